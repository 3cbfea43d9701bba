"""How far a statement can be relied on, as one mark; and how far a page can."""

from datetime import date

import pytest

from content.evidence.reading.claims import read_claims
from content.evidence.reading.marks import LEAST, Mark, mark_of, reliance_of, worst
from content.reader import Reader
from tests import factories as make

pytestmark = pytest.mark.django_db

SURE = {"law_says_so": False, "is_confirmed": True, "is_disputed": False}


class TestMark:
    @pytest.mark.parametrize(
        ("qualities", "mark"),
        [
            (["official"], Mark.OFFICIAL),
            (["official", "official-copy", "law"], Mark.OFFICIAL),
            (["official", "press"], Mark.MIXED),
            (["official", "commercial"], Mark.MIXED),
            (["press"], Mark.OTHER),
            (["institution", "press"], Mark.OTHER),
            (["press", "commercial"], Mark.WEAK),
            (["aggregator"], Mark.WEAK),
        ],
    )
    def test_never_says_more_than_the_worst_that_it_opens_to(self, qualities, mark):
        assert mark_of(qualities, **SURE) == mark

    def test_is_official_where_a_law_says_so_and_no_page_is_listed(self):
        assert mark_of([], **{**SURE, "law_says_so": True}) == Mark.OFFICIAL

    def test_says_that_nobody_confirms_whatever_is_listed(self):
        assert mark_of(["official"], **{**SURE, "is_confirmed": False}) == Mark.NOBODY

    def test_says_that_sources_disagree_where_an_article_speaks_against_it(self):
        assert mark_of(["official"], **{**SURE, "is_disputed": True}) == Mark.DISPUTED

    def test_of_several_statements_is_the_worst_of_them(self):
        assert worst([Mark.OFFICIAL, Mark.WEAK, Mark.MIXED]) == Mark.WEAK
        assert set(LEAST) == set(Mark)


class TestAStatement:
    @pytest.mark.parametrize("grade", ["tension", "contradicts"])
    def test_that_its_own_citation_contradicts_is_not_called_official(self, grade):
        claim = make.make_claim(make.make_card(), "who", sources=[make.make_source()], verified=True)
        make.make_citation(claim, make.make_version(), grade=grade)

        [read] = [claim for claim in read_claims([claim.page_id], Reader("en")) if claim.slot == "who"]

        assert read.mark == Mark.DISPUTED

    def test_opens_by_its_mark_to_its_sources(self, client):
        card = make.make_card()
        make.make_claim(card, "who", sources=[make.make_source("bureau", quality="press")], verified=True)

        html = client.get(card.path_in("en")).content.decode()

        opened = html[html.index('id="who"') :].partition('class="mark"')[2]
        assert opened.index("mark__sign--other") < opened.index("</summary>") < opened.index("Bureau")


class TestAPage:
    def test_counts_what_rests_on_official_texts_and_what_on_less(self):
        day = date(2026, 11, 22)
        found = [(Mark.OFFICIAL, "stored-copy", day), (Mark.MIXED, "stored-copy", day), (Mark.WEAK, "live", None)]

        reliance = reliance_of([*found, (Mark.NOBODY, "telephone", date(2026, 11, 20))])

        assert (reliance.statements, reliance.official, reliance.weaker, reliance.nobody) == (4, 2, 1, 1)
        assert (reliance.oldest, reliance.by_telephone, reliance.from_copies) == (date(2026, 11, 20), 1, 2)

    def test_says_so_once(self, client):
        guide = make.make_guide()
        for slot, quality in (("time", "official"), ("cost", "commercial")):
            source = make.make_source(f"page-{slot}", quality=quality)
            make.make_claim(guide, slot, sources=[source], verified=True, checked=date(2026, 11, 22))

        html = client.get(guide.path_in("en")).content.decode()

        assert html.count('id="reliance"') == 1
        words = " ".join(html[html.index('id="reliance"') :].partition("</aside>")[0].split())
        assert "statements on this page rest on official texts." in words
        assert "Written on 22 November 2026 from stored copies of those pages." in words
        assert "Nobody has telephoned yet" in words
