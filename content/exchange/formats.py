"""How content lies in files: one file a page in a folder for each kind, one file for each small kind of row."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import models

from content.publishing.documents import Schema, dump_rows, finish
from content.publishing.kinds import PageFormat, PageKind
from content.publishing.lookup import Lookup, Problem
from content.publishing.writing import Entry, fill_rows, insert_rows, write_entries, write_links


@dataclass
class Sheet:
    """What one file holds, and what is wrong with it."""

    documents: Sequence[Any]
    problems: list[Problem] = field(default_factory=list)


class FileFormat(Protocol):
    """What importing and exporting need to know of one kind of content."""

    @property
    def page_kind(self) -> str:
        """The kind of page a file holds; empty where it holds none."""

    @property
    def row_model(self) -> type[models.Model] | None:
        """The model of the rows that a file holds; None where it holds pages."""

    def schema_of(self, path: str) -> type[Schema] | None:
        """The shape of the file at this path, or None where the file is not of this kind."""

    def is_list(self) -> bool:
        """Whether a file holds a list of documents rather than one."""

    def export(self, lookup: Lookup, only: Collection[str] | None = None) -> dict[str, Any]:
        """Every file of this kind, or those of these paths: path → data."""

    def write_rows(self, sheets: Sequence[Sheet], lookup: Lookup) -> None:
        """First pass: the rows themselves."""

    def write_rest(self, sheets: Sequence[Sheet], lookup: Lookup) -> None:
        """Second pass: what points at rows of any kind."""


@dataclass(frozen=True)
class Children:
    """Rows that belong to a row and stand inside it in its file. Where they differ they are written anew."""

    model: type[models.Model]
    parent: str
    schema: type[Schema]


@dataclass(frozen=True)
class RowFile:
    """One file with every row of a small kind, sorted by key."""

    name: str
    model: type[models.Model]
    schema: type[Schema]
    children: Mapping[str, Children] = field(default_factory=dict)

    @property
    def page_kind(self) -> str:
        return ""

    @property
    def row_model(self) -> type[models.Model]:
        return self.model

    def schema_of(self, path: str) -> type[Schema] | None:
        return self.schema if path == f"{self.name}.yaml" else None

    def is_list(self) -> bool:
        return True

    def export(self, lookup: Lookup, only: Collection[str] | None = None) -> dict[str, Any]:
        path = f"{self.name}.yaml"
        if only is not None and path not in only:
            return {}
        rows = list(self.model._base_manager.order_by("key"))
        return {path: dump_with_children(rows, self.schema, self.children, lookup)}

    def to_documents(self, rows: Sequence[Any]) -> dict[Any, dict]:
        """Each row's document by its id, as its revisions keep it."""
        documents = dump_with_children(rows, self.schema, self.children, Lookup())
        return {row.pk: document for row, document in zip(rows, documents, strict=True)}

    def write_rows(self, sheets: Sequence[Sheet], lookup: Lookup) -> None:
        for sheet in sheets:
            for some in self._parents_first(self._entries(sheet)):
                if not sheet.problems:
                    write_entries(some, lookup)

    def write_rest(self, sheets: Sequence[Sheet], lookup: Lookup) -> None:
        for sheet in sheets:
            entries = self._entries(sheet)
            write_links(entries, lookup)
            for name, children in self.children.items():
                write_children(entries, name, children, lookup)

    def _entries(self, sheet: Sheet) -> list[Entry]:
        known = self.model._base_manager.in_bulk([one.key for one in sheet.documents], field_name="key")
        return [
            Entry(known.get(one.key) or self.model(key=one.key), one, (place,), sheet.problems)
            for place, one in enumerate(sheet.documents)
        ]

    def _parents_first(self, entries: Sequence[Entry]) -> list[list[Entry]]:
        """Files are sorted by key, but a row needs the row it is part of: floor by floor, each written together."""
        link = next((f.name for f in self.model._meta.fields if f.related_model is self.model), None)
        if link is None:
            return [[*entries]]
        parents = {entry.document.key: getattr(entry.document, link) for entry in entries}

        def depth(key: str | None) -> int:
            steps = 0
            while (key := parents.get(key)) and steps < len(parents):
                steps += 1
            return steps

        floors: dict[int, list[Entry]] = defaultdict(list)
        for entry in entries:
            floors[depth(entry.document.key)].append(entry)
        return [floors[floor] for floor in sorted(floors)]


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


def write_children(parents: Sequence[Entry], name: str, children: Children, lookup: Lookup) -> None:
    """Make the children of these rows those of their documents; where they have positions, these follow the list."""
    if not parents:
        return
    parent_field: Any = children.model._meta.get_field(children.parent)
    column: str = parent_field.attname
    has_position = any(f.name == "position" for f in children.model._meta.fields)
    stored = _children_of([parent.row.pk for parent in parents], column, children, lookup)
    replaced: list[Any] = []
    fresh: list[Entry] = []
    for parent in parents:
        documents = getattr(parent.document, name)
        if [one.model_dump(mode="json", exclude_defaults=True) for one in documents] == stored[parent.row.pk]:
            continue
        replaced.append(parent.row.pk)
        for place, one in enumerate(documents):
            within = {column: parent.row.pk} | ({"position": place} if has_position else {})
            fresh.append(Entry(children.model(), one, (*parent.path, name, place), parent.problems, within))
    fill_rows(fresh, lookup)
    if not any(parent.problems for parent in parents):
        children.model._base_manager.filter(**{f"{column}__in": [pk for pk in replaced if stored[pk]]}).delete()
        insert_rows([entry.row for entry in fresh])


def _children_of(pks: Sequence[Any], column: str, children: Children, lookup: Lookup) -> dict[Any, list[dict]]:
    """The documents of the children of each of these rows."""
    model = children.model
    rows = list(model._base_manager.filter(**{f"{column}__in": pks}).order_by(*(model._meta.ordering or ())))
    dumped = dump_rows(rows, children.schema, lookup)
    found: dict[Any, list[dict]] = defaultdict(list)
    for row in rows:
        found[getattr(row, column)].append(finish(dumped[row.pk], children.schema))
    return found


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

    @property
    def row_model(self) -> None:
        return None

    def schema_of(self, path: str) -> type[Schema] | None:
        return self.format.schema if path.startswith(f"{self.name}/") else None

    def is_list(self) -> bool:
        return False

    def export(self, lookup: Lookup, only: Collection[str] | None = None) -> dict[str, Any]:
        pages = self._pages().order_by("key")
        if only is not None:
            mine = [path for path in only if self.schema_of(path)]
            pages = pages.filter(key__in=[path.partition("/")[2].removesuffix(".yaml") for path in mine])
        some = list(pages) if only is None or mine else []
        documents = self.format.to_documents(some, lookup)
        return {f"{self.name}/{page.key}.yaml": documents[page.pk] for page in some}

    def write_rows(self, sheets: Sequence[Sheet], lookup: Lookup) -> None:
        self.format.write_own(self._entries(sheets), lookup)

    def write_rest(self, sheets: Sequence[Sheet], lookup: Lookup) -> None:
        self.format.write_rest(self._entries(sheets), lookup, with_checks=True)

    def _entries(self, sheets: Sequence[Sheet]) -> list[Entry]:
        keys = [document.key for sheet in sheets for document in sheet.documents]
        rows = {page.key: page for page in self._pages().filter(key__in=keys)}
        return [
            Entry(rows.get(one.key) or self.format.model(key=one.key), one, (), sheet.problems)
            for sheet in sheets
            for one in sheet.documents
        ]

    def write_last(self, sheets: Sequence[Sheet], lookup: Lookup) -> None:
        """Third pass, of pages alone: what points at the statements of any page."""
        self.format.write_last(self._entries(sheets), lookup)

    def _pages(self):
        return self.format.model.objects.filter(kind=self.format.model.KIND)
