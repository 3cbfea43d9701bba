"""The notices of a page on a day: one query, and two more where there is one."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.safestring import SafeString

from content.evidence.models import Notice
from content.publishing.prose import Prose
from content.reader import Reader


@dataclass(frozen=True)
class NoticeFacts:
    """A notice as readers see it."""

    key: str
    text: SafeString
    places: tuple[str, ...]


def notices_of_page(page: int, kind: str, reader: Reader) -> list[NoticeFacts]:
    """What readers of this page are told today, the newest first."""
    of_page = Notice.pages.through._base_manager.filter(page=page).values("notice")
    rows = list(
        Notice.objects.filter(Q(pk__in=of_page) | Q(kind=kind), starts_on__lte=reader.day, ends_on__gte=reader.day)
        .order_by("-starts_on", "key")
        .prefetch_related("regions")
    )
    texts = [reader.text(row, "text") for row in rows]
    prose = Prose(reader)
    prose.want(inline=texts)
    return [
        NoticeFacts(
            key=row.key,
            text=prose.inline(text),
            places=tuple(reader.text(region, "name") for region in row.regions.all()),
        )
        for row, text in zip(rows, texts, strict=True)
    ]
