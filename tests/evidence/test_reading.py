"""Claims as values, with their legal basis as of a day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.evidence.reading.claims import read_claims
from content.reader import Reader
from tests import factories as make

BEFORE, AFTER = date(2026, 12, 31), date(2027, 1, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    return make.make_card()


class TestReadClaims:
    def test_gives_the_words_of_the_language_asked_for(self, card):
        make.make_claim(card, "who", **make.both("text", "Almost everyone.", "Casi todas las personas."))

        assert "Casi todas" in read_claims([card.pk], Reader("es")).slot("who").text
        assert "Almost" in read_claims([card.pk], Reader("en")).slot("who").text

    def test_takes_the_short_answer_for_an_answer_without_words(self, card):
        make.make_claim(card, "answer", text_en="", text_es="")

        assert card.short_answer_es in read_claims([card.pk], Reader("es")).answer.text

    def test_never_shows_what_is_held_back(self, card):
        make.make_claim(card, "who", hold="Nobody confirms it")

        assert not read_claims([card.pk], Reader("en"))

    def test_shows_a_claim_only_between_its_days(self, card):
        make.make_claim(card, "rule", valid_until=BEFORE, **make.both("text", "The old rule."))
        make.make_claim(card, "rule", valid_from=AFTER, **make.both("text", "The new rule."))

        [old] = read_claims([card.pk], Reader("en", BEFORE))
        [new] = read_claims([card.pk], Reader("en", AFTER))

        assert ("old" in old.text, "new" in new.text) == (True, True)

    def test_links_a_source_only_where_it_may_be_linked(self, card):
        mirror = make.make_source("mirror", may_link=False)
        ministry = make.make_source("ministry")
        make.make_claim(card, "who", sources=[mirror, ministry])

        sources = {source.key: source.url for source in read_claims([card.pk], Reader("en")).slot("who").sources}

        assert sources == {"mirror": "", "ministry": ministry.url}

    @pytest.mark.parametrize(
        ("offered_in", "links"), [("both", (True, True)), ("en", (True, False)), ("es", (False, True))]
    )
    def test_links_an_article_only_in_the_languages_it_exists_in(self, card, offered_in, links):
        article = make.make_provision(offered_in=offered_in)
        make.make_citation(make.make_claim(card, "who"), make.make_version(article))

        cited = [read_claims([card.pk], Reader(language)).slot("who").all_citations[0] for language in ("en", "es")]

        assert tuple(bool(citation.url) for citation in cited) == links

    def test_says_when_and_how_a_claim_was_checked(self, card):
        make.make_claim(card, "who", checked=date(2026, 11, 22))

        claim = read_claims([card.pk], Reader("en")).slot("who")

        assert claim.checked_on == date(2026, 11, 22)
        assert claim.checked_how == "Read in a stored copy"

    def test_asks_the_database_as_often_for_six_claims_as_for_two(self, card):
        version = make.make_version()

        def cost(claims):
            for number in range(claims):
                make.make_citation(make.make_claim(card, f"point-{claims}-{number}"), version)
            with CaptureQueriesContext(connection) as queries:
                read_claims([card.pk], Reader("en"))
            return len(queries)

        assert cost(2) == cost(4) <= 6


class TestLegalBasis:
    def test_rests_today_on_what_is_in_force_today(self, card):
        claim = make.make_claim(card, "who", legal_basis="cited")
        make.make_citation(claim, make.make_version(first=AFTER), "implies")

        before, after = (read_claims([card.pk], Reader("en", day)).slot("who") for day in (BEFORE, AFTER))

        assert (before.legal_basis, after.legal_basis) == ("none-found", "cited")
        assert [c.from_date for c in before.coming] == [AFTER]
        assert not after.coming

    def test_ends_with_the_last_day_of_a_citation(self, card):
        claim = make.make_claim(card, "who", legal_basis="cited")
        make.make_citation(claim, grade="says-so", applies_until=BEFORE)

        before, after = (read_claims([card.pk], Reader("en", day)).slot("who") for day in (BEFORE, AFTER))

        assert (before.legal_basis, after.legal_basis) == ("cited", "none-found")
        assert [c.until_date for c in after.ended] == [BEFORE]

    def test_is_background_where_nothing_says_or_implies_it(self, card):
        claim = make.make_claim(card, "who", legal_basis="none-found")
        make.make_citation(claim, grade="background")

        assert read_claims([card.pk], Reader("en")).slot("who").legal_basis == "background"

    def test_stays_not_examined_until_somebody_looks(self, card):
        make.make_claim(card, "who", legal_basis="not-examined")

        assert read_claims([card.pk], Reader("en")).slot("who").legal_basis == "not-examined"

    def test_never_rests_on_wording_nobody_has_read(self, card):
        claim = make.make_claim(card, "who", legal_basis="cited")
        make.make_citation(claim, make.make_version(verified=False), "says-so")

        assert read_claims([card.pk], Reader("en")).slot("who").legal_basis == "none-found"

    def test_shows_what_speaks_against_a_claim_without_counting_it_as_support(self, card):
        claim = make.make_claim(card, "who", legal_basis="none-found")
        make.make_citation(claim, grade="contradicts")

        read = read_claims([card.pk], Reader("en")).slot("who")

        assert [c.grade for c in read.against] == ["contradicts"]
        assert (read.citations, read.legal_basis) == ((), "none-found")
