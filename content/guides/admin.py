"""The admin of guides: what to bring, the steps and the statements around them, on one page; and of situations."""

from django.contrib import admin

from content.evidence.editing.claim_admin import ClaimAdmin, ClaimedPageAdmin, ClaimInline, claim_fieldsets
from content.guides.forms import StepForm
from content.guides.models import Failure, Requirement, SituationPage, Step
from content.publishing.admin import PageAdmin
from content.publishing.editing import LinkRows
from content.publishing.row_editing import LinkAdmin, PartAdmin, RowAdmin

STEP = (("place", "is_spoken", "branch"), "says")
REQUIREMENT = (("document", "form", "needed"),)
FAILURE = (("at_step", "phrases"),)


class StepInline(ClaimInline):
    model = Step
    form = StepForm
    fieldsets = claim_fieldsets(*STEP)


class RequirementInline(ClaimInline):
    model = Requirement
    fieldsets = claim_fieldsets(*REQUIREMENT)


class FailureInline(ClaimInline):
    model = Failure
    fieldsets = claim_fieldsets(*FAILURE)


class GuideAdmin(ClaimedPageAdmin):
    list_display = (*PageAdmin.list_display[:2], "card", "purpose", "channel", "status")
    list_filter = ("status", "purpose", "channel", "card")
    list_select_related = ("card",)
    inlines = (StepInline, RequirementInline, FailureInline, *ClaimedPageAdmin.inlines)
    own_fields = (("card", "purpose", "channel"), ("map_term",), ("fail_phrases", "hotlines"))


class StepAdmin(ClaimAdmin):
    form = StepForm
    list_display = (*ClaimAdmin.list_display[:2], "place", "is_spoken", *ClaimAdmin.list_display[2:])
    list_filter = ("place", "is_spoken", *ClaimAdmin.list_filter[1:])
    own_fields = STEP


class StepPhraseAdmin(PartAdmin):
    part_of = "step.page"
    list_display = ("step", "position", "phrase")
    list_select_related = ("step", "phrase")
    search_fields = ("step__id", "phrase__key", "phrase__zh", "phrase__meaning_en", "phrase__meaning_es")


class RequirementAdmin(ClaimAdmin):
    list_display = (ClaimAdmin.list_display[0], "document", "form", "needed", *ClaimAdmin.list_display[1:])
    list_filter = ("form", "needed", *ClaimAdmin.list_filter[1:], "document")
    list_select_related = ("page", "document")
    own_fields = REQUIREMENT


class FailureAdmin(ClaimAdmin):
    list_display = (*ClaimAdmin.list_display[:2], "at_step", *ClaimAdmin.list_display[2:])
    own_fields = FAILURE


class DocumentAdmin(RowAdmin):
    list_display = ("name", "name_zh", "key", "shape", "for_whom", "proves_identity")
    list_filter = ("shape", "for_whom", "audiences")
    search_fields = ("key", "name_en", "name_es", "name_zh", "pinyin")
    shown_by = ("claims__requirement__document",)


class SituationPageInline(LinkRows, admin.TabularInline):
    model = SituationPage
    fields = ("position", "page")


class SituationAdmin(RowAdmin):
    list_display = ("name", "key", "position")
    search_fields = ("key", "name_en", "name_es")
    inlines = (SituationPageInline,)


class SituationPageAdmin(LinkAdmin):
    part_of_row = "situation"
    list_display = ("situation", "position", "page")
    list_select_related = ("situation", "page")
    search_fields = ("situation__key", "page__key", "page__title_en", "page__title_es")
