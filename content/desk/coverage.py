"""What the site covers, as a table for a spreadsheet: each card and each need, with the guides for it."""

import csv
from collections.abc import Iterator
from typing import TextIO

from django.db.models import Count, Max, Q

from content.cards.models import Card
from content.guides.models import Guide

HEAD = (
    *("card", "need", "guide", "status", "english", "spanish"),
    *("statements", "for_named_readers", "local", "newest_check"),
)


def write_coverage(file: TextIO) -> None:
    """One line a guide; a card without a guide for a need has a line that says so by its empty columns."""
    lines = csv.writer(file)
    lines.writerow(HEAD)
    lines.writerows(_lines())


def _lines() -> Iterator[tuple]:
    guides = list(
        Guide.objects.annotate(
            shown=Count("claims", Q(claims__hold=""), distinct=True),
            named=Count("claims", Q(claims__hold="", claims__for_whom="named"), distinct=True),
            local=Count("claims", Q(claims__hold="", claims__is_local=True), distinct=True),
            checked_on=Max("claims__checks__checked_on"),
        ).order_by("key")
    )
    for card in Card.objects.order_by("position", "key"):
        for need in Guide.Purpose.values:
            some = [guide for guide in guides if guide.card_id == card.pk and guide.purpose == need]
            for guide in some:
                offered = ["yes" if guide.is_offered_in(code) else "no" for code in ("en", "es")]
                counts = guide.shown, guide.named, guide.local, guide.checked_on or ""
                yield (card.key, need, guide.key, guide.status, *offered, *counts)
            if not some:
                yield (card.key, need, *[""] * (len(HEAD) - 2))
