"""Every source the site rests on, as values: who published it, how good it is, how much rests on it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from content.evidence.models import Claim, Quality, Source
from content.evidence.reading.claims import language_label
from content.reader import Reader


@dataclass(frozen=True)
class SourceLine:
    """A source in the list of sources."""

    key: str
    publisher: str
    url: str
    """Empty where it may not be linked."""
    language: str
    quality: str
    seen_on: date | None
    count: int
    """How many shown statements name it."""

    @property
    def language_label(self) -> str:
        return language_label(self.language)


@dataclass(frozen=True)
class Shelf:
    """The sources of one quality."""

    key: str
    label: str
    sources: tuple[SourceLine, ...]


def read_shelves(reader: Reader) -> list[Shelf]:
    """The sources by quality, best first; those that most rests on first. One query."""
    shown = Claim.objects.shown().valid_on(reader.day).on_published_pages(reader.language)
    columns = ("key", reader.column("publisher"), "url", "may_link", "language", "quality", "seen_on", "count")
    count = Count("claims", filter=Q(claims__in=shown.values("pk")), distinct=True)
    rows = Source.objects.annotate(count=count).order_by("-count", "key").values_list(*columns)
    found = defaultdict(list)
    for key, publisher, url, may_link, code, quality, seen, times in rows:
        found[quality].append(SourceLine(key, publisher, url if may_link else "", code, quality, seen, times))
    return [Shelf(kind, str(Quality(kind).label), tuple(found[kind])) for kind in Quality.values if kind in found]


MOST_USED = 10


def most_used(sources: Sequence[SourceLine]) -> list[SourceLine]:
    """Those that most rests on: they stand in sight above the shelves."""
    return sorted(sources, key=lambda source: -source.count)[:MOST_USED]


def words_of_source(source: SourceLine) -> list[str]:
    """What a reader may look for it by."""
    return [source.publisher, source.url, source.key]
