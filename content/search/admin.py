"""What a search looks through, for looking at: publishing writes it."""

from typing import Any

from django.http import HttpRequest

from content.publishing.editing import ReadOnlyAdmin
from content.publishing.row_editing import RowAdmin
from content.search.indexing import mark_due_by_words
from content.search.models import SearchConcept


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


class SearchPassageAdmin(ReadOnlyAdmin):
    list_display = ("page", "language", "anchor")
    list_filter = ("language", "page__kind")
    list_select_related = ("page",)
    search_fields = ("page__key", "text")
    ordering = ("page", "language", "position")


class SearchConceptAdmin(RowAdmin):
    """Changing the words for something lets search read anew the pages that use the old ones or the new."""

    list_display = ("key", "role", "page", "kind", "weight")
    list_filter = ("role", "weight")
    list_select_related = ("page",)
    search_fields = ("key", "names_en", "names_es", "names_zh")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        concept: SearchConcept = form.instance
        mark_due_by_words(concept, [str(form.initial.get(name, "")) for name in ("names_en", "names_es", "names_zh")])
