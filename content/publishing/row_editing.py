"""The admin of rows that are no pages: what is edited there reaches the pages that show it, and keeps revisions."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from django.db import models, transaction
from django.http import HttpRequest
from modeltranslation.admin import TranslationAdmin

from content.publishing.editing import Checked
from content.publishing.models import Page
from content.publishing.rows import has_revisions, keep_first, record_removal, record_row
from content.publishing.workflow import announce, take_effect


class LinkAdmin(Checked):
    """A row that is no page, but shows on some: saving it tells those pages."""

    shown_by: Sequence[str] = ()
    """How a page finds the row, as lookups of `Page`: `claims__sources`."""
    part_of_row = ""
    """The row whose document holds this one, where it is only a part of it: `phrase`, `question.finder`."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        before = self.model._base_manager.filter(pk=obj.pk).first() if change else None
        for row in self._kept_rows([before, obj] if self.part_of_row else [before]):
            keep_first(row)
        # Where a part moves to another row, both change.
        request.kept_rows = self._kept_rows([before]) if self.part_of_row else []
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self._record([*request.kept_rows, *self._kept_rows([form.instance])], request.user)
        announce(self.pages_showing(form.instance))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self._delete([obj], request.user, lambda: super(LinkAdmin, self).delete_model(request, obj))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        self._delete(list(queryset), request.user, lambda: super(LinkAdmin, self).delete_queryset(request, queryset))

    @transaction.atomic
    def _delete(self, doomed: list[Any], by: Any, delete: Callable[[], None]) -> None:
        """Pages that showed the rows are told, and each row's revisions say that it is gone, or without its part."""
        pages = {pk for row in doomed for pk in self.pages_showing(row)}
        rows = self._kept_rows(doomed)
        for row in rows:
            keep_first(row)
        delete()
        if self.part_of_row:
            self._record(rows, by)
        else:
            for row in rows:
                record_removal(row, by=by)
        announce(pages)

    def _kept_rows(self, some: Iterable[Any]) -> list[Any]:
        """The rows with revisions that these are, or are part of."""
        rows = (attrgetter(self.part_of_row)(row) if self.part_of_row else row for row in some if row is not None)
        return [row for row in rows if has_revisions(type(row))]

    def _record(self, rows: Iterable[Any], by: Any) -> None:
        for row in {row.pk: row for row in rows}.values():
            record_row(type(row)._base_manager.get(pk=row.pk), by=by)

    def pages_showing(self, row: models.Model) -> set[int]:
        found = (Page.objects.filter(**{lookup: row}).values_list("pk", flat=True) for lookup in self.shown_by)
        return {pk for some in found for pk in some}


class RowAdmin(LinkAdmin, TranslationAdmin):
    """A row that is no page, with texts in both languages."""


class PartAdmin(Checked):
    """A row that is part of a page: saving it publishes the page again, if it is published."""

    part_of = "page"

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        take_effect(attrgetter(self.part_of)(form.instance), by=request.user)
