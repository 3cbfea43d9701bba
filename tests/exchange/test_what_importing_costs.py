"""An import costs what it changes: a second run writes nothing, one changed page costs the same in any site."""

import re

import pytest
from django.conf import settings

from content.exchange.exporting import export_folder
from content.exchange.importing import import_folder
from content.files import FILE_FORMATS
from content.publishing.formats import document_of, own_kind
from content.publishing.models import Page, Revision
from content.publishing.workflow import record_changes
from tests import factories as make
from tests.counting import counted

pytestmark = pytest.mark.django_db

MOST_QUERIES = 65
"""For one page of twenty statements: comparing it with what stands there, its revision and its search rows."""


def furnish(number):
    """A public question of twenty statements."""
    question = make.make_question(f"question-{number}")
    source = make.make_source(f"source-{number}")
    version = make.make_version(make.make_provision(make.make_law(f"law-{number}"), str(number)))
    for place in range(20):
        claim = make.make_claim(question, f"point-{place}", position=place, sources=[source], legal_basis="cited")
        make.make_citation(claim, version)
    return question


@pytest.fixture
def folder(tmp_path):
    """The files of a site, as they were imported last."""

    def exported(numbers):
        for number in numbers:
            furnish(number)
        export_folder(tmp_path, FILE_FORMATS)
        import_folder(tmp_path, FILE_FORMATS, overwrite=True, after=record_changes)
        return tmp_path

    return exported


def alone(folder, page, tmp_path_factory):
    """A folder with the file of this page and nothing else."""
    own = tmp_path_factory.mktemp("alone")
    (own / "questions").mkdir()
    (own / "questions" / f"{page}.yaml").write_text((folder / "questions" / f"{page}.yaml").read_text())
    return own


def reword(folder, words):
    """Change one statement in the file of the first question."""
    file = folder / "questions" / "question-1.yaml"
    text, count = re.subn(r"(slot: point-3\n  text:\n    en: ).*\n", rf"\g<1>{words}\n", file.read_text(), count=1)
    assert count == 1
    file.write_text(text)


@pytest.fixture
def bring(django_capture_on_commit_callbacks):
    def bring(folder):
        with counted() as asked, django_capture_on_commit_callbacks(execute=True):
            import_folder(folder, FILE_FORMATS, after=record_changes)
        return asked

    return bring


class TestASecondRun:
    def test_writes_nothing(self, folder, bring):
        files = folder([1, 2])
        bring(files)

        assert bring(files).written == {}

    def test_of_the_shipped_content_writes_nothing(self, shipped, bring):
        assert bring(settings.BASE_DIR / "content" / "fixtures").written == {}


class TestOnePage:
    def test_of_twenty_statements_takes_a_few_dozen_queries(self, folder, bring, tmp_path_factory):
        own = alone(folder([1]), "question-1", tmp_path_factory)
        reword(own, "One.")
        bring(own)
        reword(own, "Two.")

        asked = bring(own)

        assert len(asked.queries) <= MOST_QUERIES, "\n".join(asked.queries)

    def test_writes_the_statement_the_revision_and_the_search_rows_of_the_page(self, folder, bring, tmp_path_factory):
        own = alone(folder([1]), "question-1", tmp_path_factory)
        reword(own, "One more.")
        bring(own)
        reword(own, "More one.")

        assert bring(own).written == {
            "claim": 1,
            "page": 2,  # Its day of change and its version.
            "revision": 1,
            "searchdocument": 1,
            "searchpassage": 1,
            "searchdue": 2,  # Set and taken away again.
            "importedfile": 1,
        }

    def test_costs_the_same_in_a_larger_site(self, folder, bring, tmp_path_factory):
        own = alone(folder([1]), "question-1", tmp_path_factory)
        reword(own, "One more.")
        bring(own)
        reword(own, "More one.")
        few = bring(own)
        folder(range(2, 12))
        reword(own, "One more.")
        bring(own)
        reword(own, "More one.")

        many = bring(own)

        assert (len(many.queries), many.written) == (len(few.queries), few.written)

    def test_is_kept_as_it_stands_in_the_database(self, folder, bring, tmp_path_factory):
        own = alone(folder([1]), "question-1", tmp_path_factory)
        reword(own, "One.")
        bring(own)

        page = own_kind(Page.objects.get(key="question-1"))

        assert Revision.objects.newest().get(page=page.pk).document == document_of(page)
