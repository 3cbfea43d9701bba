"""A form of the admin, with its lists of rows, as units that can be compared: as it stands in the database, as typed.

A field of a page with its two languages is a unit; so is each row of a list, and each row that is edited in a form of
its own. Values are what a browser would send for them: texts, or lists of texts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.models import InlineForeignKeyField
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES

Unit = tuple[str, str]
"""Of the form itself: empty, and the name of a field (or empty, where the form is one unit). Of a row in a list: the
list's prefix and the row's id."""
Value = str | list[str]
Units = dict[Unit, dict[str, Value]]


@dataclass(frozen=True)
class Part:
    """A form whose fields belong to the units of one thing: the form itself, or a row that is in the database."""

    form: Any
    prefix: str = ""
    pk: str = ""
    by_field: bool = False

    def unit_of(self, name: str) -> Unit:
        if not self.by_field:
            return (self.prefix, self.pk)
        base, _underscore, language = name.rpartition("_")
        return (self.prefix, base if language in LANGUAGES else name)

    @property
    def is_removed(self) -> bool:
        """It was there when the form was opened, and is no more."""
        return bool(self.pk) and self.form.instance._state.adding

    @property
    def is_given_up(self) -> bool:
        """The editor ticked that it should go."""
        return bool(self.form.is_bound and "DELETE" in self.form.fields and _sent(self.form, "DELETE"))

    def fields(self) -> Iterator[tuple[str, forms.Field]]:
        key = self.form._meta.model._meta.pk.name
        for name, field in self.form.fields.items():
            if name not in ("DELETE", key) and not isinstance(field, InlineForeignKeyField):
                yield name, field


def parts_of(form: Any, formsets: Iterable[Any], *, by_field: bool) -> list[Part]:
    """The form, and every row of its lists that was in the database when it was opened."""
    parts = [Part(form, by_field=by_field)]
    for formset in formsets:
        key = formset.model._meta.pk.name
        for row in formset.initial_forms:
            pk = row.data.get(f"{row.prefix}-{key}", "") if formset.is_bound else str(row.instance.pk)
            parts.append(Part(row, formset.prefix, pk))
    return parts


def stored_units(parts: Sequence[Part]) -> Units:
    """What the database holds."""
    units: Units = {}
    for part in parts:
        for name, field in () if part.is_removed else part.fields():
            units.setdefault(part.unit_of(name), {})[name] = plain(field, part.form.get_initial_for_field(field, name))
    return units


def typed_units(parts: Sequence[Part], base: Units) -> Units:
    """What the browser sent. What it was never shown, or may not change, is as it was at the `base`."""
    units: Units = {}
    for part in parts:
        for name, field in () if part.is_given_up else part.fields():
            unit = part.unit_of(name)
            was = base.get(unit, {}).get(name)
            if not field.disabled and _was_sent(part.form, name, known=was is not None):
                units.setdefault(unit, {})[name] = plain(field, _sent(part.form, name))
            elif was is not None:
                units.setdefault(unit, {})[name] = was
    return units


def plain(field: Any, value: Any) -> Value:
    """A value of a form, from the database or from a browser, in one shape for both."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        chosen = [str(field.prepare_value(one)) for one in value or ()]
        return chosen if getattr(field, "in_order", False) else sorted(chosen)
    if isinstance(field, forms.ModelChoiceField):
        return str(field.prepare_value(value) or "")
    try:
        read = field.to_python(value)
    except ValidationError:
        return str(value)
    if read in field.empty_values:
        return ""
    return read.isoformat() if hasattr(read, "isoformat") else str(read)


def _sent(form: Any, name: str) -> Any:
    return form.fields[name].widget.value_from_datadict(form.data, form.files, form.add_prefix(name))


def _was_sent(form: Any, name: str, *, known: bool) -> bool:
    """Boxes that are not ticked are not sent, so of them only those that were shown count as answered."""
    html_name = form.add_prefix(name)
    if html_name in form.data:
        return True
    return known and not form.fields[name].widget.value_omitted_from_data(form.data, form.files, html_name)


# For people


def label_of(part: Part) -> str:
    """What editors call the thing: nothing for the form itself."""
    if not part.pk:
        return ""
    kind = part.form._meta.model._meta.verbose_name
    row = part.pk if part.is_removed else part.form.instance
    return _("%(kind)s “%(name)s”") % {"kind": kind, "name": row}


def words_of(field: Any, value: Value | None) -> str:
    """A value as people read it: the names of rows instead of their ids."""
    if not value:
        return ""
    if isinstance(field, forms.ModelChoiceField):
        return ", ".join(_names(field, value if isinstance(value, list) else [value]))
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value == "True" else _("No")
    choices = dict(getattr(field, "choices", ()))
    return str(choices.get(value, value))


def _names(field: Any, pks: list[str]) -> Iterator[str]:
    found = field.queryset.filter(**{f"{field.to_field_name or 'pk'}__in": pks})
    rows: dict[str, Model] = {str(field.prepare_value(row)): row for row in found}
    return (str(rows.get(pk, pk)) for pk in pks)
