"""What readers type, and what they find."""

from pathlib import Path

import pytest
import yaml

from content.publishing.models import Status
from content.publishing.workflow import publish, withdraw
from content.reader import Reader
from content.search.indexing import index_pages
from content.search.models import SearchDocument
from content.search.results import search
from content.search.tokens import fold, joined, tokens
from tests import factories as make

ASKED = yaml.safe_load((Path(__file__).parents[1] / "data" / "searches.yaml").read_text(encoding="utf-8"))


class TestTokens:
    @pytest.mark.parametrize("typed", ["activación", "ACTIVACION", "activaciones"])
    def test_are_the_same_with_and_without_accents_capitals_and_plurals(self, typed):
        assert tokens(typed, "es") == tokens("activacion", "es")

    def test_read_traditional_characters_as_simplified(self):
        assert tokens("醫保卡", "en") == tokens("医保卡", "en")

    def test_take_chinese_in_pairs(self):
        assert tokens("社保卡 A", "en") == ["社保", "保卡", "a"]

    def test_keep_a_lone_character(self):
        assert tokens("卡", "en") == ["卡"]

    def test_join_pinyin_however_it_is_spaced(self):
        assert joined("shèbǎo kǎ") == joined("she bao ka") == joined("shebao ka") == ["shebaoka"]

    def test_fold_full_width_letters_and_tones(self):
        assert fold("Ａｐｐ nǚ ñ") == "app nu n"


@pytest.mark.every_case
@pytest.mark.usefixtures("shipped")
class TestSearch:
    @pytest.mark.parametrize("asked", [a for a in ASKED if "pages" in a], ids=lambda a: a["query"])
    def test_finds_the_page_that_answers_among_the_first_five(self, asked):
        found = search(asked["query"], Reader(asked["language"]))

        first = [f"{page.kind}:{page.key}" for page in found.pages[:5]]
        assert set(first) & set(asked["pages"]), first

    @pytest.mark.parametrize("query", ["medicare part b", "us ss-5 form", "tarjeta sanitaria madrid cita"])
    @pytest.mark.parametrize("language", ["en", "es"])
    def test_answers_no_question_about_another_country(self, query, language):
        found = search(query, Reader(language))

        assert found.understood.elsewhere
        assert not found.answers
        assert not found.nearest

    @pytest.mark.parametrize("query", ["社保卡", "shebaoka", "she bao ka", "shebao ka", "Shèbǎo kǎ"])
    @pytest.mark.parametrize("language", ["en", "es"])
    def test_finds_the_card_by_its_chinese_name_and_its_pinyin(self, query, language):
        found = search(query, Reader(language))

        assert "social-security-card" in [page.key for page in found.pages[:3]]

    @pytest.mark.parametrize(
        ("query", "language", "meant"),
        [
            ("secuirty card", "en", "security card"),
            ("targeta", "es", "tarjeta"),
            ("contrasenya", "es", "contraseña"),
            ("pasaprte", "es", "pasaporte"),
        ],
    )
    def test_finds_what_a_misspelt_word_meant_and_says_so(self, query, language, meant):
        found = search(query, Reader(language))

        assert found.corrected == meant
        assert found.pages

    def test_looks_for_a_word_as_typed_where_the_reader_insists(self):
        assert not search("secuirty", Reader("en"), as_typed=True).corrected

    @pytest.mark.parametrize("word", ["Changsha", "although", "watch", "idea"])
    def test_corrects_no_word_to_one_that_is_another(self, word):
        assert not search(f"{word} social security card", Reader("en")).corrected

    def test_names_words_that_stand_on_no_page(self):
        assert search("card zzyzx", Reader("en")).understood.unknown == ("zzyzx",)

    @pytest.mark.parametrize(
        "query", ["", "   ", '"', "' OR 1=1 --", "a* NEAR b", "{}[]()^~:&|!<->", "\x00", "卡" * 500, "the of and"]
    )
    def test_survives_whatever_is_typed(self, query):
        search(query, Reader("en"))


@pytest.mark.django_db
class TestIndex:
    def test_holds_one_row_a_page_and_language(self, django_capture_on_commit_callbacks):
        page = make.make_page(status=Status.DRAFT)

        with django_capture_on_commit_callbacks(execute=True):
            publish(page, by=None)

        assert sorted(SearchDocument.objects.values_list("language", flat=True)) == ["en", "es"]

    def test_forgets_a_page_that_was_withdrawn(self, django_capture_on_commit_callbacks):
        page = make.make_page()
        index_pages([page.pk])

        with django_capture_on_commit_callbacks(execute=True):
            withdraw(page, by=None, reason={"en": "Merged.", "es": "Se fusionó."})

        assert not SearchDocument.objects.exists()

    def test_leaves_out_the_language_a_page_is_held_back_in(self):
        page = make.make_page(offered_in="es")

        index_pages([page.pk])

        assert [row.language for row in SearchDocument.objects.all()] == ["es"]

    def test_does_not_find_what_is_held_back(self):
        page = make.make_page()
        make.make_claim(page, "rumour", hold="Nobody confirms it", **make.both("text", "Xylophone."))

        index_pages([page.pk])

        assert not search("xylophone", Reader("en")).pages
