"""Which statement stands in a slot of a page for whoever reads it. No queries.

The statement for the whole country is the statement, wherever it stands in the list. One for a place stands beside it;
for a reader who chose that place, or one within it, the two change places. So every part of a page, whatever its kind,
has one statement to show, with the others in `beside`, each with the name of its place.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.evidence.reading.scope import distance, fits, is_within, passes_over
from content.reader import Reader

FOLDED_BY_PLACE = re.compile(r"(caveat|fail|fact|note|point)-")
"""The slots whose statements stand for themselves. What was seen elsewhere folds there.

A step, a price or a cell stays, since the rest of the page rests on it.
"""


def overlaid(claims: Iterable[ClaimFacts], reader: Reader) -> ClaimSet:
    """One statement for each slot, in the order of those for the whole country; marked for whoever reads.

    What is local to the chosen place comes first among its like.
    """
    some = list(claims)
    if reader.has_chosen:
        is_known = any(fits(reader, claim) for claim in some)
        some = [_marked(claim, reader, is_known) for claim in some]
    slots: dict[tuple[int, str, str], list[tuple[int, ClaimFacts]]] = {}
    for order, claim in enumerate(some):
        slots.setdefault((claim.page_id, claim.slot, _kind(claim)), []).append((order, claim))
    placed = sorted((entry for slot in slots.values() for entry in _slot(slot, reader)), key=lambda entry: entry[0])
    standing = [claim for _order, claim in placed]
    first = [claim for claim in standing if _may_move(claim) and fits(reader, claim)]
    return ClaimSet((*first, *(claim for claim in standing if claim not in first)) if first else tuple(standing))


def _slot(entries: list[tuple[int, ClaimFacts]], reader: Reader) -> Iterable[tuple[int, ClaimFacts]]:
    """The statements of one slot, each with its place in the order; nearly always one."""
    if len(entries) == 1:
        [(order, only)] = entries
        return [(order, replace(only, is_here=True) if is_within(reader, only) else only)]
    national = [entry for entry in entries if not entry[1].region]
    order, standing = (national or entries)[0]
    here = [claim for _order, claim in entries if is_within(reader, claim) and not (claim.aside or claim.ended_on)]
    if here:
        standing = replace(min(here, key=lambda claim: distance(reader, claim)), is_here=True)
    # Two for the whole country at once are a slip of an editor's: both are seen.
    apart = [(place, claim) for place, claim in national[1:] if claim.id != standing.id]
    gone = {standing.id, *(claim.id for _order, claim in apart)}
    beside = [_beside(claim) for _order, claim in entries if claim.id not in gone]
    beside.sort(key=lambda claim: (bool(claim.region), bool(claim.aside), claim.region))
    return [(order, replace(standing, beside=tuple(beside))), *apart]


def _beside(claim: ClaimFacts) -> ClaimFacts:
    """What holds in the whole country is folded where what holds here took its place."""
    return claim if claim.region or claim.aside else replace(claim, aside=_("In all of China"))


def _kind(claim: ClaimFacts) -> str:
    """Only what is of one kind can stand in for each other: a price never takes the place of a step."""
    return next((name.partition("__")[0] for name, value in claim.extra.items() if value is not None), "")


def _may_move(claim: ClaimFacts) -> bool:
    return bool(FOLDED_BY_PLACE.match(claim.slot))


def _marked(claim: ClaimFacts, reader: Reader, is_known: bool) -> ClaimFacts:
    """`is_known`: something local is recorded for the chosen place. If not, the page says so once."""
    if passes_over(reader, claim.for_whom, claim.audience_keys):
        return replace(claim, aside=_("For others: %(readers)s") % {"readers": ", ".join(claim.audiences)})
    if not reader.place or not claim.local_to or fits(reader, claim):
        return claim
    if claim.region or _may_move(claim):
        places = ", ".join(place.name for place in claim.local_to)
        return replace(claim, aside=_("Elsewhere: %(places)s") % {"places": places})
    return replace(claim, unknown_for=reader.place.name) if is_known else claim
