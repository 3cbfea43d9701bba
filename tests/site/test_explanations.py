"""What an editor writes as a page's explanation is read on it, whatever kind of page it is, and found by it."""

import pytest

from content.reader import Reader
from content.search.indexing import index_pages
from content.search.results import search
from tests import factories as make

pytestmark = pytest.mark.django_db

WORDS = {"en": "Beforehand, photograph the [[card:bank-card]].", "es": "Antes, fotografíe la [[card:bank-card]]."}


def comparison(**fields):
    one, other = make.make_card("one"), make.make_card("other")
    for card in (one, other):
        make.make_value(card, make.make_feature(card.key))
    return make.make_comparison(one, other, **fields)


def provision(**fields):
    provision = make.make_provision(**fields)
    make.make_version(provision)
    return provision


MAKERS = {
    "card": make.make_card,
    "scheme": make.make_scheme,
    "guide": make.make_guide,
    "comparison": comparison,
    "question": make.make_question,
    "correction": make.make_correction_page,
    "article": lambda **fields: make.make_correction_page(is_article=True, **fields),
    "law": make.make_law,
    "provision": provision,
    "page": make.make_page,
}


@pytest.fixture(params=MAKERS)
def explained(request):
    make.make_card("bank-card", **make.both("title", "Bank card", "Tarjeta bancaria"))
    page = MAKERS[request.param](body_en=WORDS["en"], body_es=WORDS["es"])
    make.make_claim(page)
    return page


@pytest.mark.parametrize(
    ("language", "words", "card"),
    [("en", "Beforehand, photograph the", "Bank card"), ("es", "Antes, fotografíe la", "Tarjeta bancaria")],
)
class TestAnExplanation:
    def test_stands_on_its_page_with_its_references(self, client, explained, language, words, card):
        html = client.get(explained.path_in(language)).content.decode()

        assert words in html
        assert f">{card}</a>" in html.split(words)[1].partition("</p>")[0]

    def test_is_found_by_its_words(self, explained, language, words, card):
        index_pages([explained.pk])

        results = search(words.split()[1], Reader(language))

        assert explained.pk in [page.pk for page in results.pages]


def test_a_page_without_an_explanation_has_no_heading_for_one(client):
    question = make.make_question()
    make.make_claim(question)

    assert "Explanation" not in client.get(question.path_in("en")).content.decode()
