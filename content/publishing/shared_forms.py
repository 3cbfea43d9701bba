"""The forms of the admin when several editors have them open: what `colleagues` finds out, told and acted on."""

from collections.abc import Iterator, Sequence
from copy import copy
from operator import attrgetter
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Model
from django.forms.models import InlineForeignKeyField, ModelChoiceField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from content.publishing.choices import SharedRows
from content.publishing.colleagues import (
    BEGAN,
    Beginning,
    Outcome,
    put_together,
    settle_returns,
)
from content.publishing.formats import own_kind
from content.publishing.forms_as_units import Part, parts_of, stored_units
from content.publishing.kept_posts import keep_typed, kept_post
from content.publishing.rows_sent import as_new_row
from content.publishing.who_changed import who_changed


class AsSent:
    """A list of rows in the order in which it was sent: a colleague may have added, moved or removed some."""

    def get_queryset(self) -> Any:
        rows: Any = super().get_queryset()  # type: ignore[misc]
        if not self.is_bound:
            return rows
        formset: Any = self
        if not hasattr(self, "_rows_as_sent"):
            left = {str(row.pk): row for row in rows}
            key = formset.model._meta.pk.name
            sent = [formset.data.get(f"{formset.prefix}-{n}-{key}") for n in range(formset.initial_form_count())]
            self._rows_as_sent = [left.pop(pk) for pk in sent if pk in left] + list(left.values())
        return self._rows_as_sent

    def add_fields(self, form: Any, index: int | None) -> None:
        """Each form names its row by the id: those read with the list need not be read again."""
        super().add_fields(form, index)  # type: ignore[misc]
        field: Any = form.fields.get(self._pk_field.name)
        if isinstance(field, ModelChoiceField) and not isinstance(field, InlineForeignKeyField):
            rows: Any = field.queryset
            field.queryset = SharedRows.over(rows, {str(row.pk): row for row in self.get_queryset()})


class SharedForm(admin.options.BaseModelAdmin):
    """A form that knows what it began from, and puts its changes together with those of colleagues."""

    by_field = False
    """Whether each field of the form stands for itself, as a page's do; else the whole row is looked at again."""
    part_of = ""

    def meet_colleagues(self, request: HttpRequest, row: Model) -> Outcome | None:
        """Put what was sent together with what is stored now, read after the lock was had."""
        if not self.has_change_permission(request, row):
            return None
        data = request.POST.copy()
        settle_returns(data)
        request.POST = data  # type: ignore[assignment]
        beginning = Beginning.read(data.get(BEGAN, ""))
        parts = self._parts(request, row)
        outcome = put_together(parts, data, beginning, request.user.pk or 0)
        if outcome.shown:
            request.meeting = outcome
            self._hold(request, _("Nothing is saved yet: a colleague changed some of this while you had it open."))
        if outcome.shown or outcome.taken or outcome.gone:
            since = beginning.opened_at if beginning else None
            outcome.people = who_changed(self._rows_behind(row, parts), since)
        return outcome

    def begin_anew(self, request: HttpRequest) -> HttpResponse:
        """The row itself was removed: what was typed stands in the form for a new one, to be saved or left."""
        data = request.POST.copy()
        was = beginning.units if (beginning := Beginning.read(data.get(BEGAN, ""))) else {}
        blank = copy(request)
        blank.method = "GET"
        options: Any = self
        formsets, _inlines = options._create_formsets(blank, self.model(), change=False)
        for formset in formsets:
            key = formset.model._meta.pk.name
            while data.get(f"{formset.prefix}-INITIAL_FORMS", "0") not in ("", "0"):
                pk = data.get(f"{formset.prefix}-0-{key}", "")
                as_new_row(data, formset.prefix, 0, key, was.get((formset.prefix, pk), {}))
            for number in range(int(data.get(f"{formset.prefix}-TOTAL_FORMS") or 0)):
                data[f"{formset.prefix}-{number}-{formset.fk.name}"] = ""
        for (prefix, _name), fields in was.items():
            if not prefix:
                for column, value in fields.items():
                    if column not in data:
                        data.setlist(column, value if isinstance(value, list) else [value])
        data[BEGAN] = Beginning(request.user.pk or 0, timezone.now(), {}).sign()
        path = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
        keep_typed(request, path, data)
        text = _("This was removed while you had it open. What you typed stands in the form for a new one.")
        self.message_user(request, text, messages.WARNING)
        return HttpResponseRedirect(path)

    def typed_before(self, request: HttpRequest) -> HttpRequest | None:
        """The request as it would be if this person sent again what was kept; it is shown, and never saved."""
        if (data := kept_post(request)) is None:
            return None
        again = copy(request)
        # Both together: reading the files of a request reads its POST anew.
        again._files = MultiValueDict()
        again.method, again.POST = "POST", data  # type: ignore[assignment]
        again.kept = True
        self._hold(again, _("This is what you typed before. It is not saved yet: look at it, and save it."))
        return again

    @staticmethod
    def _hold(request: HttpRequest, reason: str) -> None:
        """Whatever else is right, this form is not saved."""
        request.refused = [*getattr(request, "refused", ()), reason]

    def tell_of_colleagues(self, request: HttpRequest, outcome: Outcome) -> None:
        """After saving: what stands there now without this editor having typed it."""
        for sentence, labels in (
            (_("Changed meanwhile by %(people)s, and kept: %(what)s."), outcome.taken),
            (_("Removed meanwhile by %(people)s: %(what)s."), outcome.gone),
        ):
            if labels:
                named = {"people": outcome.people, "what": ", ".join(filter(None, dict.fromkeys(labels)))}
                self.message_user(request, sentence % named, messages.INFO)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            context["began"] = request.POST.get(BEGAN, "")
        else:
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            parts = parts_of(context["adminform"].form, formsets, by_field=self.by_field)
            units = stored_units(parts) if context["original"] else {}
            context["began"] = Beginning(request.user.pk or 0, timezone.now(), units).sign()
        context["meeting"] = getattr(request, "meeting", None)
        context["kept"] = getattr(request, "kept", False)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def _parts(self, request: HttpRequest, row: Model) -> list[Part]:
        options: Any = self
        fields = flatten_fieldsets(self.get_fieldsets(request, row))
        form = options.get_form(request, row, change=True, fields=fields)(request.POST, instance=row)
        formsets, _inlines = options._create_formsets(request, form.instance, change=True)
        return parts_of(form, formsets, by_field=self.by_field)

    def _rows_behind(self, row: Model, parts: Sequence[Part]) -> Iterator[tuple[Any, Any]]:
        """All that could have been saved in another form to change what stands in this one."""
        yield type(row), row.pk
        if self.part_of:
            page = own_kind(attrgetter(self.part_of)(row))
            yield type(page), page.pk
        for part in parts:
            if part.pk:
                yield part.form._meta.model, part.pk
