"""What was imported and when, for looking at."""

from content.publishing.editing import ReadOnlyAdmin


class ImportedFileAdmin(ReadOnlyAdmin):
    list_display = ("path", "imported_at")
    search_fields = ("path",)
    ordering = ("path",)
