"""Addresses that the routes keep for the site itself."""

import pytest

from content.addresses import LANGUAGES, TOOL_PATHS
from content.publishing.models import Page
from content.publishing.reserved import address_problem

pytestmark = pytest.mark.django_db

WORDS = sorted({words[code] for words in TOOL_PATHS.values() for code in LANGUAGES if "/" not in words[code]})


class TestAddressProblem:
    @pytest.mark.parametrize("word", [*WORDS, "cards", "tarjetas", "law", "ley", "admin"])
    def test_refuses_a_plain_page_named_like_a_fixed_address_of_either_language(self, word):
        assert word in address_problem("page", word)

    @pytest.mark.parametrize(
        ("kind", "slug"),
        [
            ("page", "about"),
            ("page", "home"),
            ("page", "inicio"),
            ("page", "cardsmith"),
            ("card", "glossary"),
            ("card", "admin"),
            ("question", "topics"),
            ("provision", "social-insurance-law/28"),
        ],
    )
    def test_lets_a_page_have_an_address_that_leads_to_it(self, kind, slug):
        assert address_problem(kind, slug) == ""

    @pytest.mark.parametrize(
        ("kind", "slug"),
        [
            ("guide", "get-a-card/counter"),
            ("question", "topics/money"),
            ("law", "a/b"),
            ("provision", "a"),
            ("card", "a/b"),
        ],
    )
    def test_refuses_a_page_of_any_kind_that_could_never_be_opened(self, kind, slug):
        assert address_problem(kind, slug)


def test_every_shipped_page_can_be_opened(shipped):
    slugs = Page.objects.values_list("kind", "slug_en", "slug_es")

    assert [slug for kind, *some in slugs for slug in some if slug and address_problem(kind, slug)] == []
