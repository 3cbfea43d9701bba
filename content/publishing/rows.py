"""Rows that are no pages, such as sentences to show, terms or sources: how each stood from one moment on.

A row's revision keeps its document, as a page's does: the one that its content file holds.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from django.db import models, transaction
from django.utils import timezone

from cardfaq.registers import registered
from content.publishing.diff import changes
from content.publishing.freshness.keeping import follow, settle
from content.publishing.freshness.models import LaggingText
from content.publishing.models import Revision
from content.publishing.revisions import RowRevision


class RowFormat(Protocol):
    """What publishing needs to know of a kind of row."""

    @property
    def model(self) -> type[models.Model]: ...
    def to_documents(self, rows: Any) -> dict[Any, dict]: ...


def _formats() -> dict[str, RowFormat]:
    return {kind_of(row_format.model): row_format for row_format in registered("ROW_FORMATS")}


def kind_of(model: type[models.Model]) -> str:
    return model._meta.model_name or ""


def model_of_row(kind: str) -> type[models.Model] | None:
    """The model of a kind of row that keeps revisions; None where there is no such kind."""
    row_format = _formats().get(kind)
    return row_format.model if row_format else None


def has_revisions(model: type[models.Model]) -> bool:
    return kind_of(model) in _formats()


@transaction.atomic
def keep_first(row: Any) -> None:
    """Before a row is changed for the first time: keep how it stood. Nobody is told of it."""
    kind = kind_of(type(row))
    if not RowRevision.objects.filter(kind=kind, key=row.key).exists():
        RowRevision.objects.create(kind=kind, key=row.key, number=1, document=_document(row), is_seen=False)


@transaction.atomic
def record_row(row: Any, *, by: Any) -> RowRevision | None:
    """Keep how the row stands now; nothing where it stands as it did."""
    return _record(kind_of(type(row)), row.key, _document(row), by)


@transaction.atomic
def record_removal(row: Any, *, by: Any) -> RowRevision | None:
    """Keep that the row is gone."""
    return _record(kind_of(type(row)), row.key, {}, by)


def record_rows(at: datetime | None = None) -> int:
    """Keep a revision of every row that differs from its newest one. For bulk writes: an import.

    On a site that has run without such revisions the first ones tell nobody anything.
    """
    newest = {(r.kind, r.key): r for r in RowRevision.objects.order_by("number")}
    now = at or timezone.now()
    tells = bool(newest) or not Revision.objects.exclude(made_at=now).exists()
    fresh, present = [], set()
    for kind, row_format in _formats().items():
        rows = list(row_format.model._base_manager.all())
        documents = row_format.to_documents(rows)
        for row in rows:
            last, document = newest.get((kind, row.key)), documents[row.pk]
            present.add((kind, row.key))
            if last is None or last.document != document:
                fresh.append(_revision(kind, row.key, document, last, made_at=now, tells=tells))
    gone = (last for name, last in newest.items() if name not in present and last.document)
    fresh += [_revision(last.kind, last.key, {}, last, made_at=now) for last in gone]
    RowRevision.objects.bulk_create(fresh)
    waiting = set(LaggingText.objects.open().filter(page=None).values_list("kind", "key"))
    for revision in fresh:
        if (revision.kind, revision.key) in waiting:
            settle(revision.kind, revision.key, revision.document)
    return len(fresh)


def last_changes(kind: str) -> dict[str, datetime]:
    """When readers last saw each row of a kind change, by its key. Those that stand as they began are left out."""
    seen = RowRevision.objects.seen().filter(kind=kind, number__gt=1).order_by("number")
    return dict(seen.values_list("key", "made_at"))


def _document(row: Any) -> dict:
    return _formats()[kind_of(type(row))].to_documents([row])[row.pk]


def _record(kind: str, key: str, document: dict, by: Any) -> RowRevision | None:
    last = RowRevision.objects.filter(kind=kind, key=key).order_by("-number").first()
    if last and last.document == document:
        return None
    revision = _revision(kind, key, document, last, made_by=by)
    revision.save()
    if last:
        follow(kind, key, last.document, document, by=by)
    return revision


def _revision(
    kind: str, key: str, document: Mapping, last: RowRevision | None, *, tells: bool = True, **more: Any
) -> RowRevision:
    is_seen = tells and (last is None or bool(changes(last.document, document)))
    number = last.number + 1 if last else 1
    return RowRevision(kind=kind, key=key, number=number, document=document, is_seen=is_seen, **more)
