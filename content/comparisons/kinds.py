"""Comparisons as a kind of page."""

from django.utils.translation import gettext_lazy as _

from content.comparisons.documents import COMPARISONS
from content.comparisons.rules import comparisons_are_of_cards
from content.publishing.kinds import PageKind

COMPARISON = PageKind(
    format=COMPARISONS,
    label=_("Comparison"),
    shelf=_("Compared"),
    paths={"en": "compare", "es": "comparar"},
    folder="comparisons",
    search_weight=1.15,
    rules=(comparisons_are_of_cards,),
)
