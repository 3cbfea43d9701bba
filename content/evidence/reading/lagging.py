"""What readers of a translation that lags are told: which parts, since when, and what the other language says now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from content.evidence.models import Claim, anchor_of
from content.markup import plain
from content.publishing.freshness.models import LaggingText
from content.reader import Reader

LONGEST = 90


@dataclass(frozen=True)
class LagFacts:
    """A text of a page that lags."""

    words: str
    """How it begins, in the reader's language."""
    anchor: str
    """Where it stands; empty for the page's own texts."""
    since: date
    source_language: str
    source_now: str


def lags_of_page(page: int, reader: Reader) -> list[LagFacts]:
    """The texts of this page that lag in the reader's language. One query, and a second where there are any."""
    lags = list(LaggingText.objects.open().filter(page=page, language=reader.language))
    if not lags:
        return []
    anchors = _anchors(page, (lag.slot for lag in lags))
    return [
        LagFacts(
            words=_beginning(lag.translation),
            anchor=anchors.get(lag.path.split("/")[1], "") if lag.slot else "",
            since=timezone.localdate(lag.since),
            source_language=lag.source_language,
            source_now=plain(lag.source_now),
        )
        for lag in lags
    ]


def _anchors(page: int, slots: Iterable[str]) -> dict[str, str]:
    """Where statements stand, by the names that documents have for them."""
    rows = Claim.objects.shown().filter(page=page, slot__in=set(slots)).values_list("slot", "region__key", "valid_from")
    found = {}
    for slot, region, first in rows:
        anchor = anchor_of(slot, region)
        for where in ("", region):
            name = "~".join(filter(None, (slot, where, str(first or ""))))
            found[name] = anchor
    return found


def _beginning(text: str) -> str:
    words = plain(text)
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
