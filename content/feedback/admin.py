"""The editors' list of reports: read, judged, never rewritten."""

from typing import ClassVar

from django.contrib import admin
from django.http import HttpRequest


class ReportAdmin(admin.ModelAdmin):
    """What readers wrote stays as they wrote it; editors say what became of it. Spam may be deleted."""

    list_display = ("claim", "city", "happened_on", "language", "status", "received_at")
    list_editable = ("status",)
    list_filter = ("status", "language", "received_at")
    list_select_related = ("claim",)
    list_per_page = 50
    search_fields = ("city", "text", "claim__id", "editor_note")
    date_hierarchy = "received_at"
    readonly_fields = ("claim", "language", "city", "happened_on", "text", "received_at")
    fields: ClassVar = (*readonly_fields, "status", "editor_note")
    ordering = ("-received_at", "-pk")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
