"""What is recorded of single places: the list of them; of each what differs there, whom to call, what is missing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q

from content.addresses import LANGUAGES, place_path
from content.evidence.models import NATIONWIDE, Claim, Hotline, Region
from content.evidence.reading.claims import PARENTS, place_of, read_claims
from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.publishing.links import PageLink, links
from content.publishing.models import Page
from content.reader import PlaceFacts, Reader
from content.search.tokens import fold, joined

KINDS = ("guide", "question", "card", "scheme")
"""Pages whose local statements belong on the page of a place, in the order they stand there."""
WHOM_TO_CALL = "whom-to-call"
"""The question whose local statements come first."""
LINES = ("12333", "12393", "12345")
ENOUGH = 3
"""Fewer statements are no page for a search engine."""


@dataclass(frozen=True)
class PlaceLink:
    """A place in a list."""

    key: str
    name: str
    name_zh: str
    paths: dict[str, str]
    url: str
    count: int
    """How many statements are recorded for it."""


@dataclass(frozen=True)
class LocalPage:
    """A page with what it says of the place."""

    page: PageLink
    claims: tuple[ClaimFacts, ...]

    @property
    def anchor(self) -> str:
        return f"{self.page.kind}-{self.page.key}"


@dataclass(frozen=True)
class Line:
    number: str
    name: str
    name_zh: str


@dataclass(frozen=True)
class PlacePage:
    """All that is recorded of a place."""

    claims: ClaimSet
    calls: tuple[ClaimFacts, ...]
    lines: list[Line]
    pages: list[LocalPage]
    missing: list[PageLink]
    """What is known of other places, and not of this one."""

    def has_enough(self, place: PlaceFacts) -> bool:
        """Whether so much is recorded of the place itself that search engines keep its page."""
        own = [claim for claim in self.claims.every if place.key in {each.key for each in claim.local_to}]
        return len(own) >= ENOUGH


def read_places(reader: Reader) -> list[PlaceLink]:
    """Every place with statements of its own, by name. Two queries."""
    found: dict[str, set[str]] = defaultdict(set)
    for pk, *keys in _local(reader).values_list("pk", "region__key", "places__key"):
        for key in keys:
            if key and key != NATIONWIDE:
                found[key].add(pk)
    columns = ("key", "name_zh", *(f"name_{code}" for code in LANGUAGES))
    rows = Region.objects.filter(key__in=found, rules_apply=True).values_list(*columns)
    some = [
        PlaceLink(key, names[reader.language], zh, paths, paths[reader.language], len(found[key]))
        for key, zh, *both in rows
        for names in [dict(zip(LANGUAGES, both, strict=True))]
        for paths in [{code: place_path(code, name) for code, name in names.items()}]
    ]
    return sorted(some, key=lambda place: fold(place.name))


def paths_for_search_engines() -> Iterable[dict[str, str]]:
    """The pages of places with enough to say, for the sitemap."""
    return [place.paths for place in read_places(Reader(LANGUAGES[0])) if place.count >= ENOUGH]


def find_place(slug: str, reader: Reader) -> tuple[PlaceFacts, dict[str, str]] | None:
    """The place at this address, in whichever language the slug is, and its addresses. One query."""
    names = [f"name_{code}" for code in LANGUAGES]
    rows = Region.objects.filter(rules_apply=True).exclude(key=NATIONWIDE).order_by("key")
    for key, *more in rows.values_list("key", *names, *PARENTS):
        paths = {code: place_path(code, name) for code, name in zip(LANGUAGES, more, strict=False)}
        if slug in {path.rstrip("/").rpartition("/")[2] for path in paths.values()}:
            name = dict(zip(LANGUAGES, more, strict=False))[reader.language]
            return place_of(key, name, *more[len(LANGUAGES) :]), paths
    return None


def _local_page(page: PageLink, claims: Iterable[ClaimFacts]) -> LocalPage:
    """Two pages may name a statement alike: here each has the name of its page before its own."""
    named = (replace(claim, anchor=f"{page.kind}-{page.key}-{claim.anchor}") for claim in claims)
    return LocalPage(page, tuple(named))


def read_place(place: PlaceFacts, reader: Reader) -> PlacePage:
    """What holds in the place or in one around it. Nine queries at most."""
    around = [place.key, *place.within]
    there = _local(reader).filter(Q(region__key__in=around) | Q(places__key__in=around))
    own = Claim.objects.filter(pk__in=there.values("pk"))
    claims = read_claims((), replace(reader, place=place), claims=own)
    by_page: dict[int, list[ClaimFacts]] = defaultdict(list)
    for claim in claims.every:
        by_page[claim.page_id].append(replace(claim.alone, aside=""))
    elsewhere = _local(reader).exclude(region__key=NATIONWIDE).exclude(page__in=list(by_page)).values("page")
    pages = links(Page.objects.filter(Q(pk__in=list(by_page)) | Q(pk__in=elsewhere)).in_order(), reader)
    pages.sort(key=lambda page: KINDS.index(page.kind))
    local = [_local_page(page, by_page[page.pk]) for page in pages if page.pk in by_page]
    lines = Hotline.objects.filter(key__in=LINES).order_by("key")
    return PlacePage(
        claims=claims,
        calls=next((some.claims for some in local if some.page.key == WHOM_TO_CALL), ()),
        lines=[Line(*row) for row in lines.values_list("number", reader.column("name"), "name_zh")],
        pages=[some for some in local if some.page.key != WHOM_TO_CALL],
        missing=[page for page in pages if page.pk not in by_page],
    )


def places_named(query: str, reader: Reader) -> list[PlaceLink]:
    """The places that a query names, in Chinese, pinyin or either language. One query more only if there is one."""
    asked = {part for part in fold(query).split() if len(part) > 3} | {query.strip(), fold(query), *joined(query)}
    if not query.strip():
        return []
    rows = Region.objects.filter(rules_apply=True).exclude(key=NATIONWIDE)
    keys = {
        key
        for key, zh, pinyin, *names in rows.values_list("key", "name_zh", "pinyin", *(f"name_{c}" for c in LANGUAGES))
        if asked
        & {key, zh.rstrip("市省"), zh, *joined(pinyin), *(word.strip("()") for n in names for word in fold(n).split())}
        or zh.rstrip("市省") in query
    }
    return [place for place in read_places(reader) if place.key in keys] if keys else []


def _local(reader: Reader):
    """The statements that are of some places only, as they are shown today."""
    shown = Claim.objects.shown().valid_on(reader.day).filter(page__kind__in=KINDS)
    shown = shown.filter(page__in=Page.objects.published(reader.language)).order_by()
    return shown.filter(~Q(region__key=NATIONWIDE) | Q(places__isnull=False))
