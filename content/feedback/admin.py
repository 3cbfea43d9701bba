"""The editors' list of reports: read, judged, never rewritten."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from content.feedback.models import Report
from content.publishing.editing import Checked


class ReportLine(forms.ModelForm):
    """A report in the list, with its status to set. The list may have been open for long."""

    class Meta:
        model = Report
        fields = ("status",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Sent along, so that only a status that this editor set counts as set.
        self.fields["status"].show_hidden_initial = True

    def clean_status(self) -> str:
        status: str = self.cleaned_data["status"]
        shown, stored = self.data.get(self.add_initial_prefix("status")), self.initial["status"]
        if status not in (shown, stored) and stored != shown:
            raise ValidationError(
                _("A colleague set this to “%(status)s” meanwhile.") % {"status": Report.Status(stored).label}
            )
        return status


class ReportAdmin(Checked):
    """What readers wrote stays as they wrote it; editors say what became of it. Spam may be deleted."""

    list_display = ("claim", "city", "happened_on", "language", "status", "received_at")
    list_editable = ("status",)
    list_filter = ("status", "language", "received_at")
    list_select_related = ("claim",)
    search_fields = ("city", "text", "claim__id", "editor_note")
    date_hierarchy = "received_at"
    readonly_fields = ("claim", "language", "city", "happened_on", "text", "received_at")
    fieldsets: ClassVar = [(None, {"fields": (*readonly_fields, "status", "editor_note")})]
    ordering = ("-received_at", "-pk")

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        return ReportLine

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
