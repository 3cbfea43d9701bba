"""What a search looks through, for looking at: publishing writes it."""

from content.publishing.editing import ReadOnlyAdmin


class SearchDocumentAdmin(ReadOnlyAdmin):
    list_display = ("page", "language")
    list_filter = ("language", "page__kind")
    list_select_related = ("page",)
    search_fields = ("page__key", "names", "words")
    ordering = ("page", "language")


class SearchWordAdmin(ReadOnlyAdmin):
    list_display = ("__str__",)
    search_fields = ("word",)


class SearchDueAdmin(ReadOnlyAdmin):
    list_display = ("page", "since")
    list_select_related = ("page",)
    search_fields = ("page__key", "page__title_en", "page__title_es")
    ordering = ("since",)
