import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from content.evidence.models import Law
from content.publishing.workflow import publish, record_changes
from tests import factories as make
from tests.pages.reader import Reader, written
from tests.site.test_costs import furnish


@pytest.fixture(autouse=True)
def _one_connection():
    """Django would close the connection of the test at the end of each request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


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
