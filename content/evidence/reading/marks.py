"""How far a statement can be relied on, as one mark; and how far a page can, in two numbers. No queries.

A mark never says more than the worst that it opens to: one page of less weight among official ones, or one article
that speaks against the statement, and it no longer says “official text”.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from content.evidence.models import WEAK, Check, Quality

OFFICIAL = frozenset({Quality.OFFICIAL, Quality.OFFICIAL_COPY, Quality.LAW})


class Mark(TextChoices):
    """Its value names its shape (static/css/components/mark.css), its label says the same in words."""

    OFFICIAL = "official", _("Official text")
    MIXED = "mixed", _("Partly official")
    OTHER = "other", _("Press or institution")
    WEAK = "weak", _("Weak source")
    DISPUTED = "disputed", _("Sources disagree")
    NOBODY = "nobody", _("Nobody confirms this")

    @property
    def warns(self) -> bool:
        """A reader should know before acting on it."""
        return self in (Mark.WEAK, Mark.DISPUTED, Mark.NOBODY)


LEAST = (Mark.NOBODY, Mark.DISPUTED, Mark.WEAK, Mark.OTHER, Mark.MIXED, Mark.OFFICIAL)
"""From the mark that says least to the one that says most."""


def mark_of(qualities: Iterable[str], *, law_says_so: bool, is_confirmed: bool, is_disputed: bool) -> Mark:
    """The mark of a statement with sources of these qualities."""
    found = frozenset(qualities)
    if not is_confirmed:
        return Mark.NOBODY
    if is_disputed:
        return Mark.DISPUTED
    if found <= OFFICIAL and (found or law_says_so):
        return Mark.OFFICIAL
    if found & OFFICIAL:
        return Mark.MIXED
    return Mark.WEAK if found & (WEAK | {Quality.NONE}) else Mark.OTHER


def worst(marks: Iterable[Mark]) -> Mark:
    """What may be said of several statements behind one fold."""
    return min(marks, key=LEAST.index)


@dataclass(frozen=True)
class Reliance:
    """What the statements of a page rest on, taken together."""

    statements: int
    official: int
    """They rest on official texts, alone or with others."""
    weaker: int
    """They rest on the press, institutions and less, or their sources disagree."""
    nobody: int
    oldest: date | None
    """The day on which the statement looked at longest ago was looked at."""
    by_telephone: int
    """Somebody called or went there."""
    from_copies: int
    """Nobody opened the live page: a stored copy was read."""

    def __bool__(self) -> bool:
        return self.statements > 0


def reliance_of(found: Iterable[tuple[Mark, str, date | None]]) -> Reliance:
    """From the mark of each statement, how it was looked at last and when."""
    some = list(found)
    marks = Counter(mark for mark, _method, _day in some)
    methods = Counter(method for _mark, method, _day in some)
    official = marks[Mark.OFFICIAL] + marks[Mark.MIXED]
    return Reliance(
        statements=len(some),
        official=official,
        weaker=len(some) - official - marks[Mark.NOBODY],
        nobody=marks[Mark.NOBODY],
        oldest=min((day for _mark, _method, day in some if day), default=None),
        by_telephone=methods[Check.Method.TELEPHONE] + methods[Check.Method.COUNTER],
        from_copies=methods[Check.Method.STORED_COPY],
    )
