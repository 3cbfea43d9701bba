"""Events as a timeline: what lasted, by lane, and what happened, year by year. No queries, no HTML."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import pgettext

from content.cards.models import Event
from content.proof.facts import ClaimFacts, ClaimSet

EVENT_COLUMNS = ("event__lane", "event__starts", "event__ends", "event__is_span", "event__is_major")
"""What to ask `read_claims` for, so that `timeline_of` can find the events among the claims."""


@dataclass(frozen=True)
class EventFacts:
    """One event or one span of time, with its proof."""

    claim: ClaimFacts
    lane: str
    starts: str
    ends: str
    is_major: bool
    is_coming: bool

    @property
    def lane_label(self) -> str:
        return str(Event.Lane(self.lane).label)

    @property
    def when(self) -> str:
        return written(self.starts)

    @property
    def span(self) -> str:
        if self.ends:
            words = pgettext("years, months or days", "from %(first)s to %(last)s")
            return words % {"first": self.when, "last": written(self.ends)}
        return pgettext("years, months or days", "from %(first)s; no end recorded") % {"first": self.when}


@dataclass(frozen=True)
class Year:
    label: str
    events: tuple[EventFacts, ...]


@dataclass(frozen=True)
class Timeline:
    spans: tuple[EventFacts, ...]
    """By lane, in the order of the lanes."""
    years: tuple[Year, ...]


def timeline_of(claims: ClaimSet, on: date) -> Timeline | None:
    """The events among the claims of a page, oldest first; nothing where there are none."""
    lane, starts, ends, is_span, is_major = EVENT_COLUMNS
    found = [
        (
            claim.extra[is_span],
            EventFacts(
                claim=claim,
                lane=claim.extra[lane],
                starts=claim.extra[starts],
                ends=claim.extra[ends],
                is_major=claim.extra[is_major],
                is_coming=claim.extra[starts] > on.isoformat(),
            ),
        )
        for claim in claims.having(lane)
    ]
    if not found:
        return None
    order = list(Event.Lane.values)
    spans = sorted((event for lasts, event in found if lasts), key=lambda event: order.index(event.lane))
    return Timeline(tuple(spans), tuple(_years(event for lasts, event in found if not lasts)))


def _years(events: Iterable[EventFacts]) -> Iterable[Year]:
    """By year; within a year in the order of the page, which knows what a date without a day cannot say."""
    for year, some in groupby(sorted(events, key=lambda event: event.starts[:4]), key=lambda event: event.starts[:4]):
        yield Year(year, tuple(some))


def written(when: str) -> str:
    """A year, a year and month, or a day, as readers write it."""
    numbers = [int(part) for part in when.split("-")]
    if len(numbers) == 1:
        return when
    day = date(numbers[0], numbers[1], numbers[2] if len(numbers) == 3 else 1)
    return date_format(day, "DATE_FORMAT" if len(numbers) == 3 else "YEAR_MONTH_FORMAT")
