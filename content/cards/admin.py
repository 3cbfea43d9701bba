"""The admin of cards, schemes, features and the timeline's events."""

from content.cards.models import Event, FeatureValue
from content.evidence.editing.claim_admin import ClaimAdmin, ClaimedPageAdmin, ClaimInline, claim_fieldsets
from content.publishing.admin import PageAdmin
from content.publishing.editing import both
from content.publishing.row_editing import RowAdmin

CELL = (("feature", "value"),)
EVENT = (("lane", "starts", "ends"), ("is_span", "is_major"), ("cards", "laws"))


class SchemeAdmin(ClaimedPageAdmin):
    list_display = (*PageAdmin.list_display[:2], "branch", "state", "status")
    list_filter = ("status", "branch", "state")
    own_fields = (("branch", "state", "merged_into"),)


class FeatureValueInline(ClaimInline):
    model = FeatureValue
    fieldsets = claim_fieldsets(*CELL)


class EventInline(ClaimInline):
    model = Event
    fieldsets = claim_fieldsets(*EVENT)


class CardAdmin(ClaimedPageAdmin):
    list_display = (*PageAdmin.list_display[:2], "name_zh", "form", "state", "is_comparable", "status")
    list_filter = ("status", "form", "state", "is_comparable")
    inlines = (*ClaimedPageAdmin.inlines, FeatureValueInline)
    own_fields = (
        *both("short_name"),
        *both("issuer"),
        ("short_zh", "issuer_zh"),
        ("form", "state"),
        ("replaced_by", "is_comparable"),
    )


class FeatureGroupAdmin(RowAdmin):
    list_display = ("name", "key", "position")
    search_fields = ("key", "name_en", "name_es")
    shown_by = ("claims__featurevalue__feature__group",)


class FeatureAdmin(RowAdmin):
    list_display = ("name", "key", "group", "kind", "position")
    list_filter = ("group", "kind")
    list_select_related = ("group",)
    search_fields = ("key", "name_en", "name_es", "help_en", "help_es")
    shown_by = ("claims__featurevalue__feature",)


class FeatureValueAdmin(ClaimAdmin):
    list_display = (ClaimAdmin.list_display[0], "feature", "value", *ClaimAdmin.list_display[1:])
    list_filter = ("value", *ClaimAdmin.list_filter[1:], "feature")
    list_select_related = ("page", "feature")
    own_fields = CELL


class EventAdmin(ClaimAdmin):
    list_display = ("id", "starts", "lane", *ClaimAdmin.list_display[1:])
    list_filter = ("lane", "is_major", *ClaimAdmin.list_filter[1:])
    own_fields = EVENT
