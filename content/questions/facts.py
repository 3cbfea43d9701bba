"""What the pages of questions and corrections show, shaped from claims. No queries, no HTML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.evidence.reading.facts import ClaimFacts

LABELS: dict[str, str | Promise] = {
    "card": gettext_lazy("Cards"),
    "guide": gettext_lazy("How to do it"),
    "comparison": gettext_lazy("Compared"),
    "scheme": gettext_lazy("Insurance schemes"),
    "question": gettext_lazy("Other questions"),
    "correction": gettext_lazy("You may have read"),
    "law": gettext_lazy("Law"),
    "provision": gettext_lazy("Law"),
    "page": gettext_lazy("More"),
}


@dataclass(frozen=True)
class Point:
    """A statement of a list. One that holds in some places only is never shown without saying where and when."""

    claim: ClaimFacts

    @property
    def is_local(self) -> bool:
        return self.claim.is_local or bool(self.claim.region)

    @property
    def is_apart(self) -> bool:
        """It stands with what holds in some places only. What took the place of a national statement keeps it."""
        return self.is_local and not self.claim.is_here

    @property
    def where(self) -> str:
        """The places, where it is local."""
        named = (self.claim.region,) if self.claim.region else self.claim.places
        return (", ".join(named) or _("One place or a few; not everywhere")) if self.is_local else ""

    @property
    def as_of(self) -> str:
        return dated(self.claim.as_of) if self.is_local else ""


_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")


def dated(text: str) -> str:
    """Days and months written as in a file, `2021-12-24 / 2025-07`, as readers write them. What is none stays."""

    def words(match: re.Match[str]) -> str:
        year, month, day = match.groups()
        try:
            return date_format(
                date(int(year), int(month), int(day or 1)), "DATE_FORMAT" if day else "YEAR_MONTH_FORMAT"
            )
        except ValueError:
            return match[0]

    return _ISO.sub(words, text)


def points_of(claims: Iterable[ClaimFacts]) -> list[Point]:
    """What a page says beside its answer, in order."""
    return [Point(claim) for claim in claims if claim.slot != "answer"]


def places_of(points: Iterable[Point]) -> str:
    """The places that these points speak of, each once, in a line."""
    named = (name for point in points for name in ((point.claim.region,) if point.claim.region else point.claim.places))
    return ", ".join(dict.fromkeys(named))


@dataclass(frozen=True)
class WhomToAsk:
    """A line that answers about this."""

    number: str
    name: str
    name_zh: str
