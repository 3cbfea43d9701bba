"""Cards and schemes as kinds of page."""

from django.utils.translation import gettext_lazy as _

from content.cards.documents import CARDS, SCHEMES
from content.publishing.kinds import PageKind

CARD = PageKind(
    format=CARDS,
    label=_("Card"),
    shelf=_("Cards"),
    paths={"en": "cards", "es": "tarjetas"},
    folder="cards",
    search_weight=1.15,
)

SCHEME = PageKind(
    format=SCHEMES,
    label=_("Scheme"),
    shelf=_("Insurance schemes"),
    paths={"en": "schemes", "es": "regimenes"},
    folder="schemes",
)
