"""The notices of a page on a day. All that are to come or run are few: they are read together and kept for a minute."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.utils.safestring import SafeString

from content.evidence.models import Notice
from content.markup import render_inline, resolve_together
from content.publishing.references import page_resolver
from content.reader import Reader

SECONDS = 60
"""So long may a new notice wait for its page. Caches keep the pages themselves for longer."""


@dataclass(frozen=True)
class NoticeFacts:
    """A notice with what decides where and when it is shown."""

    key: str
    starts_on: date
    ends_on: date
    kind: str
    pages: frozenset[int]
    text: SafeString
    places: tuple[str, ...]

    def is_shown(self, page: int, kind: str, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on and (page in self.pages or kind == self.kind)


def notices_of_page(page: int, kind: str, reader: Reader) -> list[NoticeFacts]:
    """What readers of this page are told today, the newest first."""
    known: Iterable[NoticeFacts] = cache.get_or_set(f"notices:{reader.language}", lambda: _read(reader), SECONDS) or ()
    return [notice for notice in known if notice.is_shown(page, kind, reader.day)]


def _read(reader: Reader) -> list[NoticeFacts]:
    rows = list(
        Notice.objects.filter(ends_on__gte=reader.day)
        .order_by("-starts_on", "key")
        .prefetch_related("pages", "regions")
    )
    texts = [reader.text(row, "text") for row in rows]
    resolve = resolve_together(texts, page_resolver(reader))
    return [
        NoticeFacts(
            key=row.key,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            kind=row.kind,
            pages=frozenset(page.pk for page in row.pages.all()),
            text=render_inline(text, resolve=resolve, language=reader.language, on_unknown="show"),
            places=tuple(reader.text(region, "name") for region in row.regions.all()),
        )
        for row, text in zip(rows, texts, strict=True)
    ]
