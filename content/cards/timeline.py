"""Events as a timeline: what lasted, by lane and as bars, and what happened, year by year. No queries, no HTML."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import pgettext

from content.cards.models import Event
from content.evidence.reading.facts import ClaimFacts, ClaimSet

EVENT_COLUMNS = ("event__lane", "event__starts", "event__ends", "event__is_span", "event__is_major")
"""What to ask `read_claims` for, so that `timeline_of` can find the events among the claims."""


@dataclass(frozen=True)
class Bar:
    """Where a span lies on the line that all spans of a timeline share, in months from its beginning."""

    first: int
    last: int
    whole: int


@dataclass(frozen=True)
class EventFacts:
    """One event or one span of time, with its proof."""

    claim: ClaimFacts
    lane: str
    starts: str
    ends: str
    is_major: bool
    is_coming: bool
    bar: Bar | None = None
    """Only where it lasted."""
    beside: tuple["EventFacts", ...] = ()
    """The same in single places; or in the whole country, where this one is here."""

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
    first_year: str
    last_year: str
    """Where the line of the bars begins and ends."""
    years: tuple[Year, ...]


def timeline_of(claims: ClaimSet, on: date) -> Timeline | None:
    """The events among the claims of a page, oldest first; nothing where there are none."""
    found = [(claim.extra["event__is_span"], _event(claim, on)) for claim in claims.having("event__lane")]
    if not found:
        return None
    order = list(Event.Lane.values)
    spans = sorted((event for lasts, event in found if lasts), key=lambda event: order.index(event.lane))
    first = min((event.starts[:4] for event in spans), default="")
    last = max((event.ends[:4] for event in spans), default="")
    last = max(last, str(on.year))
    return Timeline(
        tuple(replace(event, bar=_bar(event, int(first), int(last))) for event in spans),
        first,
        last,
        tuple(_years(event for lasts, event in found if not lasts)),
    )


def _event(claim: ClaimFacts, on: date) -> EventFacts:
    lane, starts, ends, _is_span, is_major = (claim.extra[name] for name in EVENT_COLUMNS)
    beside = tuple(_event(other, on) for other in claim.beside)
    return EventFacts(claim.alone, lane, starts, ends, is_major, is_coming=starts > on.isoformat(), beside=beside)


def _bar(event: EventFacts, first_year: int, last_year: int) -> Bar:
    """A span without a recorded end runs to the edge, and is drawn as open."""
    whole = (last_year + 1 - first_year) * 12
    return Bar(
        _months(event.starts, first=0) - first_year * 12,
        _months(event.ends, first=1) - first_year * 12 if event.ends else whole,
        whole,
    )


def _months(when: str, *, first: int) -> int:
    """Months from the year 0 to the beginning of this year or month (`first=0`), or to its end (`first=1`)."""
    year, *rest = (int(part) for part in when.split("-"))
    return year * 12 + (rest[0] - 1 + first if rest else 12 * first)


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
