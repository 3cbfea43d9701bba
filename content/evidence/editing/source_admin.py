"""Sources, kinds of reader, notices and checks in the admin. Claims are edited with their proof: see claim_admin."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.utils.translation import gettext as _

from content.evidence.models import Check
from content.publishing.editing import ContentForm, LinkRows
from content.publishing.models import Page
from content.publishing.row_editing import PartAdmin, RowAdmin


class SourceAdmin(RowAdmin):
    list_display = ("key", "publisher", "quality", "language", "may_link", "seen_on")
    list_filter = ("quality", "may_link", "language", "seen_on")
    search_fields = ("key", "publisher_en", "publisher_es", "url")
    shown_by = ("claims__sources",)


class AudienceAdmin(RowAdmin):
    list_display = ("name", "key", "name_zh", "position")
    search_fields = ("key", "name_en", "name_es", "name_zh", "definition_en", "definition_es")
    shown_by = ("claims__audiences", "claims__requirement__document__audiences")


class NoticeForm(ContentForm):
    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not values.get("pages") and not values.get("kind"):
            self.add_error("pages", _("Choose pages, or a kind of page: nobody would see it."))
        return values


class NoticeAdmin(RowAdmin):
    form = NoticeForm
    list_display = ("key", "text", "starts_on", "ends_on", "kind")
    list_filter = ("starts_on", "ends_on", "kind")
    search_fields = ("key", "text_en", "text_es")
    shown_by = ("notices",)

    def pages_showing(self, row: Model) -> set[int]:
        of_its_kind = Page.objects.filter(kind=row.kind).values_list("pk", flat=True) if row.kind else ()
        return super().pages_showing(row) | set(of_its_kind)


class CheckAdmin(PartAdmin):
    part_of = "claim.page"
    list_display = ("claim", "checked_on", "method", "source", "checked_by")
    list_filter = ("method", "checked_on")
    list_select_related = ("claim", "source")
    search_fields = ("claim__id", "note", "checked_by", "source__key")
    ordering = ("-checked_on", "claim")


class CheckInline(LinkRows, admin.TabularInline):
    """Who looked, when and how. A statement is as old as its newest check. One typed by mistake can be taken out."""

    model = Check
    fk_name = "claim"
    fields = ("checked_on", "method", "source", "checked_by", "note")
    ordering = ("-checked_on",)
