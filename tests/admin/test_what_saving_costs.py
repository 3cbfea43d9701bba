"""Saving costs what it changes: the same few queries and rows, however large the site."""

import pytest

from content.guides.models import Step
from content.publishing.formats import document_of, own_kind
from content.publishing.models import Revision
from content.publishing.workflow import publish
from tests import factories as make
from tests.admin.typing_editor import change_form
from tests.counting import counted

pytestmark = pytest.mark.django_db

MOST_QUERIES = 40
"""With the lock, what colleagues changed, the revision, the texts as readers see them and the search rows. Who is
asking, and what they may do, every request of the admin asks."""

CHANGED = {
    "claim": 1,
    "step": 1,
    "page": 1,
    "revision": 1,
    "searchdocument": 2,
    "searchpassage": 2,
    # Set and taken away again.
    "searchdue": 2,
}


def furnish(number, editor):
    """A published guide of twenty statements of every kind, with their sources, laws and phrases."""
    guide = make.make_guide(f"guide-{number}", make.make_card(f"card-{number}"))
    source = make.make_source(f"source-{number}")
    version = make.make_version(make.make_provision(make.make_law(f"law-{number}"), str(number)))
    phrase = make.make_phrase(f"phrase-{number}")
    term = make.make_term(f"term-{number}")
    for place in range(1, 9):
        words = make.both("text", f"Take a number, step {place}. [permit](term:{term.key}) [card](card:card-{number})")
        step = make.make_step(guide, place, sources=[source], legal_basis="cited", **words)
        make.make_citation(step, version)
        step.phrases.add(phrase)
    for place in range(1, 5):
        make.make_failure(guide, place, phrases=[phrase], sources=[source])
        make.make_requirement(guide, make.make_document(f"paper-{number}-{place}"), sources=[source])
        make.make_claim(guide, f"note-{place}", sources=[source])
    guide.hotlines.add(make.make_hotline(f"line-{number}"))
    publish(guide, by=editor)
    return guide


def ask_twenty_things(editor):
    """A published question of twenty statements, with their sources and laws."""
    question = make.make_question("may-i")
    version, source = make.make_version(), make.make_source("city-notice")
    for place in range(20):
        claim = make.make_claim(question, f"point-{place}", position=place, sources=[source], legal_basis="cited")
        make.make_citation(claim, version)
    publish(question, by=editor)
    return question


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def guide(editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return furnish(1, editor)


@pytest.fixture
def crowd(editor, django_capture_on_commit_callbacks):
    """Lets the site grow."""

    def grow(numbers):
        with django_capture_on_commit_callbacks(execute=True):
            for number in numbers:
                furnish(number, editor)

    return grow


@pytest.fixture
def by_form(desk, guide, django_capture_on_commit_callbacks):
    def save(words):
        form = change_form(desk, guide)
        place = form.place_of("step-3")
        with counted() as asked, django_capture_on_commit_callbacks(execute=True):
            answer = form.send(**{f"{place}-text_en": words, f"{place}-text_es": words})
        assert answer.status_code == 302
        return asked

    return save


@pytest.fixture
def by_verb(editor, guide, django_capture_on_commit_callbacks):
    def save(words):
        step = Step.objects.get(page=guide, slot="step-3")
        step.text_en = step.text_es = words
        page = own_kind(guide)
        with counted() as asked, django_capture_on_commit_callbacks(execute=True):
            step.save()
            publish(page, by=editor)
        return asked

    return save


class TestByTheForm:
    def test_one_statement_of_twenty_takes_at_most_forty_queries(self, desk, editor, on_commit):
        with on_commit(execute=True):
            question = ask_twenty_things(editor)
        for words in ("Take a number first.", "Take another number first."):
            form = change_form(desk, question)
            place = form.place_of("point-3")
            with counted() as asked, on_commit(execute=True):
                assert form.send(**make.both(f"{place}-text", words)).status_code == 302

        assert len(asked.queries) <= MOST_QUERIES, "\n".join(asked.queries)

    def test_of_a_guide_with_steps_papers_and_phrases_costs_little_more(self, by_form):
        by_form("Take a number first.")

        asked = by_form("Take another number first.")

        assert len(asked.queries) <= MOST_QUERIES + 5, "\n".join(asked.queries)

    def test_writes_what_changed_the_revision_and_the_search_rows_of_the_page(self, by_form):
        by_form("Take a number first.")

        assert by_form("Take a first number.").written == CHANGED | {"django_admin_log": 1}

    def test_costs_the_same_in_a_larger_site(self, by_form, crowd):
        by_form("Take a number first.")
        few = by_form("Take a first number.")
        crowd(range(2, 12))
        by_form("Take a number first.")

        many = by_form("First take a number.")

        assert (len(many.queries), many.written) == (len(few.queries), few.written)

    def test_keeps_the_document_that_the_database_holds(self, by_form, guide):
        by_form("Take a number first.")

        newest = Revision.objects.filter(page=guide).order_by("number").last()

        assert newest.document == document_of(own_kind(guide))

    def test_opening_the_form_costs_no_query_a_row(self, desk, guide):
        with counted() as asked:
            change_form(desk, guide)

        assert len(asked.queries) <= 20, "\n".join(asked.queries)


class TestByTheVerb:
    def test_one_statement_of_twenty_takes_at_most_forty_queries(self, editor, on_commit):
        with on_commit(execute=True):
            question = ask_twenty_things(editor)
        for words in ("Take a number first.", "Take another number first."):
            claim = question.claims.get(slot="point-3")
            claim.text_en = claim.text_es = words
            with counted() as asked, on_commit(execute=True):
                claim.save()
                publish(question, by=editor)

        assert len(asked.queries) <= MOST_QUERIES, "\n".join(asked.queries)

    def test_of_a_guide_with_steps_papers_and_phrases_costs_little_more(self, by_verb):
        by_verb("Take a number first.")

        asked = by_verb("Take another number first.")

        assert len(asked.queries) <= MOST_QUERIES + 5, "\n".join(asked.queries)

    def test_writes_what_changed_the_revision_and_the_search_rows_of_the_page(self, by_verb):
        by_verb("Take a number first.")

        assert by_verb("Take a first number.").written == CHANGED

    def test_costs_the_same_in_a_larger_site(self, by_verb, crowd):
        by_verb("Take a number first.")
        few = by_verb("Take a first number.")
        crowd(range(2, 12))
        by_verb("Take a number first.")

        many = by_verb("First take a number.")

        assert (len(many.queries), many.written) == (len(few.queries), few.written)
