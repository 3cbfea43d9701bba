"""What readers call each kind of page."""

from django.utils.translation import gettext_lazy as _

KIND_LABELS = {
    "card": _("Card"),
    "scheme": _("Scheme"),
    "comparison": _("Comparison"),
    "guide": _("Guide"),
    "question": _("Question"),
    "correction": _("You may have read"),
    "law": _("Law"),
    "provision": _("Article of law"),
    "page": _("About this site"),
}

SEARCH_WEIGHTS = {
    "card": 1.15,
    "guide": 1.2,
    "comparison": 1.15,
    "question": 1.1,
    "scheme": 1.0,
    "correction": 0.85,
    "law": 0.7,
    "provision": 0.6,
    "page": 0.6,
}
"""How much likelier a reader who searches wants this kind of page: what to do before what the law says."""
