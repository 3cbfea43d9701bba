"""Read revisions as what readers are told: which page changed when, which parts of it, and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.addresses import LANGUAGES, history_path, page_path
from content.evidence.models import NATIONWIDE, Claim, Region, anchor_of
from content.glossary.term_notes import without_notes
from content.markup import Resolver, plain, render_inline, resolve_together
from content.publishing.diff import Change, changes
from content.publishing.formats import model_of
from content.publishing.models import Page, Revision
from content.publishing.references import page_resolver
from content.reader import Reader

QUOTES = "quotes"
"""The list of a document that names statements of other pages."""
MOST = 50
"""Revisions shown, newest first."""
WORDS = 12
"""Of a statement without a name, so many words stand for it."""
ONLY_IN = {"en": gettext_lazy("only in English"), "es": gettext_lazy("only in Spanish")}


@dataclass(frozen=True)
class PartFacts:
    """One part of a page that changed. Without a `url` it no longer stands there, or has no place of its own."""

    label: str
    what: str
    url: str
    language: str
    """In words, where a text changed in one language alone."""


@dataclass(frozen=True)
class RevisionFacts:
    """A page as it became on one day."""

    number: int
    made_at: datetime
    title: str
    url: str
    history_url: str
    note: SafeString
    """Why, in the editor's words. It names the law that caused the change where the editor did."""
    note_language: str
    """Set where it is not the reader's."""
    parts: tuple[PartFacts, ...]
    is_first: bool
    is_gone: bool = False
    """It is a row that was deleted."""

    @property
    def anchor(self) -> str:
        """Where it stands in the history of its page."""
        return f"revision-{self.number}"


@dataclass(frozen=True)
class Day:
    """What changed on one day."""

    date: date
    revisions: tuple[RevisionFacts, ...]


def read_history(page: Page, reader: Reader) -> list[RevisionFacts]:
    """The newest revisions of one page, without those in which only what editors see changed."""
    return _read(page.revisions.seen().order_by("-number"), reader)


def read_page_news(reader: Reader) -> list[RevisionFacts]:
    """The newest changes of all pages, and the pages that are new.

    The pages the site opened with are not among these: hundreds on one day, which say nothing but that there is a site.
    """
    opening = Revision.objects.order_by("pk").values("made_at")[:1]
    public = Revision.objects.seen().filter(page__in=Page.objects.published(reader.language))
    later = public.exclude(number=1, made_at=Subquery(opening))
    return _read(later.order_by("-pk"), reader)


def by_day(revisions: Collection[RevisionFacts]) -> list[Day]:
    days = groupby(revisions, key=lambda revision: timezone.localdate(revision.made_at))
    return [Day(day, tuple(some)) for day, some in days]


def _read(revisions: QuerySet[Revision], reader: Reader) -> list[RevisionFacts]:
    """Each compared with the one before it. Two queries, and two for each language whose words name other pages."""
    before = Revision.objects.filter(page=OuterRef("page"), number__lt=OuterRef("number")).order_by("-number")
    of_page = {"kind": F("page__kind"), "key": F("page__key")}
    in_language = {"title": F(reader.column("page__title")), "slug": F(reader.column("page__slug"))}
    columns = ("page", "number", "made_at", "note", "note_language", "document", "before", *of_page, *in_language)
    rows = list(
        revisions.annotate(before=Subquery(before.values("document")[:1]), **of_page, **in_language).values_list(
            *columns, named=True
        )[:MOST]
    )
    changed = [changes(row.before, row.document) if row.before else [] for row in rows]
    words = [change.said.get(reader.language, "") for some in changed for change in some]
    resolvers = {
        code: resolve_together(
            [row.note for row in rows if (row.note_language or reader.language) == code]
            + (words if code == reader.language else []),
            page_resolver(Reader(code)),
        )
        for code in LANGUAGES
    }
    places = {change.region for some in changed for change in some if change.region}
    quoted = {change.part for some in changed for change in some if change.field == QUOTES}
    names = _Names({row.page for row in rows}, places, quoted, reader, resolvers[reader.language])
    return [_facts(row, some, names, resolvers) for row, some in zip(rows, changed, strict=True)]


def _facts(row: Any, changed: list[Change], names: "_Names", resolvers: Mapping[str, Resolver]) -> RevisionFacts:
    language = row.note_language or names.language
    url = page_path(row.kind, names.language, row.slug or "")
    return RevisionFacts(
        number=row.number,
        made_at=row.made_at,
        title=row.title,
        url=url,
        history_url=history_path(row.kind, row.key, names.language),
        note=without_notes(render_inline(row.note, resolve=resolvers[language], language=language, on_unknown="show")),
        note_language=language if language != names.language else "",
        parts=tuple(names.part(change, row.page, row.kind, url) for change in changed),
        is_first=row.number == 1,
    )


class _Names:
    """What readers call the parts of pages and their places, and where they stand today. Three queries at most."""

    def __init__(
        self,
        pages: Collection[int],
        places: Collection[str],
        quoted: Collection[str],
        reader: Reader,
        resolve: Resolver,
    ) -> None:
        self.language, self.resolve = reader.language, resolve
        lookups = Claim.name_lookups(reader.language)
        rows = Claim.objects.filter(page__in=pages).shown().values_list("page", "slot", "region__key", *lookups)
        self.claims: Mapping[tuple[int, str, str], str] = {
            (page, slot, region): next(filter(None, names), "") for page, slot, region, *names in rows
        }

        regions = Region.objects.filter(key__in=places) if places else Region.objects.none()
        self.places = dict(regions.values_list("key", reader.column("name")))
        quotable = Claim.objects.filter(pk__in=quoted) if quoted else Claim.objects.none()
        self.quoted = dict(quotable.values_list("pk", reader.column("page__title")))

    def part(self, change: Change, page: int, kind: str, page_url: str) -> PartFacts:
        if change.what == "moved":
            return PartFacts(_("The order of the statements"), _("changed"), "", "")
        what = {"added": _("added"), "changed": _("changed"), "removed": _("removed")}[change.what]
        language = str(ONLY_IN[change.languages[0]]) if change.languages else ""
        if not change.part:
            return PartFacts(self._field(kind, change.field), what, "", language)
        if change.field == QUOTES:
            title = self.quoted.get(change.part, change.part)
            return PartFacts(_("Statement quoted from “%(page)s”") % {"page": title}, what, page_url, "")
        slot, region = change.slot, change.region or NATIONWIDE
        name = self.claims.get((page, slot, region))
        url = "" if name is None else f"{page_url}#{anchor_of(slot, region)}"
        label = name or self._words(change, slot)
        place = self.places.get(change.region)
        return PartFacts(f"{label} ({place})" if place else label, what, url, language)

    def _words(self, change: Change, slot: str) -> str:
        """A part that has no name is known by its first words."""
        if slot == "answer":
            return _("Short answer")
        words = plain(change.said.get(self.language, ""), resolve=self.resolve).split()
        if not words:
            return _("Part “%(part)s”") % {"part": slot}
        return " ".join(words[:WORDS]).rstrip(".,;:") + ("…" if len(words) > WORDS else "")

    def _field(self, kind: str, name: str) -> str:
        try:
            field: Any = model_of(kind)._meta.get_field(name)
        except FieldDoesNotExist:
            return _("Other details")
        return capfirst(str(field.verbose_name))
