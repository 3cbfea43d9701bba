"""Addresses of pages in files: each is one page's, whatever other pages leave theirs in the same import."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat

from content.addresses import LANGUAGES
from content.publishing.documents import PageSchema
from content.publishing.lookup import portions
from content.publishing.models import Page

Name = tuple[str, str]
"""Kind and key."""


@dataclass(frozen=True)
class Place:
    """A page in a file: the path to it within the file, its kind and its document."""

    path: tuple
    kind: str
    document: PageSchema

    @property
    def name(self) -> Name:
        return self.kind, self.document.key


def pages_in(kind: str, document: Any) -> Iterator[Place]:
    """The page of a file and those that stand inside it. `kind` is that of the outer one."""
    if isinstance(document, PageSchema):
        yield Place((), kind, document)
        for name, inner_kind in document.inner_pages.items():
            for place, inner in enumerate(getattr(document, name)):
                yield Place((name, place), inner_kind, inner)


def taken_addresses(places: Sequence[Place]) -> Iterator[tuple[Place, str, Name]]:
    """Pages whose address is another's: the later one, the language, and the page that has it."""
    seen: dict[tuple[str, str, str], Name] = {}
    coming = {place.name for place in places}
    columns = ("kind", "key", *(f"slug_{language}" for language in LANGUAGES))
    wanted = {slug for place in places for code in LANGUAGES if (slug := getattr(place.document.slug, code))}
    for some in portions(wanted):
        there = Q(*((f"slug_{language}__in", some) for language in LANGUAGES), _connector=Q.OR)
        for kind, key, *slugs in Page.objects.filter(there).order_by().values_list(*columns):
            if (kind, key) not in coming:
                seen |= {(kind, code, slug): (kind, key) for code, slug in zip(LANGUAGES, slugs, strict=True) if slug}
    for place in places:
        for language in LANGUAGES:
            if slug := getattr(place.document.slug, language):
                owner = seen.setdefault((place.kind, language, slug), place.name)
                if owner != place.name:
                    yield place, language, owner


def make_room(places: Iterable[Place]) -> None:
    """Clear the addresses of pages that move, so that two may change places. No slug can be written so by hand."""
    wanted = {place.name: place.document.slug for place in places}
    columns = ("pk", "kind", "key", *(f"slug_{language}" for language in LANGUAGES))
    moving = [
        pk
        for some in portions(wanted)
        for pk, kind, key, *slugs in Page.objects.named(some).order_by().values_list(*columns)
        if slugs != [getattr(wanted[kind, key], code) or None for code in LANGUAGES]
    ]
    if moving:
        aside = Concat(Value("~"), Cast("pk", CharField()))
        Page.objects.filter(pk__in=moving).update(**{f"slug_{language}": aside for language in LANGUAGES})
