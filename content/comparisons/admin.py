"""The admin of written comparisons."""

from content.evidence.editing.claim_admin import ClaimedPageAdmin


class ComparisonAdmin(ClaimedPageAdmin):
    own_fields = ("cards", "differences")
