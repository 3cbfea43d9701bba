"""What a query is about and what it asks: read from rows that editors manage."""

import pytest

from content.publishing.models import Page
from content.reader import Reader
from content.search.excerpts import Piece, excerpt
from content.search.indexing import index_pages
from content.search.lexicon import lexicon
from content.search.models import SearchConcept
from content.search.results import search
from content.search.tokens import words
from tests import factories as make
from tests.search import evaluation

pytestmark = [pytest.mark.django_db, pytest.mark.every_case]


def make_concept(key, names_en, role="act", **fields):
    return SearchConcept.objects.create(
        key=key, role=role, names_en=names_en, names_es=fields.pop("names_es", ""), **fields
    )


def read(text: str, language: str = "en") -> list[str]:
    return [found.concept.key for found in lexicon(language).find(words(text))]


class TestLexicon:
    def test_takes_the_longer_of_two_names_one_within_the_other(self):
        make_concept("insurance-card", "insurance card", "subject")
        make_concept("medical-insurance-card", "medical insurance card", "subject")

        assert read("my medical insurance card") == ["medical-insurance-card"]

    def test_knows_a_name_in_any_form_of_its_words(self):
        make_concept("activate", "activate", names_es="activar")

        assert read("activating") == read("activated") == ["activate"]
        assert read("activo", "es") == read("activada", "es") == ["activate"]

    def test_leaves_out_words_that_only_link_others(self):
        make_concept("card", "", "subject", names_es="tarjeta de seguridad social")

        assert read("tarjeta seguridad social", "es") == read("tarjeta de la seguridad social", "es") == ["card"]

    def test_takes_no_other_word_for_a_link(self):
        make_concept("hospital-card", "hospital card", "subject")

        assert read("hospital with card") == []

    def test_takes_no_little_word_for_a_name_that_is_spelt_nearly_so(self):
        make_concept("unemployment", "", "subject", names_es="paro")

        assert read("tarjeta para bebé", "es") == []

    @pytest.mark.parametrize(
        "typed",
        ["社保卡", "我的社保卡丢了", "社會保障卡", "shebaoka", "she bao ka", "shè bǎo kǎ", "she4bao3ka3"],
    )
    def test_finds_chinese_in_a_run_and_pinyin_in_any_spacing(self, typed):
        make_concept("card", "", "subject", names_zh="社保卡\n社会保障卡\nshebao ka")

        assert read(typed) == ["card"]

    def test_reads_the_names_of_the_page_that_a_concept_is(self):
        card = make.make_card(name_zh="医保码", pinyin="yībǎo mǎ", **make.both("aliases", "insurance QR"))
        make_concept("code", "", "subject", page=card)

        assert read("insurance QR") == read("醫保碼") == read("yi bao ma") == ["code"]

    def test_asks_what_something_is_only_where_nothing_else_is_asked(self):
        make_concept("what-is", "what is", weight=1)
        make_concept("compare", "difference")

        assert read("what is the difference") == ["compare"]
        assert read("what is it") == ["what-is"]


class TestRanking:
    def test_prefers_the_page_about_the_thing_and_the_act_to_one_that_shares_a_word(self):
        make_concept("code", "medical code", "subject")
        make_concept("lost", "lost\nlose\nstolen")
        wanted = make.make_page("lost-code", **make.both("title", "If your medical code is stolen"))
        other = make.make_page("lost-umbrella", **make.both("title", "Lost umbrella"))
        index_pages([wanted.pk, other.pk])

        assert search("I lose my medical code", Reader("en")).pages[0].key == "lost-code"

    def test_puts_a_page_for_one_group_after_the_plain_one_unless_the_group_is_named(self):
        make_concept("apply", "apply")
        make_concept("child", "child", "group")
        plain = make.make_page("plain", **make.both("title", "Apply for a card"))
        child = make.make_page("child", **make.both("title", "Apply for a child"))
        index_pages([plain.pk, child.pk])

        assert [page.key for page in search("apply", Reader("en")).pages] == ["plain", "child"]
        assert search("apply child", Reader("en")).pages[0].key == "child"

    def test_offers_what_is_often_meant_instead_after_the_thing_itself(self):
        card = make_concept("card", "social card", "subject")
        make_concept("medical", "medical card", "subject").near.add(card)
        own = make.make_page("own", **make.both("title", "Medical card password"))
        near = make.make_page("near", **make.both("title", "Social card password"))
        index_pages([own.pk, near.pk])

        assert [page.key for page in search("medical card", Reader("en")).pages] == ["own", "near"]

    def test_answers_nothing_about_what_this_site_does_not_cover_though_its_words_stand_here(self):
        make_concept("visa", "visa", "elsewhere")
        page = make.make_page("card", body_en="Bring the visa.", **make.both("title", "Apply for the card"))
        index_pages([page.pk])

        found = search("apply for a visa", Reader("en"))

        assert found.understood.elsewhere == ("visa",)
        assert (found.answers, found.nearest) == ((), ())

    def test_says_what_it_does_not_cover_with_the_accents_it_was_typed_with(self):
        make_concept("licence", "", "elsewhere", names_es="carné de conducir")

        assert search("renovar carné de conducir", Reader("es")).understood.elsewhere == ("carné de conducir",)


class TestPassages:
    def test_show_the_statement_that_answers_its_words_marked(self):
        page = make.make_page("card")
        make.make_claim(page, "one", **make.both("text", "It is made of plastic."))
        make.make_claim(page, "two", **make.both("text", "A xylophone stands in the office."))
        index_pages([page.pk])

        [found] = search("xylophones", Reader("en")).answers

        assert found.passage_url.endswith("#two")
        assert Piece("xylophone", is_marked=True) in found.passage

    def test_never_show_what_is_held_back(self):
        page = make.make_page("card", body_en="xylophone")
        make.make_claim(page, "rumour", hold="Nobody confirms it", **make.both("text", "A xylophone."))
        index_pages([page.pk])

        assert not search("xylophone", Reader("en")).answers[0].passage

    def test_are_cut_to_the_words_that_matter(self):
        text = "word " * 200 + "xylophone " + "word " * 200

        pieces = excerpt(text, {"xylophon"}, "en")

        assert sum(len(piece.text) for piece in pieces) < 300
        assert [piece.text for piece in pieces if piece.is_marked] == ["xylophone"]

    def test_mark_chinese_letter_by_letter(self):
        assert Piece("社保卡", is_marked=True) in excerpt("我的社保卡丢了", {"社保", "保卡"}, "en")


@pytest.mark.usefixtures("shipped")
class TestEvaluation:
    """Not one query, but all of them: what readers type and the pages that settle it."""

    def test_finds_what_readers_ask_first_or_among_the_first_three(self):
        found = evaluation.measures(evaluation.evaluate(kept=False))

        for language, first, among_three in (("en", 0.75, 0.92), ("es", 0.85, 0.95), ("zh", 0.85, 0.95)):
            assert found[f"{language} all"].first >= first, found[f"{language} all"]
            assert found[f"{language} all"].among_three >= among_three, found[f"{language} all"]
        assert found["all out-of-subject"].first >= 0.95

    def test_names_only_pages_that_are_there(self):
        there = {page.reference for page in Page.objects.published()}
        assert not {page for asked in evaluation.short_queries() for page in asked.pages} - there
