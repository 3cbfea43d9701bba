"""The public history of a page: when it changed, which parts, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES, history_path
from content.claims.models import Claim, anchor_of
from content.offices.models import NATIONWIDE
from content.publishing.diff import Change, changes
from content.publishing.models import LANGUAGE_NAMES, Page
from content.publishing.serving import public
from content.publishing.workflow import own_kind
from content.seo.head import Crumb, head_of_paths

MOST = 50
"""Revisions shown, newest first."""


@dataclass(frozen=True)
class PartFacts:
    """One part of the page that changed. Without a `url` it no longer stands there."""

    label: str
    what: str
    url: str
    language: str
    """In words, where a text changed in one language alone."""


@dataclass(frozen=True)
class RevisionFacts:
    """The page as it became on one day."""

    number: int
    made_at: datetime
    note: str
    note_language: str
    parts: tuple[PartFacts, ...]
    is_first: bool


@public
def page_history(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """When this page changed, what and why. Not for search engines."""
    language = request.language
    page = Page.objects.published(language).filter(kind=kind, key=key).first()
    if page is None:
        raise Http404
    title = _("History of “%(page)s”") % {"page": getattr(page, f"title_{language}")}
    paths = {code: history_path(kind, key, code) for code in LANGUAGES if page.is_offered_in(code)}
    lead = _("When this page changed, which parts of it, and why.")
    crumbs = [Crumb(page.title, page.path_in(language)), Crumb(_("History"))]
    context = {
        "title": title,
        "lead": lead,
        "revisions": read_history(page, language),
        "crumbs": crumbs,
        "head": head_of_paths(title, lead, paths, language, crumbs, is_indexed=False),
    }
    return render(request, "home/page_history.html", context)


def read_history(page: Page, language: str) -> list[RevisionFacts]:
    """The newest revisions of the page, each compared with the one before it. Three queries."""
    revisions = list(page.revisions.order_by("-number")[: MOST + 1])
    names = _Names(page, language)
    found = []
    for newer, older in pairwise([*revisions, None]):
        if newer is None:
            continue
        parts = [names.part(change) for change in changes(older.document, newer.document)] if older else []
        found.append(
            RevisionFacts(
                number=newer.number,
                made_at=newer.made_at,
                note=newer.note,
                note_language=newer.note_language if newer.note_language != language else "",
                parts=tuple(parts),
                is_first=newer.number == 1,
            )
        )
    return found[:MOST]


class _Names:
    """What readers call the parts of a page, and where they stand in it today."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = own_kind(page), language
        lookups = Claim.name_lookups(language)
        rows = Claim.objects.filter(page=page.pk).shown().values_list("slot", "region__key", *lookups)
        self.claims: Mapping[tuple[str, str], str] = {
            (slot, region): next(filter(None, names), "") for slot, region, *names in rows
        }

    def part(self, change: Change) -> PartFacts:
        words = {"added": _("added"), "changed": _("changed"), "removed": _("removed")}
        label, url = self._statement(change.part) if change.part else (self._field(change.field), "")
        language = LANGUAGE_NAMES[change.languages[0]] if change.languages else ""
        return PartFacts(label, words[change.what], url, str(language))

    def _statement(self, part: str) -> tuple[str, str]:
        slot, _tilde, rest = part.partition("~")
        region = rest.partition("~")[0] or NATIONWIDE
        name = self.claims.get((slot, region))
        if name is None:
            return _("Part “%(part)s”") % {"part": slot}, ""
        label = name or (_("Short answer") if slot == "answer" else _("Statement “%(part)s”") % {"part": slot})
        return label, f"{self.page.path_in(self.language)}#{anchor_of(slot, region)}"

    def _field(self, name: str) -> str:
        try:
            field: Any = self.page._meta.get_field(name)
        except FieldDoesNotExist:
            return _("Other details")
        return capfirst(str(field.verbose_name))
