"""The admin of written comparisons."""

from content.proof.admin import ClaimedPageAdmin


class ComparisonAdmin(ClaimedPageAdmin):
    own_fields = ("cards",)
