"""Days on which the law changes: what readers are told before and after, and which claims are due."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from content.addresses import page_path
from content.evidence.models import Claim, Law, LawChange, Provision
from content.publishing.models import is_published
from content.publishing.prose import Prose
from content.reader import Reader

NEWS_FOR = timedelta(days=92)
"""How long a change stays among the news after its day. The pages it touches speak of it for ever."""


@dataclass(frozen=True)
class AnnouncedChange:
    """What a page says of one change of the law, as of the day of reading."""

    key: str
    changes_on: date
    is_coming: bool
    text: SafeString
    """What it means for the reader: the first paragraph an editor wrote."""
    more: SafeString
    """The paragraphs behind it; often none."""
    law: str
    url: str
    """The page of the law; empty where it is not published."""

    @property
    def kind(self) -> str:
        return "caution" if self.is_coming else ""

    @property
    def title(self) -> str:
        words = _("The law changes on %(date)s.") if self.is_coming else _("The law changed on %(date)s.")
        return words % {"date": date_format(self.changes_on, "DATE_FORMAT")}


def law_changes_for(pages: Iterable[int], reader: Reader) -> list[AnnouncedChange]:
    """The changes that these pages announce, soonest first, each once. One query."""
    return _read(LawChange.objects.filter(pages__in=list(pages)), reader)


def changes_of_law(law: Law, reader: Reader) -> list[AnnouncedChange]:
    """The changes of one law, for its own page: without the way to it."""
    return [replace(notice, url="") for notice in _read(LawChange.objects.filter(law=law), reader)]


def changes_of_provision(provision: Provision, reader: Reader) -> list[AnnouncedChange]:
    return _read(LawChange.objects.filter(provisions=provision), reader)


def news(reader: Reader) -> list[AnnouncedChange]:
    """Every change to come, and those that are still new."""
    return _read(LawChange.objects.filter(changes_on__gte=reader.day - NEWS_FOR), reader)


def claims_due(on: date):
    """The shown claims whose legal basis begins or has just ended on a day: somebody must look at them again."""
    eve = on - timedelta(days=1)
    version = "citations__version"
    return (
        Claim.objects.shown()
        .filter(
            Q(**{f"{version}__in_force_from": on})
            | Q(**{f"{version}__in_force_until": eve})
            | Q(citations__applies_from=on)
            | Q(citations__applies_until=eve)
            | Q(**{f"{version}__provision__changes__changes_on": on})
        )
        .distinct()
        .order_by("id")
    )


class Announced:
    """Changes of law whose texts are read with those of the page that announces them. One query."""

    def __init__(self, changes: QuerySet, reader: Reader, prose: Prose) -> None:
        self.reader, self.prose = reader, prose
        columns = ("key", "changes_on", reader.column("before"), reader.column("after"))
        law = ("law__status", "law__offered_in", reader.column("law__title"), reader.column("law__slug"))
        self._rows = list(changes.distinct().order_by("changes_on", "key").values_list(*columns, *law))
        prose.want(blocks=[self._today(*row[1:4]) for row in self._rows])

    def _today(self, changes_on: date, before: str, after: str) -> str:
        return before if changes_on > self.reader.day else after

    def read(self) -> list[AnnouncedChange]:
        """Soonest first, each once."""
        found = []
        for key, changes_on, before, after, status, offered, title, slug in self._rows:
            line, more = _first_paragraph(self.prose.blocks(self._today(changes_on, before, after)))
            is_read = is_published(status, offered, self.reader.language)
            found.append(
                AnnouncedChange(
                    key=key,
                    changes_on=changes_on,
                    is_coming=changes_on > self.reader.day,
                    text=line,
                    more=more,
                    law=title or "",
                    url=page_path("law", self.reader.language, slug) if is_read else "",
                )
            )
        return found


def announced_on(pages: Iterable[int], reader: Reader, prose: Prose) -> Announced:
    """The changes that these pages announce, for a page that reads its own texts with theirs."""
    return Announced(LawChange.objects.filter(pages__in=list(pages)), reader, prose)


def _read(changes: QuerySet, reader: Reader) -> list[AnnouncedChange]:
    return Announced(changes, reader, Prose(reader)).read()


def _first_paragraph(html: SafeString) -> tuple[SafeString, SafeString]:
    """The words of the first paragraph, and what stands behind it, of a text as it was made."""
    first, _end, more = html.partition("</p>")
    # Safe: both are parts of what was rendered, and no element begins in one and ends in the other.
    return mark_safe(first.removeprefix("<p>")), mark_safe(more.strip())  # noqa: S308
