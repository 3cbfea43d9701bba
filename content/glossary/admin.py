"""The admin of terms, phrases and replies."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext as _
from modeltranslation.admin import TranslationStackedInline

from content.evidence.reading.levels import level, may_be_confirmed
from content.glossary.models import BannedRendering, PhraseReply
from content.publishing.editing import ContentForm, LinkRows, both
from content.publishing.row_editing import LinkAdmin, RowAdmin


class BannedInline(LinkRows, TranslationStackedInline):
    model = BannedRendering
    fieldsets = [(None, {"fields": [("language", "text", "pattern", "is_refused", "was_seen"), *both("reason")]})]


class TermForm(ContentForm):
    def clean(self) -> dict[str, Any]:
        values = super().clean()
        evidence = level(
            (source.quality for source in values.get("sources") or ()), law_says_so=bool(values.get("provisions"))
        )
        if values.get("verified") and not may_be_confirmed(evidence):
            self.add_error("verified", _("Nothing named here confirms it: name a source, or an article that uses it."))
        return values


class TermAdmin(RowAdmin):
    form = TermForm
    list_display = ("zh", "rendering", "key", "verified")
    list_filter = ("verified", "sources__quality")
    search_fields = (
        *("key", "zh", "pinyin", "rendering_en", "rendering_es", "definition_en", "definition_es"),
        "banned__text",
    )
    inlines = (BannedInline,)


SHOWN_BY = ("claims__step__phrases", "claims__failure__phrases", "guide__fail_phrases")
"""How a page finds the phrases it shows."""


class BannedRenderingAdmin(RowAdmin):
    part_of_row = "term"
    list_display = ("text", "language", "term", "is_refused", "was_seen")
    list_filter = ("language", "is_refused", "was_seen")
    list_select_related = ("term",)
    search_fields = ("text", "reason_en", "reason_es", "term__key", "term__zh")


class ReplyAdmin(RowAdmin):
    list_display = ("zh", "meaning", "key")
    search_fields = ("key", "zh", "pinyin", "meaning_en", "meaning_es")
    shown_by = tuple(f"{lookup}__replies" for lookup in SHOWN_BY)


class PhraseReplyInline(LinkRows, admin.TabularInline):
    model = PhraseReply
    fields = ("position", "reply")


class PhraseAdmin(RowAdmin):
    list_display = ("zh", "meaning", "places", "key")
    list_filter = ("places",)
    search_fields = ("key", "zh", "pinyin", "meaning_en", "meaning_es")
    shown_by = SHOWN_BY
    inlines = (PhraseReplyInline,)


class PhraseReplyAdmin(LinkAdmin):
    part_of_row = "phrase"
    list_display = ("phrase", "position", "reply")
    list_select_related = ("phrase", "reply")
    search_fields = ("phrase__key", "phrase__zh", "reply__key", "reply__zh")
    shown_by = tuple(f"{lookup}__reply_rows" for lookup in SHOWN_BY)
