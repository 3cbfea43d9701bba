"""Read a card or a scheme with everything its page shows, as values: at most twelve queries, however much it is."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from content.addresses import index_path
from content.cards.around import InTime, card_in_time, related_to_card, related_to_scheme, scheme_in_time
from content.cards.facts import CellFacts, CellGroup, cell_columns, cells_of, grouped
from content.cards.listing import CardLink
from content.cards.models import Card, Scheme
from content.cards.pictures import picture_of, picture_words
from content.cards.schemes import SchemeLink
from content.evidence.reading.basis import BasisSummary, summarise
from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.glossary.prose import read_prose
from content.law.changes import AnnouncedChange, announced_on
from content.publishing.links import RelatedGroup
from content.publishing.prose import Prose
from content.reader import Reader

_PLACED = re.compile(r"(answer|who|since|caveat|pays|note|(part|switch|generation|fact|date)-.+)$")
"""Slots that have a place of their own on a page."""

SWITCHED_ON = "activation-needed"
"""The feature that asks whether a card must be switched on before it works."""
GETTING, FAILING = frozenset({"get", "enable", "foreign"}), frozenset({"fix", "lost"})
"""Purposes of guides: what comes before a card is used, and what when it cannot be used."""

GuidesOf = Callable[[int, Reader], Sequence[Any]]
"""Reads the guides of a card in groups: label, anchor, guides. Guides stand above cards and hand it in."""


@dataclass(frozen=True)
class CardFacts:
    """A card on the day of reading."""

    picture: str
    picture_words: str
    claims: ClaimSet
    body: SafeString
    groups: list[CellGroup]
    guides: Sequence[Any]
    in_time: InTime[CardLink]
    basis: BasisSummary
    related: list[RelatedGroup]
    law_changes: list[AnnouncedChange]
    compare_url: str
    """Where another card is chosen to put beside it; empty where that makes no sense."""

    @property
    def abilities(self) -> tuple[CellFacts, ...]:
        """What it does or does not do: cells answered by yes or no, with limits."""
        return tuple(cell for cell in self._cells if cell.feature.is_flag and cell != self.switching)

    @property
    def descriptions(self) -> tuple[CellFacts, ...]:
        """What is said of it in words."""
        return tuple(cell for cell in self._cells if not cell.feature.is_flag)

    @property
    def switching(self) -> CellFacts | None:
        """Whether it must be switched on, where its functions are switched on separately: no yes or no says that."""
        found = (cell for cell in self._cells if cell.feature.key == SWITCHED_ON)
        return next(found, None) if self.switches else None

    @property
    def _cells(self) -> tuple[CellFacts, ...]:
        return tuple(cell for group in self.groups for cell in group.cells)

    @property
    def guides_in(self) -> tuple[Any, ...]:
        """How to get it and switch it on."""
        return self._guides(GETTING)

    @property
    def guides_out(self) -> tuple[Any, ...]:
        """What to do when it fails."""
        return self._guides(FAILING)

    @property
    def guides_between(self) -> tuple[Any, ...]:
        """What else is done with it."""
        return self._guides({group.anchor for group in self.guides} - GETTING - FAILING)

    def _guides(self, purposes: Collection[str]) -> tuple[Any, ...]:
        return tuple(guide for group in self.guides if group.anchor in purposes for guide in group.guides)

    @property
    def who(self) -> ClaimFacts | None:
        return self.claims.slot("who")

    @property
    def since(self) -> ClaimFacts | None:
        return self.claims.slot("since")

    @property
    def caveat(self) -> ClaimFacts | None:
        return self.claims.slot("caveat")

    @property
    def parts(self) -> tuple[ClaimFacts, ...]:
        """What is printed on it, in the order of the numbers in its drawing."""
        return self.claims.like("part")

    @property
    def switches(self) -> tuple[ClaimFacts, ...]:
        """Functions of one card that are switched on separately."""
        return self.claims.like("switch")

    @property
    def generations(self) -> tuple[ClaimFacts, ...]:
        """Oldest first."""
        return self.claims.like("generation")

    @property
    def facts(self) -> tuple[ClaimFacts, ...]:
        return self.claims.like("fact")

    @property
    def others(self) -> tuple[ClaimFacts, ...]:
        """Statements in slots of their own, which no other part of the page shows."""
        cells = {cell.claim.id for group in self.groups for cell in group.cells}
        return tuple(claim for claim in self.claims if claim.id not in cells and not _PLACED.match(claim.slot))


def read_card(card: Card, reader: Reader, guides_of: GuidesOf) -> CardFacts:
    prose = Prose(reader)
    announced = announced_on([card.pk], reader, prose)
    claims, body = read_prose(card, reader, cell_columns(reader), prose)
    return CardFacts(
        picture=picture_of(card.key),
        picture_words=picture_words(card.key, reader),
        claims=claims,
        body=body,
        groups=grouped(cells_of(claims, reader)),
        guides=guides_of(card.pk, reader),
        in_time=card_in_time(card, reader),
        basis=summarise(claims),
        related=related_to_card(card, reader),
        law_changes=announced.read(),
        compare_url=f"{index_path('comparison', reader.language)}?cards={card.slug}" if card.is_comparable else "",
    )


@dataclass(frozen=True)
class SchemeFacts:
    """A scheme on the day of reading."""

    claims: ClaimSet
    body: SafeString
    in_time: InTime[SchemeLink]
    basis: BasisSummary
    related: list[RelatedGroup]
    law_changes: list[AnnouncedChange]

    @property
    def who(self) -> ClaimFacts | None:
        return self.claims.slot("who")

    @property
    def pays(self) -> ClaimFacts | None:
        return self.claims.slot("pays")

    @property
    def note(self) -> ClaimFacts | None:
        return self.claims.slot("note")

    @property
    def dates(self) -> tuple[ClaimFacts, ...]:
        """Oldest first."""
        return self.claims.like("date")

    @property
    def others(self) -> tuple[ClaimFacts, ...]:
        """Statements in slots of their own, which no other part of the page shows."""
        return tuple(claim for claim in self.claims if not _PLACED.match(claim.slot))


def read_scheme(scheme: Scheme, reader: Reader) -> SchemeFacts:
    prose = Prose(reader)
    announced = announced_on([scheme.pk], reader, prose)
    claims, body = read_prose(scheme, reader, prose=prose)
    return SchemeFacts(
        claims=claims,
        body=body,
        in_time=scheme_in_time(scheme, reader),
        basis=summarise(claims),
        related=related_to_scheme(scheme, reader),
        law_changes=announced.read(),
    )
