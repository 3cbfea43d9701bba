"""The admin of laws, provisions, the versions of their wording, citations and changes of law."""

from typing import Any

from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from content.addresses import LANGUAGES
from content.evidence.models import Amendment, ProvisionVersion
from content.law.rules import wording_problems
from content.publishing.admin import SEARCHED, PageAdmin
from content.publishing.editing import ContentForm, Rows, both
from content.publishing.row_editing import PartAdmin, RowAdmin


class AmendmentInline(Rows, TranslationStackedInline):
    model = Amendment
    can_delete = False
    fieldsets = [(None, {"fields": ["amended_on", *both("text")]})]


class LawAdmin(PageAdmin):
    list_display = (*PageAdmin.list_display[:2], "level", "force", "verified", "in_force_from", "status")
    list_filter = ("status", "level", "force", "verified")
    search_fields = (*SEARCHED, "full_title_en", "full_title_es", "full_title_zh", "number_en", "number_zh")
    inlines = (AmendmentInline,)
    own_fields = (
        *both("full_title"),
        "full_title_zh",
        *both("issuer"),
        ("issuer_zh", "level"),
        *both("number"),
        ("number_zh", "source_url"),
        ("promulgated_on", "in_force_from", "force"),
        *both("status_note"),
        ("verified", "verification"),
    )


class VersionForm(ContentForm):
    """A version may exist in Chinese only; once it was read, what it has in one translation it needs in the other."""

    frozen = ("key", "provision")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        provision = values.get("provision") or self.instance.provision
        version = {
            **values,
            **{name: {code: values.get(f"{name}_{code}") for code in LANGUAGES} for name in ("label", "text")},
        }
        offered = [language for language in LANGUAGES if provision.is_offered_in(language)]
        for name, language, message in wording_problems(version, offered):
            field = "_".join(filter(None, (name, language)))
            if field not in self.errors:
                self.add_error(field, message)
        return values


VERSION_FIELDS: tuple[Any, ...] = (
    ("key", "in_force_from", "in_force_until"),
    *both("label"),
    "text_zh",
    *both("text"),
    ("verified", "verification", "read_on"),
    "source_url",
    "editor_note",
)


class VersionInline(Rows, TranslationStackedInline):
    model = ProvisionVersion
    form = VersionForm
    can_delete = False
    show_change_link = True
    fieldsets = [(None, {"fields": VERSION_FIELDS})]


class ProvisionAdmin(PageAdmin):
    list_display = (*PageAdmin.list_display[:2], "law", "citation", "status")
    list_filter = ("status", "law")
    list_select_related = ("law",)
    search_fields = (*SEARCHED, "number", "citation_en", "citation_es", "citation_zh", "law__title_en", "law__title_es")
    inlines = (VersionInline,)
    own_fields = (("law", "number"), *both("citation"), "citation_zh")


class ProvisionVersionAdmin(PartAdmin, TranslationAdmin):
    part_of = "provision"
    form = VersionForm
    list_display = ("__str__", "label", "in_force_from", "in_force_until", "verified")
    list_filter = ("verified", "in_force_from", "in_force_until")
    list_select_related = ("provision",)
    search_fields = ("provision__key", "key", "text_zh", "text_en", "text_es", "label_en", "label_es")
    fieldsets = [(None, {"fields": ("provision", *VERSION_FIELDS)})]


class AmendmentAdmin(PartAdmin, TranslationAdmin):
    part_of = "law"
    list_display = ("law", "amended_on", "text")
    list_filter = ("law",)
    list_select_related = ("law",)
    search_fields = ("law__key", "law__title_en", "law__title_es", "text_en", "text_es")


class CitationForm(ContentForm):
    frozen = ("claim",)


class CitationAdmin(PartAdmin, TranslationAdmin):
    """Every citation in one list. They are written with their claim, in its proof; here one can be found and mended."""

    part_of = "claim.page"
    form = CitationForm
    list_display = ("claim", "version", "paragraph", "grade", "covers", "judged_on", "judged_by")
    list_filter = ("grade", "covers", "judged_on", "version__provision__law")
    list_select_related = ("claim", "version__provision")
    search_fields = ("claim__id", "version__provision__key", "why_en", "why_es", "judged_by")


class LawChangeAdmin(RowAdmin):
    list_display = ("key", "law", "changes_on")
    list_filter = ("changes_on", "law")
    list_select_related = ("law",)
    search_fields = ("key", "law__title_en", "law__title_es", "before_en", "before_es", "after_en", "after_es")
    shown_by = ("law_changes", "as_law__changes", "provision__changes")
