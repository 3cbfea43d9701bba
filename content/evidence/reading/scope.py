"""For whom and where a page is read: which statements count then, which step aside, what is not known. No queries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from content.evidence.models import ForWhom
from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.reader import AudienceFacts, Reader


def passes_over(reader: Reader, for_whom: str, keys: Collection[str]) -> bool:
    """What is for these kinds of reader is for others than the one who asks."""
    return reader.audience is not None and for_whom == ForWhom.NAMED and reader.audience.key not in keys


def leaves_open(reader: Reader, for_whom: str) -> bool:
    """Nobody established whether it is for the reader who asks."""
    return reader.audience is not None and for_whom == ForWhom.NOT_ESTABLISHED


def fits(reader: Reader, claim: ClaimFacts) -> bool:
    """It is local to the chosen place, to one around it or to one within it."""
    place = reader.place
    return place is not None and any(local.overlaps(place) for local in claim.local_to)


def is_within(reader: Reader, claim: ClaimFacts) -> bool:
    """It holds in a place, and the chosen one is that place or lies in it."""
    return bool(claim.region) and claim.local_to[0].key in _around(reader)


def distance(reader: Reader, claim: ClaimFacts) -> int:
    """Of what is within: nothing where it holds in the chosen place itself, more the wider its place is."""
    return _around(reader).index(claim.local_to[0].key)


def _around(reader: Reader) -> tuple[str, ...]:
    """The chosen place and what it lies in, from near to far."""
    return (reader.place.key, *reader.place.within) if reader.place else ()


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
    who: Reader
    """Who reads the page."""
    no_reader: str
    """The chosen kind of reader, where no statement of the page names it."""
    is_open: bool
    """Of some statements nobody established whether they hold for the chosen reader."""
    no_place: str
    """The chosen place, where nothing local is recorded for it."""

    def __bool__(self) -> bool:
        return bool(self.readers or self.places or self.has_chosen)

    @property
    def has_chosen(self) -> bool:
        return self.who.has_chosen

    @property
    def reader(self) -> str:
        return self.who.audience.name if self.who.audience else _("everyone")

    @property
    def place(self) -> str:
        return self.who.place.name if self.who.place else _("all of China")


def choosing(claims: ClaimSet, reader: Reader, path: str, kept: Mapping[str, str] | None = None) -> Choosing:
    """The readers and places that the claims name, each as a link to `path`; `kept` are its other parameters."""
    named = dict(pair for claim in claims.every for pair in zip(claim.audience_keys, claim.audiences, strict=True))
    audiences = [AudienceFacts(key, name) for key, name in named.items()]
    local = {place.key: place for claim in claims.every for place in claim.local_to}
    places = sorted(local.values(), key=lambda place: place.name)

    def link(label: str, chosen: Reader) -> Choice:
        query = "&".join(filter(None, (urlencode(kept or {}), chosen.query)))
        return Choice(label, f"{path}?{query}" if query else path, chosen == reader)

    def row(everything: Choice, some: list[Choice]) -> tuple[Choice, ...]:
        return (everything, *some) if some or not everything.is_chosen else ()

    audience, place = reader.audience, reader.place
    unnamed_audience = [audience] if audience and audience not in audiences else []
    unnamed_place = [place] if place and place not in places else []
    return Choosing(
        readers=row(
            link(_("Everyone"), replace(reader, audience=None)),
            [link(each.name, replace(reader, audience=each)) for each in (*audiences, *unnamed_audience)],
        ),
        places=row(
            link(_("All of China"), replace(reader, place=None)),
            [link(each.name, replace(reader, place=each)) for each in (*places, *unnamed_place)],
        ),
        who=reader,
        no_reader=audience.name if audience and unnamed_audience else "",
        is_open=any(leaves_open(reader, claim.for_whom) for claim in claims.every),
        no_place=place.name if place and not any(fits(reader, claim) for claim in claims.every) else "",
    )
