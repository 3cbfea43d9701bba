"""What a page costs: as many queries and as many rows made into objects however much the site holds."""

from contextlib import contextmanager

import pytest
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.addresses import index_path, page_path
from tests import factories as make

MOST_QUERIES = 12


@contextmanager
def rows_counted():
    """Counts rows that become model objects."""
    counted = []
    original = models.Model.from_db.__func__
    models.Model.from_db = classmethod(lambda cls, *args: counted.append(cls) or original(cls, *args))
    try:
        yield counted
    finally:
        models.Model.from_db = classmethod(original)


def cost(path):
    """Queries and objects of one answer."""
    client = Client()
    with CaptureQueriesContext(connection) as queries, rows_counted() as rows:
        answer = client.get(path)
    assert answer.status_code == 200, path
    return len(queries), len(rows)


def furnish(numbers):
    """So many pages of every kind, each with a claim, its source and its law, and all about one another."""
    law = make.make_law(f"law-{numbers[0]}")
    feature = make.make_feature(f"feature-{numbers[0]}")
    document, phrase = make.make_document(f"paper-{numbers[0]}"), make.make_phrase(f"phrase-{numbers[0]}")
    for n in numbers:
        version = make.make_version(make.make_provision(law, str(n)))
        card = make.make_card(f"card-{n}")
        guide = make.make_guide(f"guide-{n}", card)
        pages = [
            card,
            guide,
            make.make_scheme(f"scheme-{n}"),
            make.make_question(f"question-{n}"),
            make.make_correction_page(f"correction-{n}"),
            make.make_page(f"page-{n}"),
        ]
        source = make.make_source(f"source-{n}")
        for page in pages:
            claim = make.make_claim(page, "answer", sources=[source], legal_basis="cited")
            make.make_citation(claim, version)
            page.about.set([other for other in pages if other is not page])
        make.make_situation(f"situation-{n}", pages=pages)
        make.make_value(card, feature, sources=[source])
        step = make.make_step(guide, sources=[source])
        step.phrases.add(phrase)
        make.make_requirement(guide, document, sources=[source])
        make.make_term(f"term-{n}", sources=[source])


PLACES = {
    "card": page_path("card", "en", "card-1-en"),
    "scheme": page_path("scheme", "en", "scheme-1-en"),
    "guide": page_path("guide", "en", "guide-1-en"),
    "question": page_path("question", "en", "question-1-en"),
    "correction": page_path("correction", "en", "correction-1-en"),
    "law": page_path("law", "en", "law-1-en"),
    "provision": page_path("provision", "en", "law-1-en/article-1"),
    "plain page": page_path("page", "en", "page-1-en"),
    "comparison": page_path("comparison", "en", "card-1-en-vs-card-2-en"),
    **{
        f"list: {kind}": index_path(kind, "en")
        for kind in ("card", "scheme", "comparison", "guide", "question", "correction", "law", "glossary", "phrases")
    },
    "situation": index_path("guide", "en") + "?when=situation-1",
    "list: sources": index_path("sources", "en"),
    "search": index_path("search", "en") + "?q=card",
}


@pytest.fixture
def costs(db):
    """What every place costs on a site of two pages of each kind, and of six."""
    measured = []
    for numbers in ([1, 2], [3, 4, 5, 6]):
        furnish(numbers)
        for path in PLACES.values():
            cost(path)  # What a process keeps of terms and of the words of short answers is read once.
        measured.append({name: cost(path) for name, path in PLACES.items()})
    return measured


def test_no_page_asks_the_database_more_often_or_makes_more_objects_when_the_site_grows(costs):
    few, many = costs

    assert many == few


def test_no_page_takes_more_than_twelve_queries(costs):
    assert {name: queries for name, (queries, _rows) in costs[1].items() if queries > MOST_QUERIES} == {}


def test_no_shipped_page_takes_more_than_twelve_queries(read_site):
    def most(page):
        # A file to keep is found, and then holds a guide in both languages, with its counter cards.
        return 1 + MOST_QUERIES * 2 if "Content-Disposition" in page.headers else MOST_QUERIES

    dear = {page.path: page.queries for page in read_site.pages.values() if page.queries > most(page)}

    assert dear == {}
