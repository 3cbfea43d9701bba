"""The admin of the finders: their questions, the answers and where these lead."""

from django.contrib import admin
from modeltranslation.admin import TranslationStackedInline

from content.finder.models import Option, ResultPage
from content.publishing.editing import ContentForm, LinkAdmin, LinkRows, RowAdmin, both


class TreeAdmin(RowAdmin):
    list_display = ("title", "key", "start")
    list_select_related = ("start",)
    search_fields = ("key", "title_en", "title_es")


class OptionForm(ContentForm):
    frozen = ("node", "key")


class OptionInline(LinkRows, TranslationStackedInline):
    model = Option
    form = OptionForm
    fk_name = "node"
    fieldsets = [(None, {"fields": [("key", "position"), *both("label"), "printed_zh", ("next", "result")]})]


class NodeAdmin(RowAdmin):
    list_display = ("question", "key", "tree")
    list_filter = ("tree",)
    list_select_related = ("tree",)
    search_fields = ("key", "question_en", "question_es", "help_en", "help_es")
    inlines = (OptionInline,)


class OptionAdmin(RowAdmin):
    form = OptionForm
    list_display = ("label", "key", "node", "next", "result")
    list_filter = ("node__tree",)
    list_select_related = ("node", "next", "result")
    search_fields = ("key", "label_en", "label_es", "node__key")


class ResultPageInline(LinkRows, admin.TabularInline):
    model = ResultPage
    fields = ("position", "page")


class ResultAdmin(RowAdmin):
    list_display = ("title", "key")
    search_fields = ("key", "title_en", "title_es", "text_en", "text_es", "topics")
    inlines = (ResultPageInline,)


class ResultPageAdmin(LinkAdmin):
    list_display = ("result", "position", "page")
    list_select_related = ("result", "page")
    search_fields = ("result__key", "page__key", "page__title_en", "page__title_es")
