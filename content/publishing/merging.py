"""Three versions of one thing made into one: what it was, what a colleague made of it, what I made of it.

The thing is given as **units**, each with its fields: a field of a page with its two languages, a claim with all that
it says. A unit that only one of the two changed is taken from whoever changed it. One that both changed meets: it is
put together as far as possible, and every field in which it changed is named, so that a person can look and choose.
No requests, no queries, no words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Fields = Mapping[str, Any]
Units = Mapping[Any, Fields]
"""The name of a unit → its fields. A unit that is not there has been removed, or was not there yet."""

ABSENT: Fields = {}


@dataclass(frozen=True)
class Difference:
    """A field of a unit that both changed: what stood there, and what it is in either version (None: nothing)."""

    field: str
    was: Any
    theirs: Any
    mine: Any

    @property
    def is_open(self) -> bool:
        """Both changed it, and not alike: nobody but a person can say what it should be."""
        return self.theirs not in (self.was, self.mine) and self.mine != self.was

    @property
    def changed_by_me(self) -> bool:
        return self.mine != self.was


@dataclass(frozen=True)
class Meeting:
    """A unit that both changed, each in another way."""

    unit: Any
    differences: tuple[Difference, ...]
    removed_by_them: bool = False
    removed_by_me: bool = False


@dataclass(frozen=True)
class Merged:
    """`units` are the two versions put together; where a field is open, mine stands until somebody has chosen."""

    units: dict[Any, dict[str, Any]]
    meetings: tuple[Meeting, ...]
    taken: tuple[Any, ...]
    """Units that are theirs now: I had not touched them."""


def merge(base: Units, theirs: Units, mine: Units) -> Merged:
    """Put two versions together that began from the same `base`."""
    units: dict[Any, dict[str, Any]] = {}
    meetings: list[Meeting] = []
    taken: list[Any] = []
    for unit in dict.fromkeys([*mine, *theirs, *base]):
        was, their, my = base.get(unit), theirs.get(unit), mine.get(unit)
        if their in (was, my):
            result = my
        elif my == was:
            result = their
            taken.append(unit)
        else:
            meetings.append(_meet(unit, was, their, my))
            result = _together(was or ABSENT, their or ABSENT, my) if my is not None else None
        if result is not None:
            units[unit] = dict(result)
    return Merged(units, tuple(meetings), tuple(taken))


def _meet(unit: Any, was: Fields | None, their: Fields | None, my: Fields | None) -> Meeting:
    return Meeting(
        unit,
        tuple(_differences(was or ABSENT, their or ABSENT, my or ABSENT)),
        removed_by_them=their is None,
        removed_by_me=my is None,
    )


def _differences(was: Fields, their: Fields, my: Fields) -> Iterator[Difference]:
    for name in dict.fromkeys([*my, *their, *was]):
        difference = Difference(name, was.get(name), their.get(name), my.get(name))
        if difference.theirs != difference.was or difference.mine != difference.was:
            yield difference


def _together(was: Fields, their: Fields, my: Fields) -> dict[str, Any]:
    """Field by field: mine where I changed it, theirs elsewhere. If they removed the whole, what I have of it."""
    if not their:
        return dict(my)
    fields = {name: my[name] if my.get(name) != was.get(name) else their.get(name) for name in my}
    return fields | {name: value for name, value in their.items() if name not in my}
