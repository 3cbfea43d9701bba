"""The admin of pages, whatever their kind: edited in both languages, published and withdrawn by the workflow."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from content.addresses import LANGUAGES
from content.markup import may_have_problems, problems
from content.publishing.choices import at_hand
from content.publishing.drafts.editing import DraftForm, drafting_of
from content.publishing.editing import Checked, ContentForm, Prose, ReadOnlyAdmin, both
from content.publishing.formats import own_kind, own_row_of
from content.publishing.gate import Candidate
from content.publishing.kinds import page_kinds
from content.publishing.models import LANGUAGE_NAMES, Page, Redirect, Status
from content.publishing.references import KnownNames
from content.publishing.row_editing import LinkAdmin
from content.publishing.rules import pages_are_complete
from content.publishing.workflow import NotPublishable, publish, take_effect, withdraw

SEARCHED = (
    *("key", "title_en", "title_es", "name_zh", "pinyin", "aliases_en", "aliases_es", "aliases_zh"),
    *("slug_en", "slug_es"),
)


class PageForm(ContentForm):
    """A page. What a reader would miss is refused here only where the page is, or is about to be, public."""

    needs_both = False

    change_note = forms.CharField(
        label=_("What changed and why"),
        required=False,
        max_length=280,
        widget=Prose(attrs={"rows": 2}),
        help_text=_(
            "Readers see it in the history of the page, if anything changed that they see. "
            "If a law caused the change, name it: [[law:social-insurance-law]]."
        ),
    )

    @property
    def goes_public(self) -> bool:
        return "_publish" in self.data or self.instance.status == Status.PUBLISHED

    def clean_change_note(self) -> str:
        note: str = self.cleaned_data["change_note"]
        if may_have_problems(note) and (found := problems(note, KnownNames())):
            raise ValidationError(found)
        return note

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.is_looked_at("key"):
            namesakes = Page.objects.filter(kind=self.instance.kind, key=self.cleaned_data.get("key"))
            if namesakes.exclude(pk=self.instance.pk).exists():
                self.add_error("key", _("Another page of this kind has this key."))
        for language in LANGUAGES:
            if self.is_looked_at(f"slug_{language}"):
                self._check_address_in(language)
        return self.cleaned_data

    def _check_address_in(self, language: str) -> None:
        slug = self.cleaned_data.get(f"slug_{language}")
        old = Redirect.objects.filter(language=language, kind=self.instance.kind, slug=slug)
        here = Page.objects.filter(kind=self.instance.kind, **{f"slug_{language}": slug})
        if slug and here.exclude(pk=self.instance.pk).exists():
            self.add_error(f"slug_{language}", _("Another page of this kind has this address."))
        elif slug and (taken := old.exclude(page=self.instance.pk).select_related("page").first()):
            self.add_error(
                f"slug_{language}",
                _("This was once the address of “%(page)s” and still leads there. Choose another.")
                % {"page": taken.page},
            )

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.goes_public and not self.refused:
            page = [Candidate(self.instance.kind, own_row_of(self.instance), self.instance.pk)]
            # What hangs on the page is judged once it has been written.
            for flaw in pages_are_complete(page):
                if (name := "_".join(map(str, flaw.path))) in self.fields:
                    self.add_error(name, str(flaw))


class WithdrawalForm(forms.Form):
    """Why a page goes, in both languages, and what to read instead."""

    replacement = forms.ModelChoiceField(
        Page.objects.published(),
        label=_("Read instead"),
        required=False,
        widget=AutocompleteSelect(Page._meta.get_field("replacement"), admin.site),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = {
            f"reason_{language}": forms.CharField(
                label=_("Why it is withdrawn – %(language)s") % {"language": LANGUAGE_NAMES[language]},
                widget=Prose(attrs={"rows": 4, "lang": language}),
                help_text=_("Readers who follow an old link see this."),
            )
            for language in LANGUAGES
        }
        self.fields = reasons | self.fields

    @property
    def reason(self) -> dict[str, str]:
        return {language: self.cleaned_data[f"reason_{language}"] for language in LANGUAGES}


class PageAdmin(DraftForm, Checked, TranslationAdmin):
    """A kind of page. `own_fields` are the rows of its form that other kinds do not have."""

    form: Any = PageForm
    by_field = True
    own_fields: tuple[str | tuple[str, ...], ...] = ()
    change_form_template = "admin/page_change_form.html"
    list_display: Any = ("name", "key", "status", "offered_in", "changed_at")
    list_filter: ClassVar[Any] = ("status", "offered_in")
    search_fields: ClassVar[Any] = SEARCHED
    ordering: ClassVar[Any] = ("position", "key")
    readonly_fields = ("status",)
    actions = ("publish_pages", "withdraw_pages")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        gone = both("withdrawal_reason") if obj and obj.status == Status.WITHDRAWN else ()
        return [
            (None, {"fields": [("key", "status"), *both("title", "slug", "short_answer"), *self.own_fields]}),
            (None, {"fields": both("body"), "classes": ["wide"]}),
            (
                _("Names, lists and notes"),
                {
                    "classes": ["collapse"],
                    "fields": [
                        *both("search_title"),
                        ("name_zh", "pinyin"),
                        *both("aliases"),
                        ("aliases_zh", "about"),
                        ("offered_in", "position"),
                        "editor_note",
                        "wording_reason",
                        *gone,
                        *(["replacement"] if gone else []),
                    ],
                },
            ),
        ]

    @admin.display(description=_("title"), ordering="title_en")
    def name(self, page: Page) -> str:
        return page.title or str(page)

    def view_on_site(self, page: Page) -> str | None:
        return page.get_absolute_url() if page.status == Status.PUBLISHED else None

    def as_edited(self, row: Page) -> Page:
        return row if row.kind == self.model.KIND else own_kind(row)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        note = form.cleaned_data["change_note"]
        if drafting := drafting_of(request):
            drafting.take(form.instance, note)
        else:
            verb = publish if "_publish" in request.POST else take_effect
            verb(form.instance, by=request.user, note=note, lookup=at_hand(request).lookup)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was public is withdrawn, never deleted: old links must find out why it is gone."""
        is_draft = obj is not None and obj.status == Status.DRAFT and not drafting_of(request)
        return is_draft and super().has_delete_permission(request, obj)

    @admin.action(description=_("Publish"), permissions=["change"])
    def publish_pages(self, request: HttpRequest, queryset: QuerySet) -> None:
        done = 0
        for page in queryset:
            try:
                publish(own_kind(page), by=request.user)
                done += 1
            except NotPublishable as refusal:
                self.message_user(request, f"{page}: {refusal}", messages.ERROR)
        if done:
            text = ngettext("%(count)d page was published.", "%(count)d pages were published.", done)
            self.message_user(request, text % {"count": done}, messages.SUCCESS)

    @admin.action(description=_("Withdraw"), permissions=["change"])
    def withdraw_pages(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        form = WithdrawalForm(request.POST if "withdraw" in request.POST else None)
        if form.is_valid():
            try:
                self._withdraw(queryset, form, by=request.user)
            except NotPublishable as refusal:
                form.add_error(None, refusal.problems)
            else:
                self.message_user(request, gettext("The pages were withdrawn."), messages.SUCCESS)
                return None
        context = {
            **self.admin_site.each_context(request),
            "title": _("Withdraw pages"),
            "opts": self.opts,
            "media": self.media + form.media,
            "form": form,
            "pages": queryset,
        }
        return render(request, "admin/withdraw_pages.html", context)

    @transaction.atomic
    def _withdraw(self, queryset: QuerySet, form: WithdrawalForm, *, by: Any) -> None:
        """All of them or none."""
        for page in queryset:
            withdraw(own_kind(page), by=by, reason=form.reason, replacement=form.cleaned_data["replacement"])


class MadeTextAdmin(ReadOnlyAdmin):
    """Texts as readers see them, for looking at: saving makes them."""

    list_display = ("__str__", "form", "language")
    list_filter = ("form", "language")
    search_fields = ("text",)
    ordering = ("id",)


class MadeReferenceAdmin(ReadOnlyAdmin):
    """What a text names, and what it meant when the text was made."""

    list_display = ("kind", "key", "made")
    list_filter = ("kind",)
    list_select_related = ("made",)
    search_fields = ("key",)
    ordering = ("kind", "key", "id")


class RevisionAdmin(ReadOnlyAdmin):
    list_display = ("page", "number", "note", "is_seen", "made_by", "made_at")
    list_filter = ("made_at", "is_seen", "page__kind")
    list_select_related = ("page", "made_by")
    search_fields = ("note", "page__key", "page__title_en", "page__title_es", "page__name_zh")
    ordering = ("-made_at", "-number")


class RowRevisionAdmin(ReadOnlyAdmin):
    list_display = ("kind", "key", "number", "is_seen", "made_by", "made_at")
    list_filter = ("kind", "is_seen", "made_at")
    list_select_related = ("made_by",)
    search_fields = ("kind", "key")
    ordering = ("-made_at", "-number")


class RedirectForm(ContentForm):
    frozen = ()
    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGE_NAMES.items()))
    kind = forms.ChoiceField(label=_("Kind"), choices=lambda: [(kind, kind) for kind in page_kinds()])

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        language, kind, slug = (values.get(name) for name in ("language", "kind", "slug"))
        if Page.objects.filter(kind=kind, **{f"slug_{language or 'en'}": slug}).exists():
            self.add_error("slug", _("A page stands at this address today."))
        if (page := values.get("page")) and page.kind != kind:
            self.add_error("kind", _("The page it leads to is of another kind."))
        return values


class RedirectAdmin(LinkAdmin):
    """Old addresses. Moving a page adds them by itself."""

    form = RedirectForm
    list_display = ("__str__", "language", "kind", "page")
    list_filter = ("language", "kind")
    list_select_related = ("page",)
    search_fields = ("slug", "page__key", "page__title_en", "page__title_es")
    ordering = ("kind", "language", "slug")
