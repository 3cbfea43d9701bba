"""What is the same for every reader is drawn once: the proof of a statement, however many read it."""

import pytest
from django.template import engines
from django.utils import translation

from content.evidence.reading.claims import read_claims
from content.reader import Reader
from content.templatetags.kept import _drawn
from tests import factories as make

pytestmark = pytest.mark.django_db

PROOF = "{% include 'components/mark.html' %}"


@pytest.fixture(autouse=True)
def _nothing_kept():
    _drawn.cache_clear()


@pytest.fixture
def claim():
    return make.make_claim(make.make_guide(), "cost", as_of="2026")


def drawn(claim, **more):
    [facts] = read_claims([claim.page_id], Reader("en"))
    return engines["django"].from_string(PROOF).render({"claim": facts, "report_url": "/en/report/", **more})


class TestTheProofOfAStatement:
    def test_is_drawn_once_for_all_who_read_it(self, claim):
        first = drawn(claim)
        before = _drawn.cache_info()

        assert drawn(claim) == first
        assert _drawn.cache_info().hits == before.hits + 1
        assert _drawn.cache_info().misses == before.misses

    def test_is_drawn_anew_when_anything_it_says_has_changed(self, claim):
        assert "As of 2026." in drawn(claim)

        claim.as_of = "2027"
        claim.save()

        assert "As of 2027." in drawn(claim)

    def test_is_another_one_in_another_language(self, claim):
        english = drawn(claim)
        with translation.override("es"):
            assert drawn(claim) != english
