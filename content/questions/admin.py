"""The admin of questions, topics and corrections."""

from content.evidence.editing.claim_admin import ClaimAdmin, ClaimedPageAdmin, ClaimInline, claim_fieldsets
from content.publishing.admin import PageAdmin
from content.publishing.editing import both
from content.publishing.row_editing import RowAdmin
from content.questions.models import Correction

STATEMENT = (("number", "verdict", "explained_by"), *both("quote"))


class TopicAdmin(RowAdmin):
    list_display = ("name", "key", "position")
    search_fields = ("key", "name_en", "name_es", "slug_en", "slug_es")
    shown_by = ("question__topic",)


class QuestionAdmin(ClaimedPageAdmin):
    list_display = (*PageAdmin.list_display[:2], "topic", "is_warning", "status")
    list_filter = ("status", "topic", "is_warning", "ask_bank")
    list_select_related = ("topic",)
    own_fields = (("topic", "is_warning", "ask_bank"), "hotlines")


class StatementInline(ClaimInline):
    model = Correction
    fieldsets = claim_fieldsets(*STATEMENT)


class CorrectionPageAdmin(ClaimedPageAdmin):
    list_display = (*PageAdmin.list_display[:2], "verdict", "origin", "is_article", "status")
    list_filter = ("status", "verdict", "origin", "is_article")
    inlines = (*ClaimedPageAdmin.inlines, StatementInline)
    own_fields = (("verdict", "origin", "is_article"),)


class CorrectionAdmin(ClaimAdmin):
    list_display = (ClaimAdmin.list_display[0], "number", "verdict", *ClaimAdmin.list_display[1:])
    list_filter = ("verdict", *ClaimAdmin.list_filter[1:])
    search_fields = (*ClaimAdmin.search_fields, "quote_en", "quote_es")
    own_fields = STATEMENT
