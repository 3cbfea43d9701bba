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
