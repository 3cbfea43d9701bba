"""Pages as they stand in lists on other pages: values, one query."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

from content.addresses import HOME_SLUGS, page_path
from content.publishing.kinds import page_kind, page_kinds
from content.publishing.models import Page, PageQuerySet
from content.reader import Reader


@dataclass(frozen=True)
class PageLink:
    """A page in a list."""

    pk: int
    kind: str
    key: str
    title: str
    url: str
    short_answer: str
    name_zh: str
    pinyin: str

    @property
    def kind_label(self) -> str:
        return str(page_kind(self.kind).label)


def links(pages: PageQuerySet, reader: Reader) -> list[PageLink]:
    """The published pages among these, in the order of the queryset."""
    columns = (
        "pk",
        "kind",
        "key",
        reader.column("title"),
        reader.column("slug"),
        reader.column("short_answer"),
        "name_zh",
        "pinyin",
    )
    return [
        PageLink(pk, kind, key, title, page_path(kind, reader.language, slug or ""), answer, name_zh, pinyin)
        for pk, kind, key, title, slug, answer, name_zh, pinyin in pages.published(reader.language).values_list(
            *columns
        )
    ]


MOST_NEEDED = 5
"""So many stand in sight above a list that folds."""


def most_needed(pages: PageQuerySet) -> PageQuerySet:
    """Those of these pages that the editors chose for the front page, in their order."""
    return pages.filter(pages_about__kind=Page.KIND, pages_about__slug_en=HOME_SLUGS["en"]).in_order()


@dataclass(frozen=True)
class Order:
    """Where a page stands among its like: the one before, the one after."""

    label: str
    """What is in order, for who hears the page."""
    previous: PageLink | None
    next: PageLink | None

    def __bool__(self) -> bool:
        return bool(self.previous or self.next)


def order_around(pk: int, pages: PageQuerySet, reader: Reader, label: str) -> Order:
    """The page's neighbours among the published of these, in the order of the queryset. One query."""
    some = links(pages, reader)
    place = next((place for place, link in enumerate(some) if link.pk == pk), None)
    if place is None:
        return Order(label, None, None)
    return Order(label, some[place - 1] if place else None, some[place + 1] if place + 1 < len(some) else None)


def related_links(page: Page, reader: Reader) -> dict[str, list[PageLink]]:
    """What the page is about and what is about it, by kind, each page once. One query."""
    around = (
        Page.objects.filter(Q(pages_about=page.pk) | Q(about=page.pk)).distinct().order_by("kind", "position", "key")
    )
    return by_kind(links(around, reader))


def by_kind(some: Iterable[PageLink]) -> dict[str, list[PageLink]]:
    found: dict[str, list[PageLink]] = {}
    for link in some:
        found.setdefault(link.kind, []).append(link)
    return found


@dataclass(frozen=True)
class RelatedGroup:
    """Pages of one kind that belong with a page, under a heading."""

    kind: str
    label: str | Promise
    pages: tuple[PageLink, ...]

    SHOWN = 12
    """Pages that are listed. The social security card belongs with a hundred questions: nobody reads such a list."""

    @property
    def shown(self) -> tuple[PageLink, ...]:
        return self.pages[: self.SHOWN]

    @property
    def more(self) -> int:
        """How many are left to the list of all."""
        return max(0, len(self.pages) - self.SHOWN)

    @property
    def all_url(self) -> str:
        """The list of all pages of this kind: the folder they stand in."""
        return self.pages[0].url.rsplit("/", 2)[0] + "/"


def related_groups(
    related: Mapping[str, Sequence[PageLink]],
    labels: Mapping[str, str | Promise],
    elsewhere: Collection[str] = (),
) -> list[RelatedGroup]:
    """Related pages in the order of `labels`, then kinds not named there, under the heading of their own record.

    `elsewhere` are the kinds that are left out, since the page shows them in another place or not at all.
    """
    shelves = {**labels, **{key: kind.shelf for key, kind in page_kinds().items() if key not in labels}}
    return [
        RelatedGroup(kind, label, tuple(related[kind]))
        for kind, label in shelves.items()
        if kind not in elsewhere and related.get(kind)
    ]
