"""The admin of the finders: their questions, the answers and where these lead.

What would make readers stumble is refused when it is saved or deleted; a finder is drawn below its form.
"""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from modeltranslation.admin import TranslationStackedInline

from content.finder.check import all_problems, readers_arrive, refuse_new, told
from content.finder.drawing import draw
from content.finder.models import Finder, FinderAnswer, ResultPage
from content.publishing.editing import ContentForm, LinkRows, both
from content.publishing.row_editing import LinkAdmin, RowAdmin


class DrawnRowAdmin(LinkAdmin):
    """A row of a finder: saving or deleting it may not lead readers astray."""

    change_form_template = "admin/finder_change_form.html"
    delete_confirmation_template = "admin/finder_delete.html"
    delete_selected_confirmation_template = "admin/finder_delete_selected.html"
    belongs_to: str = ""
    """How a finder finds the row, as a lookup of `Finder`."""

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        request.known_problems = set(all_problems())
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        refuse_new(request.known_problems)
        self._remind(request)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        with readers_arrive():
            super().delete_model(request, obj)
        self._remind(request)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        with readers_arrive():
            super().delete_queryset(request, queryset)
        self._remind(request)

    def _remind(self, request: HttpRequest) -> None:
        """Say what nobody reaches yet: it may wait, but is not to be forgotten."""
        for problem in told(problem for problem in all_problems() if problem.may_wait):
            self.message_user(request, problem, messages.WARNING)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if row := context.get("original"):
            context["drawn_in"] = Finder.objects.filter(**{self.belongs_to: row.pk}).distinct()
        return super().render_change_form(request, context, *args, **kwargs)


class FinderAdmin(DrawnRowAdmin, RowAdmin):
    change_form_template = "admin/finder_drawn.html"
    belongs_to = "pk"
    list_display = ("title", "key", "start")
    list_select_related = ("start",)
    search_fields = ("key", "title_en", "title_es")

    def view_on_site(self, finder: Finder) -> str | None:
        return finder.path_in(get_language() or "en") or None

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if row := context.get("original"):
            context["drawing"] = draw(Finder.objects.get(pk=row.pk))
        return super().render_change_form(request, context, *args, **kwargs)


class FinderAnswerForm(ContentForm):
    frozen = ("question", "key")


class FinderAnswerInline(LinkRows, TranslationStackedInline):
    model = FinderAnswer
    form = FinderAnswerForm
    fk_name = "question"
    fieldsets = [(None, {"fields": [("key", "position"), *both("label"), "printed_zh", ("next", "result")]})]


class FinderQuestionAdmin(DrawnRowAdmin, RowAdmin):
    belongs_to = "questions"
    part_of_row = "finder"
    list_display = ("question", "key", "finder")
    list_filter = ("finder",)
    list_select_related = ("finder",)
    search_fields = ("key", "question_en", "question_es", "help_en", "help_es")
    inlines = (FinderAnswerInline,)


class FinderAnswerAdmin(DrawnRowAdmin, RowAdmin):
    form = FinderAnswerForm
    belongs_to = "questions__answers"
    part_of_row = "question.finder"
    list_display = ("label", "key", "question", "next", "result")
    list_filter = ("question__finder",)
    list_select_related = ("question", "next", "result")
    search_fields = ("key", "label_en", "label_es", "question__key")


class ResultPageInline(LinkRows, admin.TabularInline):
    model = ResultPage
    fields = ("position", "page")


class ResultAdmin(DrawnRowAdmin, RowAdmin):
    belongs_to = "questions__answers__result"
    list_display = ("title", "key", "card")
    list_select_related = ("card",)
    search_fields = ("key", "title_en", "title_es", "text_en", "text_es", "topics")
    inlines = (ResultPageInline,)


class ResultPageAdmin(DrawnRowAdmin):
    belongs_to = "questions__answers__result__page_rows"
    part_of_row = "result"
    list_display = ("result", "position", "page")
    list_select_related = ("result", "page")
    search_fields = ("result__key", "page__key", "page__title_en", "page__title_es")
