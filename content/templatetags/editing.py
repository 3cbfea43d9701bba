"""For the forms of the admin: what is wrong in them, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from content.publishing.drafts.comparing import Piece

register = template.Library()

FORMS = {"same": "{}", "removed": "<del>{}</del>", "added": "<ins>{}</ins>"}


@dataclass(frozen=True)
class Place:
    """A field with errors."""

    label: str
    anchor: str
    messages: list[str]


@register.filter
def places_of_errors(form: Any, lists: Any) -> list[Place]:
    """Every field that is wrong, in the form (an `AdminForm`) and in its lists of rows, in the order of the page."""
    return [*_places(form.form, ""), *(place for rows in lists for place in _places_in_list(rows))]


@register.filter
def holds_errors(fieldset: Any) -> bool:
    """Whether a field in this part of a form is wrong: it must not be folded away."""
    return any(line.errors() for line in fieldset)


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """A text with what was taken out and what came in."""
    return mark_safe("".join(format_html(FORMS[piece.what], piece.text) for piece in pieces))  # noqa: S308 - escaped


@register.filter
def has_one_field(line: Any) -> bool:
    return len(line.fields) == 1


def _places_in_list(rows: Any) -> Iterator[Place]:
    formset = rows.formset
    if found := list(formset.non_form_errors()):
        yield Place(str(capfirst(rows.opts.verbose_name_plural)), f"{formset.prefix}-group", found)
    for number, row in enumerate(formset.forms):
        name = str(row.instance) if row.instance.pk else f"#{number + 1}"
        yield from _places(row, f"{capfirst(rows.opts.verbose_name)} {name}", f"{formset.prefix}-{number}")


def _places(form: Any, name: str, anchor: str = "") -> Iterator[Place]:
    """A row's own errors are at the row; those of the whole form stand below the summary, where they are read."""
    for field, errors in form.errors.items():
        if field != "__all__":
            label = str(form[field].label) if not form[field].is_hidden else ""
            where = anchor if form[field].is_hidden else form[field].auto_id
            yield Place(": ".join(filter(None, (name, label))), where, list(errors))
        elif name:
            yield Place(name, anchor, list(errors))
