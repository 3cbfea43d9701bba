"""For whom and where a page is read: which statements count then, which step aside, what is not known. No queries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from content.evidence.models import ForWhom
from content.evidence.reading.facts import ClaimFacts, ClaimSet, PlaceFacts

FOR, IN = "for", "in"
"""The two parameters of an address: the key of a kind of reader, and of a place."""


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

    def is_within(self, claim: ClaimFacts) -> bool:
        """It holds in a place, and the chosen one is that place or lies in it."""
        return bool(claim.region) and claim.local_to[0].key in self._around

    def distance(self, claim: ClaimFacts) -> int:
        """Of what is within: nothing where it holds in the chosen place itself, more the wider its place is."""
        return self._around.index(claim.local_to[0].key)

    @property
    def _around(self) -> tuple[str, ...]:
        """The chosen place and what it lies in, from near to far."""
        return (self.place.key, *self.place.within) if self.place else ()


EVERYWHERE = Scope()
"""Everyone, all of China: the page as it is found."""


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
    is_open: bool
    """Of some statements nobody established whether they hold for the chosen reader."""
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
    named = dict(pair for claim in claims.every for pair in zip(claim.audience_keys, claim.audiences, strict=True))
    readers = [ReaderFacts(key, name) for key, name in named.items()]
    local = {place.key: place for claim in claims.every for place in claim.local_to}
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
        is_open=any(scope.leaves_open(claim.for_whom) for claim in claims.every),
        no_place=place.name if place and not any(scope.fits(claim) for claim in claims.every) else "",
    )
