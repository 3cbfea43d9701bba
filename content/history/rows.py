"""Revisions of rows that are no pages as what readers are told: which sentence, term or source changed, and when."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content.addresses import history_path, index_path
from content.glossary.phrases import phrase_path
from content.glossary.terms import term_path
from content.history.revisions import MOST, ONLY_IN, PartFacts, RevisionFacts
from content.markup import plain
from content.publishing.diff import Change, changes
from content.publishing.models import Revision
from content.publishing.revisions import RowRevision
from content.publishing.rows import model_of_row
from content.reader import Reader

READ_AT = {
    "phrase": phrase_path,
    "term": term_path,
    "source": lambda key, language: f"{index_path('sources', language)}#source-{key}",
    "reply": lambda key, language: index_path("phrases", language),
    "situation": lambda key, language: index_path("needs", language),
    "finder": lambda key, language: index_path("finder", language),
    "result": lambda key, language: index_path("finder", language),
}
"""Where readers read a row of a kind. Rows of other kinds stand on many pages, and on none of their own."""

NAMES = ("rendering", "meaning", "name", "publisher", "title", "text", "before")
"""The field by which a row is known, whichever it has."""


def read_row_history(kind: str, key: str, reader: Reader) -> list[RevisionFacts]:
    """What readers were told of one row, newest first."""
    return _read(RowRevision.objects.seen().filter(kind=kind, key=key), reader)


def read_row_news(reader: Reader) -> list[RevisionFacts]:
    """The newest changes of all rows, without those that the site opened with."""
    opening = Revision.objects.order_by("pk").values("made_at")[:1]
    began_with = Q(number=1, made_at=Subquery(opening))
    return _read(RowRevision.objects.seen().exclude(began_with), reader)


def name_of_row(document: Mapping[str, Any], key: str, reader: Reader) -> str:
    """A row as readers know it: its Chinese and our words for it."""
    ours = next((document[name].get(reader.language, "") for name in NAMES if document.get(name)), "")
    chinese = document.get("zh") or document.get("name_zh") or ""
    return " ".join(filter(None, (chinese, plain(ours)))) or key


def _read(revisions: QuerySet[RowRevision], reader: Reader) -> list[RevisionFacts]:
    """Each compared with the one before it. One query."""
    before = RowRevision.objects.filter(kind=OuterRef("kind"), key=OuterRef("key"), number__lt=OuterRef("number"))
    rows = revisions.annotate(before=Subquery(before.order_by("-number").values("document")[:1])).order_by("-pk")
    columns = ("kind", "key", "number", "made_at", "document", "before")
    return [_facts(row, reader) for row in rows.values_list(*columns, named=True)[:MOST]]


def _facts(row: Any, reader: Reader) -> RevisionFacts:
    model: Any = model_of_row(row.kind)
    label = capfirst(str(model._meta.verbose_name)) if model else row.kind
    is_gone = not row.document
    name = name_of_row(row.document or row.before or {}, row.key, reader)
    changed = changes(row.before, row.document) if row.before and not is_gone else []
    return RevisionFacts(
        number=row.number,
        made_at=row.made_at,
        title=f"{label}: {name}",
        url="" if is_gone or row.kind not in READ_AT else READ_AT[row.kind](row.key, reader.language),
        history_url=history_path(row.kind, row.key, reader.language),
        note=SafeString(),
        note_language="",
        parts=tuple(_part(change, model, reader) for change in changed),
        is_first=not row.before,
        is_gone=is_gone,
    )


def _part(change: Change, model: Any, reader: Reader) -> PartFacts:
    what = {"added": _("added"), "changed": _("changed"), "removed": _("removed"), "moved": _("changed")}[change.what]
    only = str(ONLY_IN[change.languages[0]]) if change.languages else ""
    return PartFacts(plain(change.said.get(reader.language, "")) or _field(model, change.field), what, "", only)


def _field(model: Any, name: str) -> str:
    try:
        return capfirst(str(model._meta.get_field(name).verbose_name))
    except (FieldDoesNotExist, AttributeError):
        return _("Other details")
