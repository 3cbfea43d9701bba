"""How content lies in files: one file a page in a folder for each kind, one file for each small kind of row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import models

from content.publishing.documents import (
    Document,
    Lookup,
    check_row,
    dump_rows,
    fill_links,
    fill_row,
    finish,
)
from content.publishing.kinds import PageFormat, PageKind


class FileFormat(Protocol):
    """What importing and exporting need to know of one kind of content."""

    @property
    def page_kind(self) -> str:
        """The kind of page a file holds; empty where it holds none."""

    def schema_of(self, path: str) -> type[Document] | None:
        """The shape of the file at this path, or None where the file is not of this kind."""

    def is_list(self) -> bool:
        """Whether a file holds a list of documents rather than one."""

    def export(self, lookup: Lookup) -> dict[str, Any]:
        """Every file of this kind: path → data."""

    def write_rows(self, path: str, documents: Sequence[Any], lookup: Lookup) -> None:
        """First pass: the rows themselves."""

    def write_rest(self, path: str, documents: Sequence[Any], lookup: Lookup) -> None:
        """Second pass: what points at rows of any kind."""


@dataclass(frozen=True)
class Children:
    """Rows that belong to a row and stand inside it in its file. They are written anew each time."""

    model: type[models.Model]
    parent: str
    schema: type[Document]


@dataclass(frozen=True)
class RowFile:
    """One file with every row of a small kind, sorted by key."""

    name: str
    model: type[models.Model]
    schema: type[Document]
    children: Mapping[str, Children] = field(default_factory=dict)

    @property
    def page_kind(self) -> str:
        return ""

    def schema_of(self, path: str) -> type[Document] | None:
        return self.schema if path == f"{self.name}.yaml" else None

    def is_list(self) -> bool:
        return True

    def export(self, lookup: Lookup) -> dict[str, Any]:
        rows = list(self.model._base_manager.order_by("key"))
        return {f"{self.name}.yaml": dump_with_children(rows, self.schema, self.children, lookup)}

    def to_documents(self, rows: Sequence[Any]) -> dict[Any, dict]:
        """Each row's document by its id, as its revisions keep it."""
        documents = dump_with_children(rows, self.schema, self.children, Lookup())
        return {row.pk: document for row, document in zip(rows, documents, strict=True)}

    def write_rows(self, path: str, documents: Sequence[Any], lookup: Lookup) -> None:
        known = {row.key: row for row in self.model._base_manager.all()}
        for place, document in self._parents_first(documents):
            row = known.get(document.key) or self.model(key=document.key)
            fill_row(row, document, lookup, (place,))
            check_row(row, (place,), lookup)
            if not lookup.problems:
                row.save()
                if any(f.related_model is self.model for f in self.model._meta.fields):
                    lookup.forget(self.model)
        lookup.forget(self.model)

    def _parents_first(self, documents: Sequence[Any]) -> list[tuple[int, Any]]:
        """Documents with their places; files are sorted by key, but a row needs the row it is part of."""
        rows = list(enumerate(documents))
        link = next((f.name for f in self.model._meta.fields if f.related_model is self.model), None)
        if link is None:
            return rows
        parents = {document.key: getattr(document, link) for document in documents}

        def depth(key: str | None) -> int:
            steps = 0
            while (key := parents.get(key)) and steps < len(parents):
                steps += 1
            return steps

        return sorted(rows, key=lambda row: depth(row[1].key))

    def write_rest(self, path: str, documents: Sequence[Any], lookup: Lookup) -> None:
        ids = lookup.ids(self.model)
        rows = self.model._base_manager.in_bulk([ids[document.key] for document in documents])
        for place, document in enumerate(documents):
            row = rows[ids[document.key]]
            fill_links(row, document, lookup, (place,))
            for name, children in self.children.items():
                write_children(row, children, getattr(document, name), lookup, (place, name))


def dump_with_children(rows, schema, children: Mapping[str, Children], lookup: Lookup) -> list[dict]:
    """Rows as documents with their children in place."""
    values = dump_rows(rows, schema, lookup)
    for name, kind in children.items():
        inner = list(
            kind.model._base_manager.filter(**{f"{kind.parent}__in": rows}).order_by(*(kind.model._meta.ordering or ()))
        )
        dumped = dump_rows(inner, kind.schema, lookup)
        for pk in values:
            values[pk][name] = [dumped[row.pk] for row in inner if getattr(row, f"{kind.parent}_id") == pk]
    return [finish(value, schema) for value in values.values()]


def write_children(parent, children: Children, documents, lookup: Lookup, path: tuple) -> None:
    """Replace a row's children by those of its document; where they have positions, these follow the list."""
    children.model._base_manager.filter(**{children.parent: parent}).delete()
    names = {f.name for f in children.model._meta.fields}
    for place, document in enumerate(documents):
        row = children.model(
            **{children.parent: parent},
            **({"position": place} if "position" in names else {}),
        )
        fill_row(row, document, lookup, (*path, place))
        check_row(row, (*path, place), lookup)
        if not lookup.problems:
            row.save()


@dataclass(frozen=True)
class PageFolder:
    """One file a page, in a folder named after its kind."""

    kind: PageKind

    @property
    def name(self) -> str:
        return self.kind.folder

    @property
    def format(self) -> PageFormat:
        return self.kind.format

    @property
    def page_kind(self) -> str:
        return self.kind.key

    def schema_of(self, path: str) -> type[Document] | None:
        return self.format.schema if path.startswith(f"{self.name}/") else None

    def is_list(self) -> bool:
        return False

    def export(self, lookup: Lookup) -> dict[str, Any]:
        pages = list(self._pages().order_by("key"))
        documents = self.format.to_documents(pages, lookup)
        return {f"{self.name}/{page.key}.yaml": documents[page.pk] for page in pages}

    def write_rows(self, path: str, documents: Sequence[Any], lookup: Lookup) -> None:
        [document] = documents
        page = self._pages().filter(key=document.key).first() or self.format.model(key=document.key)
        self.format.apply_row(page, document, lookup)

    def write_rest(self, path: str, documents: Sequence[Any], lookup: Lookup) -> None:
        [document] = documents
        self.format.apply_rest(self._pages().get(key=document.key), document, lookup, with_checks=True)

    def write_last(self, path: str, documents: Sequence[Any], lookup: Lookup) -> None:
        """Third pass, of pages alone: what points at the statements of any page."""
        [document] = documents
        self.format.apply_last(self._pages().get(key=document.key), document, lookup)

    def _pages(self):
        return self.format.model.objects.filter(kind=self.format.model.KIND)
