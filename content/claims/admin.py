"""The admin of sources, kinds of reader and checks. Claims themselves are edited with their proof: see `proof`."""

from django.contrib import admin

from content.claims.models import Check
from content.publishing.editing import PartAdmin, RowAdmin, Rows


class SourceAdmin(RowAdmin):
    list_display = ("key", "publisher", "quality", "language", "may_link", "seen_on")
    list_filter = ("quality", "may_link", "language", "seen_on")
    search_fields = ("key", "publisher_en", "publisher_es", "url")
    shown_by = ("claims__sources",)


class AudienceAdmin(RowAdmin):
    list_display = ("name", "key", "name_zh", "position")
    search_fields = ("key", "name_en", "name_es", "name_zh", "definition_en", "definition_es")
    shown_by = ("claims__audiences", "claims__requirement__document__audiences")


class CheckAdmin(PartAdmin):
    part_of = "claim.page"
    list_display = ("claim", "checked_on", "method", "source", "checked_by")
    list_filter = ("method", "checked_on")
    list_select_related = ("claim", "source")
    search_fields = ("claim__id", "note", "checked_by", "source__key")
    ordering = ("-checked_on", "claim")


class CheckInline(Rows, admin.TabularInline):
    """Who looked, when and how. A statement is as old as its newest check."""

    model = Check
    fk_name = "claim"
    can_delete = False
    fields = ("checked_on", "method", "source", "checked_by", "note")
    ordering = ("-checked_on",)
