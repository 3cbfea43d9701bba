"""The admin of claims: edited with their proof where they stand, on their page; and each found in one list."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from content.evidence.editing.forms import ClaimForm, ClaimFormSet, QuotationForm
from content.evidence.editing.source_admin import CheckInline
from content.evidence.models import Claim, Quality, Quotation
from content.evidence.reading.levels import with_evidence
from content.markup import plain
from content.publishing.admin import PageAdmin, change_url
from content.publishing.editing import Editing, LinkRows, Rows, both
from content.publishing.formats import own_kind
from content.publishing.models import Status
from content.publishing.row_editing import PartAdmin


def claim_fieldsets(*own: Any, place: tuple[str, ...] = ("slot", "position")) -> list:
    """The form of a claim. `own` are the rows that its kind adds."""
    return [
        (
            None,
            {
                "fields": [
                    place,
                    *own,
                    *both("heading", "text"),
                    "proof",
                    ("legal_basis", "verified"),
                    "quoted_on",
                ]
            },
        ),
        (
            _("For whom, where, since when; held back; notes"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("for_whom", "audiences"),
                    ("region", "valid_from", "valid_until"),
                    ("is_local", "places", "as_of"),
                    ("hold", "confidence"),
                    "editor_note",
                    "wording_reason",
                ],
            },
        ),
    ]


class SaysWhereQuoted(Editing):
    """An edit of a statement changes it on every page that quotes it: those are named beside it."""

    readonly_fields: ClassVar[Any] = ("quoted_on",)

    @admin.display(description=_("also shown on"), empty_value="–")
    def quoted_on(self, claim: Claim) -> str | None:
        pages = [quotation.page for quotation in claim.quotations.all()] if claim.pk else []
        if not pages:
            return None
        return format_html_join(", ", '<a href="{}">{}</a>', ((change_url(own_kind(page)), page) for page in pages))


class ClaimInline(SaysWhereQuoted, Rows, TranslationStackedInline):
    """The claims of a page, each with its proof."""

    model = Claim
    fk_name = "page"
    form = ClaimForm
    formset = ClaimFormSet
    fieldsets = claim_fieldsets()
    ordering = ("position", "slot")
    can_delete = False
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        claims = super().get_queryset(request).select_related("page", "region")
        claims = claims.prefetch_related("audiences", "places", "quotations__page")
        return claims.plain() if self.model is Claim else claims


class QuotationInline(LinkRows, admin.TabularInline):
    """The statements of other pages that a page shows among its own."""

    model = Quotation
    form = QuotationForm
    fields = ("position", "claim", "after")
    ordering = ("position", "pk")
    verbose_name_plural = _("Statements quoted from other pages")


class ClaimedPageAdmin(PageAdmin):
    """A kind of page that has claims."""

    inlines: ClassVar[Any] = (ClaimInline, QuotationInline)

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, ClaimInline):
            if not hasattr(request, "addresses_taken"):
                request.addresses_taken = {}
            kwargs["taken"] = request.addresses_taken
        return kwargs


class HeldFilter(admin.SimpleListFilter):
    title = _("held back")
    parameter_name = "held"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list:
        return [("yes", _("Held back")), ("no", _("Shown"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "yes":
            return queryset.exclude(hold="")
        return queryset.shown() if self.value() == "no" else queryset


class EvidenceFilter(admin.SimpleListFilter):
    title = _("evidence")
    parameter_name = "evidence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list:
        return list(Quality.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(evidence=self.value()) if self.value() else queryset


class ClaimAdmin(SaysWhereQuoted, PartAdmin, TranslationAdmin):
    """Claims in one list, whichever page they stand on."""

    form = ClaimForm
    own_fields: tuple = ()
    inlines = (CheckInline,)
    list_display: Any = ("id", "words", "evidence_level", "verified", "legal_basis", "is_local", "hold")
    list_filter: ClassVar[Any] = (
        "page__kind",
        EvidenceFilter,
        "verified",
        "legal_basis",
        HeldFilter,
        "is_local",
        "for_whom",
    )
    list_select_related: ClassVar[Any] = ("page",)
    search_fields: ClassVar[Any] = (
        "id",
        "text_en",
        "text_es",
        "heading_en",
        "heading_es",
        "page__title_en",
        "page__title_es",
        "page__short_answer_en",
        "page__short_answer_es",
        "page__name_zh",
        "sources__key",
    )
    ordering = ("page__kind", "page__key", "position", "slot")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return claim_fieldsets(*self.own_fields, place=("page", "slot", "position"))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return with_evidence(super().get_queryset(request))

    @admin.display(description=_("evidence"))
    def evidence_level(self, claim: Any) -> str:
        return str(Quality(claim.evidence).label)

    @admin.display(description=_("statement"), ordering="text_en")
    def words(self, claim: Claim) -> str:
        return Truncator(claim.text or claim.page.short_answer or "").chars(90)

    def label_in_choices(self, claim: Claim) -> str:
        """Where a statement is picked: its words, then its address."""
        return f"{plain(self.words(claim))} ({claim.pk})"

    def view_on_site(self, claim: Claim) -> str | None:
        is_seen = claim.page.status == Status.PUBLISHED and not claim.hold
        return f"{claim.page.get_absolute_url()}#{claim.slot}" if is_seen else None

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        claim = self.get_object(request, unquote(object_id))
        if claim and (own := _of_own_kind(claim)) is not claim:
            return HttpResponseRedirect(change_url(own))
        return super().change_view(request, object_id, *args, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What readers may have seen is held back, not deleted: its checks and its id stay."""
        is_draft = obj is not None and obj.page.status == Status.DRAFT
        return is_draft and super().has_delete_permission(request, obj)


class QuotationAdmin(PartAdmin):
    """Every quotation in one list."""

    form = QuotationForm
    list_display = ("claim", "page", "after", "position")
    list_filter = ("page__kind",)
    list_select_related = ("page", "claim")
    search_fields = ("claim__id", "page__key", "page__title_en", "page__title_es", "page__name_zh")


def _of_own_kind(claim: Claim) -> Claim:
    kinds = (r.related_model for r in claim._meta.related_objects if issubclass(r.related_model, Claim))
    return next((own for kind in kinds if (own := kind.objects.filter(pk=claim.pk).first())), claim)
