"""What every form of the admin has: both languages side by side, prose that is checked, keys that never change."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from modeltranslation.fields import TranslationField

from cardfaq.boxes import OneLineEnd
from content.addresses import LANGUAGES
from content.markup import may_have_problems
from content.markup.pinyin import chinese_problems
from content.publishing.choices import AtHand, SharedRows, at_hand, read_anew
from content.publishing.colleagues import one_at_a_time
from content.publishing.kept_posts import forget_post
from content.publishing.models import LANGUAGE_NAMES
from content.publishing.references import KnownNames, text_problems
from content.publishing.shared_forms import AsSent, SharedForm
from content.publishing.wording import guarded_columns, wording_problems
from content.publishing.workflow import NotPublishable

LONG = 250
"""From so many characters on, a line of text gets a box of several lines."""


def change_url(row: models.Model) -> str:
    """Where a row is edited."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def both(*names: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a form: each translated field with its languages beside each other."""
    return tuple(tuple(f"{name}_{language}" for language in LANGUAGES) for name in names)


def side_by_side(model: type[models.Model]) -> list[Any]:
    """Rows of a form for every field an editor may write, in the model's own order."""
    rows: list[Any] = []
    for field in [*model._meta.fields, *model._meta.many_to_many]:
        if isinstance(field, TranslationField):
            if field.language == LANGUAGES[0]:
                rows += both(field.translated_field.name)
        elif field.editable and not field.primary_key and is_choice(field):
            rows.append(field.name)
    translated = {row[0].removesuffix(f"_{LANGUAGES[0]}") for row in rows if isinstance(row, tuple)}
    return [row for row in rows if row not in translated]


def is_choice(field: models.Field) -> bool:
    """Links that have a place in a list are edited as rows of their own."""
    through = getattr(field.remote_field, "through", None)
    return through is None or bool(through._meta.auto_created)


class Prose(OneLineEnd, AdminTextareaWidget):
    """A box for text."""


class ContentForm(forms.ModelForm):
    """A form in both languages. What names the row is frozen once it is saved."""

    frozen: ClassVar[tuple[str, ...]] = ("key",)
    needs_both: ClassVar[bool] = True
    """Whether a text that is asked for is asked for in both languages. Pages and claims have rules of their own."""
    refused: Sequence[str] = ()
    """What the workflow refused when the same form was sent a moment ago."""
    at_hand: Any = None
    """What was read for the forms of this request: an `AtHand`, of its own where nobody gave it one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at_hand = self.at_hand or AtHand()
        for name in self.frozen:
            if name in self.fields and not self.instance._state.adding:
                self.fields[name].disabled = True
        for column in self._columns():
            field, original = self.fields[column.name], column.translated_field
            field.label = f"{capfirst(original.verbose_name)} – {LANGUAGE_NAMES[column.language]}"
            field.required = self.needs_both and not original.blank
            field.widget.attrs["lang"] = column.language

    def _columns(self) -> Iterable[TranslationField]:
        fields = self._meta.model._meta.fields
        return (field for field in fields if isinstance(field, TranslationField) and field.name in self.fields)

    @property
    def is_as_stored(self) -> bool:
        """Nothing was changed: what stands in the database need not be held against the database again."""
        return not self.instance._state.adding and not self.has_changed()

    def is_looked_at(self, *names: str) -> bool:
        """Whether the values of these fields are new, or are about to meet readers for the first time."""
        is_new = self.instance._state.adding or "_publish" in self.data
        return is_new or not {*names}.isdisjoint(self.changed_data)

    def clean(self) -> dict[str, Any]:
        super().clean()
        known = KnownNames()
        for column in self._columns():
            text = self.cleaned_data.get(column.name) or ""
            if self.is_looked_at(column.name) and may_have_problems(text):
                for problem in text_problems(self._meta.model, column.translated_field.name, text, known):
                    self.add_error(column.name, problem)
        for name, problem in list(chinese_problems(self.cleaned_data)):
            self.add_error(name, problem)
        if not self.cleaned_data.get("wording_reason"):
            self._refuse_words()
        return self.cleaned_data

    def _refuse_words(self) -> None:
        """Words refused by the glossary, in what was changed: an old text is no reason to lose a new one."""
        guarded = {column.name: column.language for column in guarded_columns(self._meta.model)}
        texts: dict[str, dict[str, str]] = {}
        for name in self.changed_data:
            if name in guarded and (text := self.cleaned_data.get(name)):
                texts.setdefault(guarded[name], {})[name] = text
        for name, found in wording_problems(texts).items():
            for problem in found:
                self.add_error(name, problem)

    def _update_errors(self, errors: ValidationError) -> None:
        """A rule of the database that has no words of its own says that the row is there already."""
        unworded = {
            constraint.get_violation_error_message()
            for constraint in self._meta.model._meta.constraints
            if isinstance(constraint, models.UniqueConstraint)
            and constraint.violation_error_message == constraint.default_violation_error_message
        }
        for some in getattr(errors, "error_dict", {}).values():
            for error in some:
                if error.message in unworded:
                    error.message = _("There is such a row already.")
        super()._update_errors(errors)  # type: ignore[misc]

    def _post_clean(self) -> None:
        if not self.is_as_stored:
            super()._post_clean()  # type: ignore[misc]
        for problem in self.refused:
            self.add_error(None, problem)

    def _save_m2m(self) -> None:
        """Links that were not changed are not written."""
        values = self.cleaned_data
        self.cleaned_data = {name: value for name, value in values.items() if name in self.changed_data}
        super()._save_m2m()  # type: ignore[misc]
        self.cleaned_data = values
        for link in self.instance._meta.many_to_many:
            if link.name in self.changed_data:
                self.at_hand.lookup.written(link, [self.instance.pk])


class RowFormSet(AsSent, forms.BaseInlineFormSet):
    """Rows in a list within a form. The database knows nothing yet of those sent together: they are compared here."""

    def clean(self) -> None:
        super().clean()
        model: Any = self.model
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None:
                self._refuse_twins([part.name for part in constraint.expressions if isinstance(part, models.F)])
        self._refuse_what_is_there()

    def _refuse_what_is_there(self) -> None:
        """Rules that name what the rows belong to: Django asks them of no row in a list. A form sent twice breaks them.

        Where rows are taken out, whoever breaks a rule may be among them: the database has the last word.
        """
        if self.deleted_forms or self.instance._state.adding:
            return
        for form in self.forms:
            if form.has_changed() and form.is_valid():
                try:
                    form.instance.validate_constraints(exclude=form._get_validation_exclusions())
                except ValidationError as refusal:
                    form._update_errors(refusal)

    def _refuse_twins(self, names: Sequence[str]) -> None:
        seen = set()
        for form in self.forms:
            values = tuple(getattr(form, "cleaned_data", {}).get(name) for name in names if name != self.fk.name)
            if not values or None in values or form in self.deleted_forms:
                continue
            if values in seen:
                form.add_error(None, _("This stands in the list twice."))
            seen.add(values)


class Editing(admin.options.BaseModelAdmin):
    """What lists, forms and inlines share: relations by autocomplete, boxes as large as their texts."""

    form: Any = ContentForm

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        fields = [*self.opts.fields, *self.opts.many_to_many]
        return [field.name for field in fields if field.is_relation and field.editable and is_choice(field)]

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> models.QuerySet:
        """What a field offers is read once for all forms of a request."""
        model = db_field.remote_field.model
        rows = super().get_field_queryset(db, db_field, request)
        if rows is None:
            rows = model._default_manager.using(db)
        return SharedRows.over(rows, at_hand(request).of(model))

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        if isinstance(db_field, models.TextField):
            kwargs["widget"] = Prose(attrs={"rows": 5})
        elif isinstance(db_field, models.CharField) and (db_field.max_length or 0) > LONG and not db_field.choices:
            kwargs["widget"] = Prose(attrs={"rows": 3})
        elif isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        elif type(db_field) is models.DateField:
            kwargs["error_messages"] = {"invalid": _("Write the day as 2026-11-22.")}
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class Rows(Editing):
    """Rows in a list within the form of what they belong to."""

    formset: Any = RowFormSet
    extra = 0

    def get_formset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        formset = super().get_formset(request, *args, **kwargs)  # type: ignore[misc]
        formset.form.at_hand = at_hand(request)
        return formset


class LinkRows(Rows):
    """Rows that only say what belongs here, in which order: whoever may change the list may take one out."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows the site writes itself: to be looked at."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Checked(Editing, SharedForm, admin.ModelAdmin):
    """What the workflow may refuse: a form then comes back as it was typed, with the reasons; a deletion is undone."""

    list_per_page = 50

    class Media:
        css = {"all": ["admin/content.css"]}

    @method_decorator(csrf_protect)
    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method != "POST":
            if again := self.typed_before(request):
                return self._save(again, object_id, form_url, extra_context)
            if there := self._elsewhere(request, object_id):
                return HttpResponseRedirect(there)
            return self._changeform_view(request, object_id, form_url, extra_context)
        if "_forget" in request.POST:
            forget_post(request)
            return HttpResponseRedirect(request.get_full_path())
        response = self._save(request, object_id, form_url, extra_context)
        if isinstance(response, HttpResponseRedirect):
            forget_post(request)
        return response

    def _save(self, request: HttpRequest, object_id: str | None, *args: Any) -> HttpResponse:
        """Save what was sent, together with what colleagues changed meanwhile; or send the form back with reasons."""
        try:
            with transaction.atomic():
                one_at_a_time()
                read_anew(request)
                return self._save_with_colleagues(request, object_id, *args)
        except NotPublishable as refusal:
            # What was written has been rolled back; the second time, the form itself says why.
            request.refused = [*getattr(request, "refused", ()), *refusal.problems]
            read_anew(request)
            return self._changeform_view(request, object_id, *args)

    def _save_with_colleagues(self, request: HttpRequest, object_id: str | None, *args: Any) -> HttpResponse:
        outcome = None
        if object_id:
            if (row := self.get_object(request, unquote(object_id))) is None:
                return self.begin_anew(request)
            if there := self._elsewhere(request, object_id):
                return HttpResponseRedirect(there)
            outcome = self.meet_colleagues(request, row)
        response = self._changeform_view(request, object_id, *args)
        if outcome and isinstance(response, HttpResponseRedirect):
            self.tell_of_colleagues(request, outcome)
        return response

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The row with what its form shows, read once in a request."""
        read = at_hand(request)
        if object_id not in read.edited:
            read.edited[object_id] = self._read(request, object_id, from_field)
            rows = [row for row in [read.edited[object_id]] if row is not None]
            links = [link for link in self.opts.many_to_many if link.name in self.get_autocomplete_fields(request)]
            read.add_with_links(rows, links)
        return read.edited[object_id]

    def _read(self, request: HttpRequest, object_id: str, from_field: str | None) -> Any:
        field: Any = self.opts.get_field(from_field) if from_field else self.opts.pk
        try:
            return self.with_row(self.get_queryset(request)).get(**{field.name: field.to_python(object_id)})
        except (self.model.DoesNotExist, ValidationError, ValueError):
            return None

    def with_row(self, rows: models.QuerySet) -> models.QuerySet:
        """The rows, each together with those it belongs to."""
        return rows.select_related(*(field.name for field in self.opts.fields if field.many_to_one))

    def _elsewhere(self, request: HttpRequest, object_id: str | None) -> str:
        """Where this row has its own form, if not here."""
        row = self.get_object(request, unquote(object_id)) if object_id else None
        if row is None or (own := self.as_edited(row)) is row:
            return ""
        return change_url(own)

    def as_edited(self, row: Any) -> Any:
        """The row as the kind of object that its form is for."""
        return row

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A row that was not changed is not written."""
        if not change or form.has_changed():
            super().save_model(request, obj, form, change)

    def delete_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, *args, **kwargs)
        except NotPublishable as refusal:
            self._tell(request, refusal)
            return HttpResponseRedirect("../change/")

    def response_action(
        self, request: HttpRequest, queryset: models.QuerySet, *args: Any, **kwargs: Any
    ) -> HttpResponse | None:
        """An action on chosen rows: done to all of them, or to none."""
        try:
            with transaction.atomic():
                return super().response_action(request, queryset, *args, **kwargs)
        except NotPublishable as refusal:
            self._tell(request, refusal)
            return HttpResponseRedirect(request.get_full_path())

    def _tell(self, request: HttpRequest, refusal: NotPublishable) -> None:
        for problem in refusal.problems:
            self.message_user(request, problem, messages.ERROR)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refused = getattr(request, "refused", ())
        form.at_hand = at_hand(request)
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fieldsets or [(None, {"fields": side_by_side(self.model)})]
