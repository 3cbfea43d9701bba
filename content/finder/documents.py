"""Finders as documents: one file a finder with its questions, one file for all results."""

from collections.abc import Collection, Sequence
from typing import Any

from content.exchange.formats import Children, Sheet, dump_with_children, write_children
from content.finder.models import Finder, FinderAnswer, FinderQuestion
from content.publishing.documents import Naming, Schema, Words, dump_rows, finish
from content.publishing.lookup import Lookup
from content.publishing.writing import Entry, write_entries


class FinderAnswerSchema(Schema):
    key: str
    label: Words
    printed_zh: str = ""
    next: str | None = None
    result: str | None = None


class FinderQuestionSchema(Schema):
    hand_written = frozenset({"answers"})
    namings = (Naming(("key",), "folder"),)

    key: str
    question: Words
    help: Words = Words()
    answers: list[FinderAnswerSchema]


class FinderSchema(Schema):
    hand_written = frozenset({"questions", "start"})

    key: str
    title: Words
    start: str
    questions: list[FinderQuestionSchema]


class ResultSchema(Schema):
    key: str
    title: Words
    text: Words
    card: str | None = None
    pages: list[str] = []
    topics: str = ""
    provisions: list[str] = []


class FinderFolder:
    """One file a finder, with its questions and their answers."""

    name = "finders"
    page_kind = ""

    def schema_of(self, path: str) -> type[Schema] | None:
        return FinderSchema if path.startswith("finders/") else None

    def is_list(self) -> bool:
        return False

    model = row_model = Finder

    def export(self, lookup: Lookup, only: Collection[str] | None = None) -> dict[str, Any]:
        finders = Finder.objects.select_related("start").order_by("key")
        if only is not None:
            mine = [path for path in only if self.schema_of(path)]
            finders = finders.filter(key__in=[path.partition("/")[2].removesuffix(".yaml") for path in mine])
        some = list(finders) if only is None or mine else []
        documents = self.to_documents(some, lookup)
        return {f"finders/{finder.key}.yaml": documents[finder.pk] for finder in some}

    def to_documents(self, finders: Sequence[Finder], lookup: Lookup | None = None) -> dict[Any, dict]:
        """Each finder's document by its id."""
        lookup = lookup or Lookup()
        documents = dump_rows(finders, FinderSchema, lookup)
        for finder in finders:
            questions = list(finder.questions.order_by("key"))
            documents[finder.pk]["start"] = finder.start.key if finder.start else ""
            documents[finder.pk]["questions"] = dump_with_children(
                questions, FinderQuestionSchema, {"answers": ANSWERS}, lookup
            )
        return {finder.pk: finish(documents[finder.pk], FinderSchema) for finder in finders}

    def write_rows(self, sheets: Sequence[Sheet], lookup: Lookup) -> None:
        finders = self._finders(sheets)
        write_entries(finders, lookup)
        if not any(finder.problems for finder in finders):
            write_entries(self._questions(finders), lookup)

    def write_rest(self, sheets: Sequence[Sheet], lookup: Lookup) -> None:
        finders = self._finders(sheets)
        for finder in finders:
            with lookup.noting(finder.problems):
                start = lookup.find(FinderQuestion, finder.document.start, ("start",))
            if start and start != finder.row.start_id:
                Finder.objects.filter(pk=finder.row.pk).update(start=start)
        write_children(self._questions(finders), "answers", ANSWERS, lookup)

    @staticmethod
    def _finders(sheets: Sequence[Sheet]) -> list[Entry]:
        rows = Finder.objects.in_bulk([one.key for sheet in sheets for one in sheet.documents], field_name="key")
        return [
            Entry(rows.get(one.key) or Finder(key=one.key), one, (), sheet.problems)
            for sheet in sheets
            for one in sheet.documents
        ]

    @staticmethod
    def _questions(finders: Sequence[Entry]) -> list[Entry]:
        rows = FinderQuestion.objects.in_bulk(
            [one.key for finder in finders for one in finder.document.questions], field_name="key"
        )
        return [
            Entry(
                rows.get(one.key) or FinderQuestion(key=one.key),
                one,
                ("questions", place),
                finder.problems,
                {"finder_id": finder.row.pk},
            )
            for finder in finders
            for place, one in enumerate(finder.document.questions)
        ]


ANSWERS = Children(FinderAnswer, "question", FinderAnswerSchema)
FINDERS = FinderFolder()
