"""Statements of other pages in their places on the page that quotes them. No queries."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from content.evidence.reading.facts import ClaimFacts, Home

_LISTS = re.compile(r"(caveat|fact|note|point)-")
"""The lists in which a statement may stand like their own; elsewhere it is a point."""

Slot = tuple[int, str]
"""Page and slot."""


@dataclass(frozen=True)
class Place:
    """Where a page shows a statement of another one."""

    page: int
    after: str
    position: int


def in_their_places(
    claims: Sequence[ClaimFacts], own: Mapping[str, bool], homes: Mapping[str, Home], places: Mapping[Slot, list[Place]]
) -> list[ClaimFacts]:
    """The pages' own statements, with those they quote behind the ones named, or at the end.

    `own` says of a statement's id whether it was asked for by itself, `homes` where it stands.
    """
    quoted: dict[Slot, list[tuple[int, ClaimFacts]]] = defaultdict(list)
    for claim in claims:
        for place in places.get((claim.page_id, claim.slot), ()):
            some = (place.position, _as_quoted(claim, homes[claim.id], place))
            quoted[place.page, place.after].append(some)
    if not quoted:
        return list(claims)
    stands = [claim for claim in claims if own[claim.id]]
    found: list[ClaimFacts] = []
    last = {(claim.page_id, claim.slot): claim.id for claim in stands}
    for claim in stands:
        found.append(claim)
        if last[claim.page_id, claim.slot] == claim.id:
            found += _in_order(quoted.pop((claim.page_id, claim.slot), ()))
    for rest in quoted.values():
        found += _in_order(rest)
    return found


def _in_order(some: Iterable[tuple[int, ClaimFacts]]) -> list[ClaimFacts]:
    return [claim for _position, claim in sorted(some, key=lambda entry: entry[0])]


def _as_quoted(claim: ClaimFacts, home: Home, place: Place) -> ClaimFacts:
    """The same statement as one of the page that quotes it; what its kind adds belongs to its own page."""
    in_list = _LISTS.match(place.after)
    key = home.key.replace("/", "-")
    slot = f"{in_list[1] if in_list else 'point'}-{key}-{claim.slot}"
    region = claim.anchor.removeprefix(claim.slot).removeprefix("-")
    return replace(
        claim,
        page_id=place.page,
        slot=slot,
        anchor=f"{slot}-{region}" if region else slot,
        extra=dict.fromkeys(claim.extra),
        home=replace(home, url=f"{home.url}#{claim.anchor}", after=place.after),
    )
