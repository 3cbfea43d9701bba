"""What stands around a card or a scheme: what came before and after it, and the pages that belong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.cards.listing import CardLink, read_cards
from content.cards.models import Card, Scheme
from content.cards.schemes import SchemeLink, read_schemes
from content.publishing.links import RelatedGroup, related_groups, related_links
from content.reader import Reader

Link = TypeVar("Link", CardLink, SchemeLink)

AROUND_A_CARD: Mapping[str, str | Promise] = {
    "comparison": _("Compared"),
    "question": _("Questions about it"),
    "correction": _("You may have read"),
    "scheme": _("The insurance it serves"),
}
NOT_AROUND_A_CARD = frozenset({"card", "guide", "law", "provision", "page"})
"""Guides and law stand elsewhere on a card's page."""
AROUND_A_SCHEME: Mapping[str, str | Promise] = {
    "card": _("Cards that serve it"),
    "guide": _("How to do it"),
    "comparison": _("Compared"),
    "question": _("Questions about it"),
    "correction": _("You may have read"),
}
NOT_AROUND_A_SCHEME = frozenset({"scheme", "law", "provision", "page"})


@dataclass(frozen=True)
class InTime(Generic[Link]):
    """What took its place, and whose place it took."""

    after: Link | None
    before: tuple[Link, ...]

    def __bool__(self) -> bool:
        return bool(self.after or self.before)


def card_in_time(card: Card, reader: Reader) -> InTime[CardLink]:
    """One query."""
    cards = Card.objects.filter(Q(pk=card.replaced_by_id) | Q(replaced_by=card.pk)).in_order()
    return _in_time(read_cards(cards, reader), card.replaced_by_id)


def scheme_in_time(scheme: Scheme, reader: Reader) -> InTime[SchemeLink]:
    """One query."""
    schemes = Scheme.objects.filter(Q(pk=scheme.merged_into_id) | Q(merged_into=scheme.pk)).in_order()
    return _in_time(read_schemes(schemes, reader), scheme.merged_into_id)


def _in_time(links: list[Link], after: int | None) -> InTime[Link]:
    return InTime(
        next((link for link in links if link.pk == after), None),
        tuple(link for link in links if link.pk != after),
    )


def related_to_card(card: Card, reader: Reader) -> list[RelatedGroup]:
    """One query."""
    return related_groups(related_links(card, reader), AROUND_A_CARD, NOT_AROUND_A_CARD)


def related_to_scheme(scheme: Scheme, reader: Reader) -> list[RelatedGroup]:
    """One query."""
    return related_groups(related_links(scheme, reader), AROUND_A_SCHEME, NOT_AROUND_A_SCHEME)
