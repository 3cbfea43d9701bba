import pytest

from content.evidence.models import Law
from content.publishing.workflow import publish, record_changes
from tests import factories as make
from tests.pages.reader import Reader, written
from tests.site.test_costs import furnish


@pytest.fixture
def reader(db):
    """A process that serves a site of two pages of each kind, all about one another."""
    furnish([1, 2])
    make.make_audience("student")
    make.make_region()
    record_changes()
    # The pages a site opens with are no news; this is one.
    law = Law.objects.get(slug_en="law-1-en")
    law.title_en = "A law of another title"
    publish(law, by=None, note="Renamed")
    written()
    return Reader()
