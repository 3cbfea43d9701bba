"""For whom and where a page is read: which statements count then, which step aside, what is not known. No queries."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from content.claims.models import ForWhom
from content.proof.facts import ClaimFacts, ClaimSet, PlaceFacts

FOR, IN = "for", "in"
"""The two parameters of an address: the key of a kind of reader, and of a place."""

FOLDED_BY_PLACE = re.compile(r"(caveat|fail|fact|note|point)-")
"""The slots whose statements stand for themselves. What was seen elsewhere folds there.

A step, a price or a cell stays, since the rest of the page rests on it; it says that it is not known for that place.
"""


@dataclass(frozen=True)
class ReaderFacts:
    """A kind of reader."""

    key: str
    name: str


@dataclass(frozen=True)
class Scope:
    """For whom and where a page is read. Neither chosen: everyone, all of China."""

    reader: ReaderFacts | None = None
    place: PlaceFacts | None = None

    def __bool__(self) -> bool:
        return self.reader is not None or self.place is not None

    @property
    def query(self) -> str:
        """As it stands in an address."""
        chosen = {FOR: self.reader, IN: self.place}
        return urlencode({name: choice.key for name, choice in chosen.items() if choice})

    def passes_over(self, for_whom: str, keys: Collection[str]) -> bool:
        """What is for these readers is for others than the one who asks."""
        return self.reader is not None and for_whom == ForWhom.NAMED and self.reader.key not in keys

    def leaves_open(self, for_whom: str) -> bool:
        """Nobody established whether it is for the reader who asks."""
        return self.reader is not None and for_whom == ForWhom.NOT_ESTABLISHED

    def fits(self, claim: ClaimFacts) -> bool:
        """It is local to the chosen place, to one around it or to one within it."""
        place = self.place
        return place is not None and any(local.overlaps(place) for local in claim.local_to)


EVERYWHERE = Scope()
"""Everyone, all of China: the page as it is found."""


def in_scope(claims: ClaimSet, scope: Scope) -> ClaimSet:
    """The same claims marked for whoever reads. What is local to the chosen place comes first among its like."""
    if not scope:
        return claims
    marked = [_marked(claim, scope) for claim in claims]
    first = [claim for claim in marked if _may_move(claim) and scope.fits(claim)]
    return ClaimSet((*first, *(claim for claim in marked if claim not in first)))


def _may_move(claim: ClaimFacts) -> bool:
    return bool(FOLDED_BY_PLACE.match(claim.slot))


def _marked(claim: ClaimFacts, scope: Scope) -> ClaimFacts:
    if scope.passes_over(claim.for_whom, claim.audience_keys):
        return replace(claim, aside=_("For others: %(readers)s") % {"readers": ", ".join(claim.audiences)})
    open_for = [scope.reader.name] if scope.reader and scope.leaves_open(claim.for_whom) else []
    if scope.place and (claim.local_to or claim.is_local) and not scope.fits(claim):
        if claim.region or (claim.local_to and _may_move(claim)):
            places = ", ".join(place.name for place in claim.local_to)
            return replace(claim, aside=_("Elsewhere: %(places)s") % {"places": places})
        open_for.append(scope.place.name)
    return replace(claim, unknown_for=", ".join(open_for))


@dataclass(frozen=True)
class Choice:
    """A link to the page as another reader, or somebody elsewhere, reads it."""

    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Choosing:
    """What may be chosen on a page, and what the page lacks for what was chosen."""

    readers: tuple[Choice, ...]
    places: tuple[Choice, ...]
    scope: Scope
    no_reader: str
    """The chosen kind of reader, where no statement of the page names it."""
    no_place: str
    """The chosen place, where nothing local is recorded for it."""

    def __bool__(self) -> bool:
        return bool(self.readers or self.places or self.scope)

    @property
    def reader(self) -> str:
        return self.scope.reader.name if self.scope.reader else _("everyone")

    @property
    def place(self) -> str:
        return self.scope.place.name if self.scope.place else _("all of China")


def choosing(claims: ClaimSet, scope: Scope, path: str, kept: Mapping[str, str] | None = None) -> Choosing:
    """The readers and places that the claims name, each as a link to `path`; `kept` are its other parameters."""
    named = dict(pair for claim in claims for pair in zip(claim.audience_keys, claim.audiences, strict=True))
    readers = [ReaderFacts(key, name) for key, name in named.items()]
    local = {place.key: place for claim in claims for place in claim.local_to}
    places = sorted(local.values(), key=lambda place: place.name)

    def link(label: str, chosen: Scope) -> Choice:
        query = "&".join(filter(None, (urlencode(kept or {}), chosen.query)))
        return Choice(label, f"{path}?{query}" if query else path, chosen == scope)

    def row(everything: Choice, some: list[Choice]) -> tuple[Choice, ...]:
        return (everything, *some) if some or not everything.is_chosen else ()

    reader, place = scope.reader, scope.place
    unnamed_reader = [reader] if reader and reader not in readers else []
    unnamed_place = [place] if place and place not in places else []
    return Choosing(
        readers=row(
            link(_("Everyone"), replace(scope, reader=None)),
            [link(each.name, replace(scope, reader=each)) for each in (*readers, *unnamed_reader)],
        ),
        places=row(
            link(_("All of China"), replace(scope, place=None)),
            [link(each.name, replace(scope, place=each)) for each in (*places, *unnamed_place)],
        ),
        scope=scope,
        no_reader=reader.name if reader and unnamed_reader else "",
        no_place=place.name if place and not any(scope.fits(claim) for claim in claims) else "",
    )
