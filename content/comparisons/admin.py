"""The admin of written comparisons, and of what to take care of in any."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from content.comparisons.models import Caution
from content.evidence.editing.claim_admin import ClaimedPageAdmin
from content.publishing.row_editing import LinkAdmin


class ComparisonAdmin(ClaimedPageAdmin):
    own_fields = ("cards", "differences")


class CautionAdmin(LinkAdmin):
    list_display = ("key", "feature", "between")
    list_filter = ("cards",)
    list_select_related = ("feature",)
    search_fields = ("key", "claims__id", "claims__text_en", "claims__text_es")
    shown_by = ("comparison__cards__cautions",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("cards")

    @admin.display(description=_("cards"))
    def between(self, caution: Caution) -> str:
        return ", ".join(str(card) for card in caution.cards.all())
