"""The situations readers are in, and the pages that concern each: what to do, with which cards, what others asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.addresses import index_path
from content.cards.listing import CardLink, read_cards
from content.cards.models import Card
from content.guides.facts import GuideLink, read_guides
from content.guides.models import Guide, Situation
from content.publishing.links import RelatedGroup, by_kind, links, related_groups
from content.publishing.models import Page
from content.reader import Reader

WHEN = "when"
"""The parameter of the list of guides: the key of a situation."""

BESIDE: Mapping[str, str | Promise] = {
    "question": _("Questions"),
    "correction": _("You may have read"),
    "comparison": _("Compared"),
    "scheme": _("Schemes"),
    "law": _("Law"),
    "page": _("More"),
}
NOT_BESIDE = frozenset({"guide", "card", "provision"})
"""Guides and cards come first, each in their own form."""


@dataclass(frozen=True)
class SituationLink:
    """A situation in the reader's words, as a link to the pages that concern it."""

    key: str
    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class SituationFacts:
    """The pages that concern a situation, each kind in its editors' order."""

    guides: Sequence[GuideLink]
    cards: Sequence[CardLink]
    beside: Sequence[RelatedGroup]


def situation_path(key: str, language: str) -> str:
    """Guides see cards, cards do not see guides: both are listed together at the address of the guides."""
    return f"{index_path('guide', language)}?{WHEN}={key}"


def read_situations(reader: Reader, chosen: str = "") -> list[SituationLink]:
    """Those that lead to a page to read in this language. One query."""
    column = reader.column("name")
    named = Situation.objects.filter(**{f"{column}__gt": ""}, pages__in=Page.objects.published(reader.language))
    return [
        SituationLink(key, label, situation_path(key, reader.language), key == chosen)
        for key, label in named.distinct().order_by("position", "key").values_list("key", column)
    ]


def read_situation(key: str, reader: Reader) -> SituationFacts:
    """Three queries."""
    here, place = {"situation_rows__situation__key": key}, "situation_rows__position"
    return SituationFacts(
        guides=read_guides(Guide.objects.filter(**here).order_by(place), reader),
        cards=read_cards(Card.objects.filter(**here).order_by(place), reader),
        beside=related_groups(
            by_kind(links(Page.objects.filter(**here).order_by(place), reader)), BESIDE, elsewhere=NOT_BESIDE
        ),
    )
