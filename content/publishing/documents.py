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
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from pydantic import BaseModel, ConfigDict

from content.addresses import LANGUAGES
from content.markup.pinyin import chinese_problems
from content.publishing.constraints import broken_rules
from content.publishing.lookup import Lookup, Problem, naming
from content.publishing.models import OfferedIn, Page, Status


@dataclass(frozen=True)
class Naming:
    """What names an entry among others: two of one list, file or folder that agree in these are one, written twice."""

    fields: tuple[str, ...]
    """The first is told to whoever has to mend it."""
    within: Literal["list", "file", "folder"] = "list"


class Schema(BaseModel):
    """A part of a document. Unknown fields are refused: a misspelt one would be lost in silence."""

    model_config = ConfigDict(extra="forbid")

    namings: ClassVar[tuple[Naming, ...]] = (Naming(("key",)), Naming(("position",)))
    """What names it within a list, as far as it has these fields."""

    hand_written: ClassVar[frozenset[str]] = frozenset()
    """Fields that do not follow the general rule; whoever adds them reads and writes them."""


class Words(Schema):
    """Text in both languages."""

    en: str = ""
    es: str = ""


class PageSchema(Schema):
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


def is_translated(model, name: str) -> bool:
    try:
        model._meta.get_field(f"{name}_en")
    except FieldDoesNotExist:
        return False
    return True


def general_fields(schema: type[Schema]) -> list[str]:
    return [name for name in schema.model_fields if name not in schema.hand_written]


def _is_link(model, name: str) -> bool:
    return not is_translated(model, name) and model._meta.get_field(name).many_to_many


def _field_of(model, name: str) -> Any:
    """The model's field; never the far end of somebody else's."""
    return model._meta.get_field(name)


def through_columns(model_field) -> tuple[str, str]:
    """The two columns of a through table: towards the row itself and towards the other."""
    return (
        f"{model_field.m2m_field_name()}_id",
        f"{model_field.m2m_reverse_field_name()}_id",
    )


# Reading rows into documents


def dump_rows(rows: Sequence[models.Model], schema: type[Schema], lookup: Lookup) -> dict[Any, dict]:
    """Return each row's values by its id, ready for `schema`. One query a many-to-many field not read yet."""
    if not rows:
        return {}
    model = type(rows[0])
    names = general_fields(schema)
    pks = [row.pk for row in rows]
    links = {name: read_links(_field_of(model, name), pks, lookup) for name in names if _is_link(model, name)}
    columns = [_field_of(model, name) for name in names if name not in links and not is_translated(model, name)]
    for column in columns:
        if column.is_relation:
            _learn_references(column, rows, lookup)
    dumped = {}
    for row in rows:
        values: dict = {}
        for name in names:
            if name in links:
                values[name] = list(links[name][row.pk])
            elif is_translated(model, name):
                values[name] = {language: getattr(row, f"{name}_{language}") or "" for language in LANGUAGES}
            else:
                values[name] = _dump_value(_field_of(model, name), row, lookup)
        dumped[row.pk] = values
    return dumped


def dump_columns(row: models.Model, schema: type[Schema]) -> dict:
    """The values of a row as it stands in memory, without what it leads to and what hangs on it. No queries."""
    values: dict = {}
    for name in general_fields(schema):
        if is_translated(type(row), name):
            values[name] = {code: text for code in LANGUAGES if (text := getattr(row, f"{name}_{code}"))}
        elif not _field_of(type(row), name).is_relation:
            values[name] = getattr(row, name)
    return {name: value for name, value in values.items() if value != schema.model_fields[name].default}


def _learn_references(column: Any, rows: Sequence[models.Model], lookup: Lookup) -> None:
    """Of the rows at the other end of a foreign key. Those that came along with the rows cost nothing."""
    sign, names = naming(column.related_model)
    if not any("__" in name for name in names):
        for other in (column.get_cached_value(row) for row in rows if column.is_cached(row)):
            if other is not None and other.pk is not None:
                lookup.know(column.related_model, other.pk, sign.join(str(getattr(other, name)) for name in names))
    lookup.learn(column.related_model, (getattr(row, column.attname) for row in rows))


def _dump_value(model_field, row, lookup: Lookup):
    value = getattr(row, model_field.attname)
    if model_field.is_relation and value is not None:
        return lookup.learn(model_field.related_model, [value])[value]
    return value


def read_links(model_field: Any, pks: Collection[Any], lookup: Lookup) -> dict[Any, list[str]]:
    """What each of these rows names in a many-to-many field. One query for those not read yet, names and all."""
    through = model_field.remote_field.through
    here, there = through_columns(model_field)
    sign, columns = naming(model_field.related_model)
    ordered = not through._meta.auto_created

    def read(missing: list[Any]) -> dict[Any, list[str]]:
        found: dict[Any, list[str]] = defaultdict(list)
        rows = through._base_manager.filter(**{f"{here}__in": missing}).order_by(*(["position"] if ordered else []))
        for mine, other, *names in rows.values_list(here, there, *(_beyond(there, name) for name in columns)):
            lookup.know(model_field.related_model, other, sign.join(names))
            found[mine].append(sign.join(names))
        return found if ordered else defaultdict(list, {pk: sorted(some) for pk, some in found.items()})

    return lookup.of_rows(model_field, pks, read)


def _beyond(there: str, name: str) -> str:
    return f"{there.removesuffix('_id')}__{name}"


def finish(values: dict, schema: type[Schema]) -> dict:
    """Values as a document: validated, plain, defaults left out."""
    return schema(**values).model_dump(mode="json", exclude_defaults=True)


# Writing documents into rows


def is_late(model_field) -> bool:
    """Foreign keys that may point at a page not yet written: set once every page has its row."""
    return bool(model_field.many_to_one and model_field.null and issubclass(model_field.related_model, Page))


def fill_row(row: models.Model, document: Schema, lookup: Lookup, path: tuple = ()) -> None:
    """Set the row's own columns from the document; late foreign keys and links are left."""
    model = type(row)
    for name in general_fields(type(document)):
        value = getattr(document, name)
        if is_translated(model, name):
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
    skipped = [f.name for f in model._meta.fields if f.is_relation or f.primary_key or is_translated(model, f.name)]
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
    return (name, language) if language in LANGUAGES and is_translated(model, name) else (column,)


def fill_late_links(row: models.Model, document: Schema, lookup: Lookup, path: tuple = ()) -> None:
    """Set the foreign keys that `fill_row` left. Every page that they may point at must have its row."""
    model = type(row)
    for name in general_fields(type(document)):
        if is_translated(model, name) or not is_late(column := _field_of(model, name)):
            continue
        value = getattr(document, name)
        pk = lookup.find(column.related_model, value, (*path, name)) if value is not None else None
        setattr(row, column.attname, pk)
