"""What rests on a provision: exactly what a reader can see."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.evidence.models import Citation, Provision
from content.law.cited_by import cited_by, grades_of
from content.reader import Reader
from tests import factories as make

TODAY, NEW_YEAR = date(2026, 11, 22), date(2027, 1, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return make.make_version()


@pytest.fixture
def card():
    return make.make_card()


def cited(claim, version, **fields):
    make.make_citation(claim, version, **fields)
    return claim


def ids(version, language="en", on=TODAY):
    return [claim.id for page in cited_by(version.provision, Reader(language, on)) for claim in page.claims]


class TestCitedBy:
    def test_lists_a_claim_that_cites_any_version(self, card, version):
        earlier = make.make_version(version.provision, date(2001, 1, 1), in_force_until=date(2011, 6, 30))
        now, then = (make.make_claim(card, slot) for slot in ("who", "since"))
        cited(now, version)
        cited(then, earlier)

        assert set(ids(version)) == {now.pk, then.pk}

    def test_leaves_out_what_readers_do_not_see(self, card, version):
        cited(make.make_claim(card, "held", hold="not confirmed"), version)
        cited(make.make_claim(card, "later", valid_from=NEW_YEAR), version)
        cited(make.make_claim(card, "past", valid_until=date(2020, 1, 1)), version)
        cited(make.make_claim(make.make_card("draft", status="draft")), version)
        cited(make.make_claim(make.make_card("withdrawn", status="withdrawn")), version)
        cited(make.make_claim(make.make_card("spanish", offered_in="es", slug_en=None)), version)

        assert ids(version) == []
        assert ids(version, on=NEW_YEAR) == [f"card/{card.key}#later~2027-01-01"]
        assert ids(version, "es") == ["card/spanish#answer"]

    def test_leaves_out_claims_that_cite_another_provision(self, card, version):
        cited(make.make_claim(card), make.make_version(make.make_provision(number="29")))

        assert ids(version) == []

    def test_leaves_out_what_rests_on_a_wording_nobody_has_read(self, card, version):
        cited(make.make_claim(card), make.make_version(version.provision, TODAY, verified=False))

        assert ids(version) == []

    def test_lists_a_claim_once_with_all_its_grounds_strongest_first(self, card, version):
        claim = make.make_claim(card, "who")
        cited(claim, version, grade="background", paragraph=2)
        cited(claim, version, grade="says-so", paragraph=1, covers="part")

        [page] = cited_by(version.provision, Reader("en", TODAY))
        [citing] = page.claims

        assert [ground.label for ground in citing.grounds] == ["Says so", "Background"]
        assert citing.details == "Says so: paragraph 1, part of it; Background: paragraph 2"

    def test_says_from_when_to_when_a_citation_counts(self, card, version):
        cited(make.make_claim(card), version, applies_until=date(2026, 12, 31))

        [page] = cited_by(version.provision, Reader("en", TODAY))

        assert page.claims[0].details == "until 31 December 2026"

    def test_leads_to_the_claim_in_its_page(self, card, version):
        cited(make.make_claim(card, "cost", region=make.make_region("beijing")), version)

        [page] = cited_by(version.provision, Reader("es", TODAY))

        assert (page.title, page.url) == (card.title_es, card.path_in("es"))
        assert page.claims[0].url == f"{card.path_in('es')}#cost-beijing"

    def test_names_a_cell_by_its_feature(self, card, version):
        feature = make.make_feature(**make.both("name", "Pension matters", "Asuntos de pensión"))
        cited(make.make_value(card, feature, **make.both("text", "Register them.", "Inscribirlos.")), version)

        [page] = cited_by(version.provision, Reader("es", TODAY))

        assert (page.claims[0].name, page.claims[0].text) == ("Asuntos de pensión", "Inscribirlos.")

    def test_takes_the_short_answer_for_an_answer_without_words(self, card, version):
        cited(make.make_claim(card, "answer", text_en="", text_es=""), version)

        [page] = cited_by(version.provision, Reader("en", TODAY))

        assert page.claims[0].text == card.short_answer_en

    def test_shows_prose_as_plain_words(self, card, version):
        make.make_card("electronic", **make.both("title", "Electronic card"))
        cited(make.make_claim(card, "who", **make.both("text", "**Not** the [[card:electronic]].")), version)

        [page] = cited_by(version.provision, Reader("en", TODAY))

        assert page.claims[0].text == "Not the Electronic card."

    def test_asks_the_same_however_many_claims_there_are(self, card, version):
        def count():
            with CaptureQueriesContext(connection) as queries:
                cited_by(version.provision, Reader("en", TODAY))
            return len(queries)

        cited(make.make_claim(card, "first"), version)
        of_one = count()
        for number in range(5):
            cited(make.make_claim(make.make_card(f"card-{number}"), "who"), version)

        assert count() == of_one == 2


class TestGradesOf:
    def test_counts_each_claim_by_its_strongest_grade(self, card, version):
        both, background = make.make_claim(card, "both"), make.make_claim(card, "one")
        cited(both, version, grade="implies")
        cited(both, version, grade="background")
        cited(background, version, grade="background")

        grades = grades_of(cited_by(version.provision, Reader("en", TODAY)))

        assert [(grade.verdict, grade.count) for grade in grades] == [("implies", 1), ("background", 1)]


@pytest.mark.parametrize("language", ["en", "es"])
class TestShippedContent:
    def test_lists_exactly_the_shown_claims_of_published_pages_that_cite_any_version(self, shipped, language):
        shown = {}
        for citation in Citation.objects.select_related("claim__page", "version__provision"):
            page = citation.claim.page
            if not citation.claim.hold and page.status == "published" and page.is_offered_in(language):
                shown.setdefault(citation.version.provision_id, set()).add(citation.claim_id)

        provisions = Provision.objects.published(language)

        assert len(provisions) > 50
        for provision in provisions:
            listed = [claim.id for page in cited_by(provision, Reader(language, TODAY)) for claim in page.claims]
            assert len(listed) == len(set(listed))
            assert set(listed) == shown.get(provision.pk, set()), provision.key
