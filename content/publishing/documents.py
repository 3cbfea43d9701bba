"""Pages and rows as documents: plain data with keys instead of ids.

A document is what a content file holds, what a revision keeps and what a draft changes:
one form for all three. Its shape is a pydantic model whose field names are those of the
Django model, so that one pair of functions here writes and reads every kind:

- a translated field is `{en: …, es: …}`;
- a foreign key is the other row's reference (its key, or `kind:key` where any page may stand);
- a many-to-many field is a list of references, sorted unless its through table has positions.

Whatever equals its default is left out.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from pydantic import BaseModel, ConfigDict

from content.addresses import LANGUAGES
from content.markup.pinyin import chinese_problems
from content.publishing.constraints import broken_rules
from content.publishing.lookup import Lookup, Problem
from content.publishing.models import OfferedIn, Page, Status


@dataclass(frozen=True)
class Naming:
    """What names an entry among others: two of one list, file or folder that agree in these are one, written twice."""

    fields: tuple[str, ...]
    """The first is told to whoever has to mend it."""
    within: Literal["list", "file", "folder"] = "list"


class Document(BaseModel):
    """A part of a document. Unknown fields are refused: a misspelt one would be lost in silence."""

    model_config = ConfigDict(extra="forbid")

    namings: ClassVar[tuple[Naming, ...]] = (Naming(("key",)), Naming(("position",)))
    """What names it within a list, as far as it has these fields."""

    hand_written: ClassVar[frozenset[str]] = frozenset()
    """Fields that do not follow the general rule; whoever adds them reads and writes them."""


class Words(Document):
    """Text in both languages."""

    en: str = ""
    es: str = ""


class PageDocument(Document):
    """What every page has."""

    hand_written = frozenset({"claims"})
    inner_pages: ClassVar[dict[str, str]] = {}
    """In which lists other pages stand, and of which kind."""

    key: str
    status: Status = Status.DRAFT
    offered_in: OfferedIn = OfferedIn.BOTH
    title: Words
    search_title: Words = Words()
    slug: Words
    short_answer: Words
    name_zh: str = ""
    pinyin: str = ""
    aliases: Words = Words()
    aliases_zh: str = ""
    position: int = 0
    about: list[str] = []
    body: Words = Words()
    withdrawal_reason: Words = Words()
    replacement: str | None = None
    editor_note: str = ""
    wording_reason: str = ""


def _is_translated(model, name: str) -> bool:
    try:
        model._meta.get_field(f"{name}_en")
    except FieldDoesNotExist:
        return False
    return True


def _general_fields(schema: type[Document]) -> list[str]:
    return [name for name in schema.model_fields if name not in schema.hand_written]


def _is_link(model, name: str) -> bool:
    return not _is_translated(model, name) and model._meta.get_field(name).many_to_many


def _field_of(model, name: str) -> Any:
    """The model's field; never the far end of somebody else's."""
    return model._meta.get_field(name)


def _through_columns(model_field) -> tuple[str, str]:
    """The two columns of a through table: towards the row itself and towards the other."""
    return (
        f"{model_field.m2m_field_name()}_id",
        f"{model_field.m2m_reverse_field_name()}_id",
    )


# Reading rows into documents


def dump_rows(rows: Sequence[models.Model], schema: type[Document], lookup: Lookup) -> dict[Any, dict]:
    """Return each row's values by its id, ready for `schema`. One query a many-to-many field."""
    if not rows:
        return {}
    model = type(rows[0])
    names = _general_fields(schema)
    links = {name: _read_links(model, name, rows) for name in names if _is_link(model, name)}
    columns = [_field_of(model, name) for name in names if name not in links and not _is_translated(model, name)]
    for column in columns:
        if column.is_relation:
            lookup.learn(column.related_model, (getattr(row, column.attname) for row in rows))
    dumped = {}
    for row in rows:
        values: dict = {}
        for name in names:
            if name in links:
                values[name] = links[name][row.pk]
            elif _is_translated(model, name):
                values[name] = {language: getattr(row, f"{name}_{language}") or "" for language in LANGUAGES}
            else:
                values[name] = _dump_value(_field_of(model, name), row, lookup)
        dumped[row.pk] = values
    return dumped


def _dump_value(model_field, row, lookup: Lookup):
    value = getattr(row, model_field.attname)
    if model_field.is_relation and value is not None:
        return lookup.learn(model_field.related_model, [value])[value]
    return value


def _read_links(model, name: str, rows) -> dict[object, list[str]]:
    """What each row names in a many-to-many field. One query, with the names themselves."""
    model_field = _field_of(model, name)
    through = model_field.remote_field.through
    here, there = _through_columns(model_field)
    other = there.removesuffix("_id")
    columns = _naming_columns(model_field.related_model, other)
    ordered = not through._meta.auto_created
    found = defaultdict(list)
    links = through._base_manager.filter(**{f"{here}__in": [row.pk for row in rows]})
    for mine, *names in links.order_by(*(["position"] if ordered else [])).values_list(here, *columns):
        found[mine].append(":".join(names))
    return found if ordered else defaultdict(list, {pk: sorted(some) for pk, some in found.items()})


def _naming_columns(model, there: str) -> list[str]:
    """Where the reference of a linked row stands, as `Lookup` gives it."""
    if model is Page:
        return [f"{there}__kind", f"{there}__key"]
    return [f"{there}__pk" if isinstance(model._meta.pk, models.CharField) else f"{there}__key"]


def finish(values: dict, schema: type[Document]) -> dict:
    """Values as a document: validated, plain, defaults left out."""
    return schema(**values).model_dump(mode="json", exclude_defaults=True)


# Writing documents into rows


def is_late(model_field) -> bool:
    """Foreign keys that may point at a page not yet written: set once every page has its row."""
    return bool(model_field.many_to_one and model_field.null and issubclass(model_field.related_model, Page))


def fill_row(row: models.Model, document: Document, lookup: Lookup, path: tuple = ()) -> None:
    """Set the row's own columns from the document; late foreign keys and links are left for `fill_links`."""
    model = type(row)
    for name in _general_fields(type(document)):
        value = getattr(document, name)
        if _is_translated(model, name):
            for language in LANGUAGES:
                column = _field_of(model, f"{name}_{language}")
                text = getattr(value, language)
                setattr(row, column.attname, text if text or not column.null else None)
        elif not _is_link(model, name):
            model_field = _field_of(model, name)
            if not model_field.is_relation:
                setattr(row, model_field.attname, value)
            elif not is_late(model_field):
                pk = lookup.find(model_field.related_model, value, (*path, name)) if value is not None else None
                setattr(row, model_field.attname, pk)


def check_row(row: models.Model, path: tuple, lookup: Lookup) -> None:
    """Note what the model's own fields refuse (lengths, choices, slugs), Chinese that is none, and the rules that the
    database holds.

    Relations are checked by `Lookup.find`; that nothing is there twice, before anything is written.
    """
    model = type(row)
    own = {f.name: getattr(row, f.attname) for f in model._meta.fields if not f.is_relation}
    lookup.problems.extend(Problem((*path, name), f"{name}: {message}") for name, message in chinese_problems(own))
    skipped = [f.name for f in model._meta.fields if f.is_relation or f.primary_key or _is_translated(model, f.name)]
    try:
        row.clean_fields(exclude=skipped)
    except ValidationError as refusal:
        for name, messages in refusal.message_dict.items():
            place = (*path, *_place_of(model, name))
            lookup.problems.extend(Problem(place, f"{name}: {message}") for message in messages)
    if not any(problem.path[: len(path)] == path for problem in lookup.problems):
        rules = broken_rules(row)
        lookup.problems.extend(Problem((*path, *_place_of(model, name)), message) for name, message in rules)


def _place_of(model, column: str) -> tuple[str, ...]:
    """Where in a document a column stands: of a translated one, the field and the language."""
    name, _underscore, language = column.rpartition("_")
    return (name, language) if language in LANGUAGES and _is_translated(model, name) else (column,)


def fill_links(row: models.Model, document: Document, lookup: Lookup, path: tuple = ()) -> None:
    """Set late foreign keys and many-to-many fields. The row and all it points at must exist."""
    model = type(row)
    late = {}
    for name in _general_fields(type(document)):
        if _is_translated(model, name):
            continue
        model_field = _field_of(model, name)
        value = getattr(document, name)
        if model_field.many_to_many:
            _write_links(row, model_field, value, lookup, (*path, name))
        elif model_field.is_relation and is_late(model_field):
            late[model_field.attname] = (
                lookup.find(model_field.related_model, value, (*path, name)) if value is not None else None
            )
    if any(getattr(row, column) != pk for column, pk in late.items()):
        for column, pk in late.items():
            setattr(row, column, pk)
        row.save(update_fields=[column.removesuffix("_id") for column in late])


def _write_links(row, model_field, references: list[str], lookup: Lookup, path: tuple) -> None:
    through = model_field.remote_field.through
    here, there = _through_columns(model_field)
    pks = [lookup.find(model_field.related_model, reference, (*path, n)) for n, reference in enumerate(references)]
    through._base_manager.filter(**{here: row.pk}).delete()
    ordered = not through._meta.auto_created
    through._base_manager.bulk_create(
        through(**{here: row.pk, there: pk}, **({"position": n} if ordered else {}))
        for n, pk in enumerate(dict.fromkeys(pks))
        if pk is not None
    )
