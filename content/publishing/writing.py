"""Documents into rows, many at once: a few statements however many rows, and none for what stands there already.

Everything is judged before anything is written; what is wrong is noted with the entry that it is wrong with.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models.constants import OnConflict

from content.publishing.documents import (
    check_row,
    fill_late_links,
    fill_row,
    general_fields,
    is_translated,
    read_links,
    through_columns,
)
from content.publishing.lookup import Lookup, Problem

AT_ONCE = 200
"""Rows that one statement changes."""


@dataclass
class Entry:
    """A row and the document it is to be made from."""

    row: Any
    document: Any
    path: tuple = ()
    problems: list[Problem] = field(default_factory=list)
    """What is wrong, with paths from the beginning of the file that the document stands in."""
    within: Mapping[str, Any] = field(default_factory=dict)
    """Columns that follow from where the document stands: what the row is part of, its position."""


def seek_references(entries: Sequence[Entry], lookup: Lookup) -> None:
    """Find the rows that these documents name: a query for each sort."""
    if not entries:
        return
    model, schema = type(entries[0].row), type(entries[0].document)
    for name in general_fields(schema):
        if is_translated(model, name) or not (column := model._meta.get_field(name)).is_relation:
            continue
        values = [getattr(entry.document, name) for entry in entries]
        named = [one for value in values for one in (value if isinstance(value, list) else [value]) if one]
        lookup.seek(column.related_model, named)


def fill_rows(entries: Sequence[Entry], lookup: Lookup) -> None:
    """Set the columns of these rows from their documents, and note what is wrong with them. Nothing is written."""
    seek_references(entries, lookup)
    for entry in entries:
        for name, value in entry.within.items():
            setattr(entry.row, name, value)
        with lookup.noting(entry.problems):
            fill_row(entry.row, entry.document, lookup, entry.path)
            check_row(entry.row, entry.path, lookup)


def columns_of(row: models.Model) -> dict[str, Any]:
    """What stands in a row, without its id and without the columns that only repeat a translated one."""
    model = type(row)
    fields = [f for f in model._meta.concrete_fields if not f.primary_key and not _is_parent_link(f)]
    return {f.attname: getattr(row, f.attname) for f in fields if not is_translated(model, f.name)}


def write_entries(entries: Sequence[Entry], lookup: Lookup) -> None:
    """Fill these rows and write those that are new or not as they were. None where anything is wrong."""
    before = {entry.row.pk: columns_of(entry.row) for entry in entries if not entry.row._state.adding}
    fill_rows(entries, lookup)
    if not any(entry.problems for entry in entries):
        write_rows([entry.row for entry in entries], before)


def write_rows(rows: Sequence[Any], before: Mapping[Any, Mapping[str, Any]]) -> None:
    """Write the rows that are new, and of others the columns that are not as `before`."""
    new: list[Any] = []
    stored: list[Any] = []
    for row in rows:
        (new if row._state.adding else stored).append(row)
    insert_rows(new)
    changed = {row.pk: _differing(columns_of(row), before[row.pk]) for row in stored}
    update_rows([row for row in stored if changed[row.pk]], set().union(*changed.values()))


def _differing(now: Mapping[str, Any], before: Mapping[str, Any]) -> set[str]:
    return {name for name, value in now.items() if value != before.get(name)}


def insert_rows(rows: Sequence[Any]) -> None:
    """Rows of one kind, with those of the kinds it inherits from. Each then has its id."""
    if not rows:
        return
    model = type(rows[0])
    if not model._meta.parents:
        model._base_manager.bulk_create(rows)
        return
    [(parent, _link)] = model._meta.parents.items()
    columns = [f for f in parent._meta.concrete_fields if not f.primary_key]
    above = [parent(**{f.attname: getattr(row, f.attname) for f in columns}, **_id_of(row, parent)) for row in rows]
    parent._base_manager.bulk_create(above)
    for row, one in zip(rows, above, strict=True):
        row.pk = one.pk
        setattr(row, parent._meta.pk.attname, one.pk)
        row._state.adding = False
    insert_own_columns(rows)


def insert_own_columns(rows: Sequence[Any], *, changing: bool = False) -> None:
    """The columns that a kind adds to those of the kind it inherits from; where a row is there, it may be changed.

    `bulk_create` refuses such kinds, because it cannot know the ids of the parents. Here they are known.
    """
    if not rows:
        return
    model = type(rows[0])
    own = model._meta.local_concrete_fields
    others = [f for f in own if not f.primary_key]
    more: dict[str, Any] = {}
    if changing:
        how = OnConflict.UPDATE if others else OnConflict.IGNORE
        more = {"on_conflict": how, "update_fields": others, "unique_fields": [model._meta.pk] if others else []}
    queryset: Any = model._base_manager.all()
    queryset._for_write = True
    queryset._batched_insert(list(rows), own, None, **more)


def update_rows(rows: Sequence[Any], columns: Collection[str]) -> None:
    """Write these columns of rows of one kind."""
    if not rows:
        return
    model = type(rows[0])
    names = {f.name for f in model._meta.concrete_fields if f.attname in columns}
    # What only repeats a translated column follows it.
    names |= {name.rpartition("_")[0] for name in names if is_translated(model, name.rpartition("_")[0])}
    model._base_manager.bulk_update(rows, sorted(names), batch_size=AT_ONCE)


def write_links(entries: Sequence[Entry], lookup: Lookup) -> None:
    """Make what these rows lead to what their documents say. The rows, and all they lead to, are there.

    Many-to-many fields and late foreign keys; where a row leads to the same already, nothing is written.
    """
    if not entries:
        return
    model, schema = type(entries[0].row), type(entries[0].document)
    seek_references(entries, lookup)
    _write_late(entries, lookup)
    for name in general_fields(schema):
        if not is_translated(model, name) and (link := model._meta.get_field(name)).many_to_many:
            _write_links_of(link, name, entries, lookup)


def _write_late(entries: Sequence[Entry], lookup: Lookup) -> None:
    before = {entry.row.pk: columns_of(entry.row) for entry in entries}
    for entry in entries:
        with lookup.noting(entry.problems):
            fill_late_links(entry.row, entry.document, lookup, entry.path)
    if not any(entry.problems for entry in entries):
        write_rows([entry.row for entry in entries], before)


def _write_links_of(link: Any, name: str, entries: Sequence[Entry], lookup: Lookup) -> None:
    through = link.remote_field.through
    here, there = through_columns(link)
    is_ordered = not through._meta.auto_created
    stored = read_links(link, [entry.row.pk for entry in entries], lookup)
    wanted: dict[Any, list[Any]] = {}
    for entry in entries:
        named = list(dict.fromkeys(getattr(entry.document, name)))
        if (named if is_ordered else sorted(named)) == stored[entry.row.pk]:
            continue
        with lookup.noting(entry.problems):
            path = (*entry.path, name)
            wanted[entry.row.pk] = [
                pk
                for place, one in enumerate(named)
                if (pk := lookup.find(link.related_model, one, (*path, place))) is not None
            ]
    through._base_manager.filter(**{f"{here}__in": [pk for pk in wanted if stored[pk]]}).delete()
    through._base_manager.bulk_create(
        through(**{here: pk, there: other}, **({"position": place} if is_ordered else {}))
        for pk, others in wanted.items()
        for place, other in enumerate(others)
    )
    lookup.written(link, wanted)


def _is_parent_link(column: Any) -> bool:
    return bool(column.remote_field and getattr(column.remote_field, "parent_link", False))


def _id_of(row: Any, parent: type[models.Model]) -> dict[str, Any]:
    """An id in words is given, any other is the database's to give."""
    key = parent._meta.pk
    return {key.attname: getattr(row, key.attname)} if isinstance(key, models.CharField) else {}
