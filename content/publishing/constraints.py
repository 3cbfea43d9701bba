"""Rules that the database holds, asked of rows before it is: each can say where it is broken, and costs no query."""

import operator
from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import CheckConstraint, F, Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "an_english_page_has_an_english_slug": _("A page that is or was public in English has an English address."),
    "a_spanish_page_has_a_spanish_slug": _("A page that is or was public in Spanish has a Spanish address."),
    "only_the_nation_is_part_of_nothing": _("Every place but the whole country is part of another."),
    "a_citation_ends_after_it_begins": _("The last day lies before the first."),
}
"""Constraint → what it asks, where the constraint itself has no words for it."""

_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "gte": operator.ge,
    "lte": operator.le,
    "gt": operator.gt,
    "lt": operator.lt,
}


class Rule(CheckConstraint):
    """A rule of the database that forms ask without it: what is compared stands in the row. Migrations see no more."""

    def deconstruct(self) -> Any:
        _path, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs

    def validate(self, model: type[Model], instance: Model, exclude: Any = None, using: str = DEFAULT_DB_ALIAS) -> None:
        if not {*_columns(self.condition)} & {*(exclude or ())} and holds(self.condition, instance) is False:
            raise ValidationError(str(WORDS.get(self.name) or self.get_violation_error_message()))


def broken_rules(row: Model) -> Iterator[tuple[str, str]]:
    """The check constraints that this row would break, each with the last column it names and its message."""
    for model in (*row._meta.parents, type(row)):
        for constraint in model._meta.constraints:
            # As in SQL, a rule about a value that is not there is not broken.
            if isinstance(constraint, CheckConstraint) and holds(constraint.condition, row) is False:
                words = WORDS.get(constraint.name) or constraint.get_violation_error_message()
                yield _columns(constraint.condition)[-1], str(words)


def holds(condition: Any, row: Model) -> bool | None:
    """Whether a condition is true of the row; None where it cannot be said. Raises `ValueError` for other lookups."""
    if not isinstance(condition, Q):
        lookup, value = condition
        return _compare(lookup, value, row)
    parts = [holds(child, row) for child in condition.children]
    if condition.connector == Q.AND:
        found = False if False in parts else None if None in parts else True
    elif condition.connector == Q.OR:
        found = True if True in parts else None if None in parts else False
    else:
        raise ValueError(f"No such connector here: {condition.connector}.")
    return found if found is None or not condition.negated else not found


def _compare(lookup: str, value: Any, row: Model) -> bool | None:
    name, _separator, comparison = lookup.partition("__")
    mine = _value(row, name)
    if comparison == "isnull":
        return (mine is None) is value
    if (comparison or "exact") not in _COMPARED:
        raise ValueError(f"No such comparison here: {lookup}.")
    other = _value(row, value.name) if isinstance(value, F) else value
    return None if mine is None or other is None else _COMPARED[comparison or "exact"](mine, other)


def _value(row: Model, name: str) -> Any:
    """A column's value: of a foreign key the other row's id."""
    field: Any = row._meta.get_field(name)
    return getattr(row, field.attname)


def _columns(condition: Any) -> list[str]:
    if not isinstance(condition, Q):
        return [condition[0].partition("__")[0]]
    return [name for child in condition.children for name in _columns(child)]
