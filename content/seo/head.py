"""What stands in the head of a page for search engines: canonical, alternates, robots, structured data."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from content.addresses import LANGUAGES, OTHER, absolute, history_path
from content.markup import plain
from content.publishing.kinds import page_kind
from content.publishing.models import Page
from content.reader import Reader
from content.seo import titles
from content.seo.pictures import SharePicture, site_picture


@dataclass(frozen=True)
class Crumb:
    """One step of the way to a page. The last has no address."""

    label: str
    url: str = ""


LANGUAGE_NAMES = {"en": "English", "es": "Español"}
"""Each language in its own words: not for translation."""

LOCALES = {"en": "en_GB", "es": "es_ES"}
"""As Open Graph wants them, with a country. Our Spanish is nobody's in particular; the first is known everywhere."""


@dataclass(frozen=True)
class Alternate:
    """The same page in the other language, as the switch shows it."""

    url: str
    language: str
    language_name: str

    @property
    def locale(self) -> str:
        return LOCALES[self.language]


@dataclass(frozen=True)
class PageMark:
    """The page that is shown: its notices and its history hang on it."""

    pk: int
    kind: str
    history_url: str
    changed_at: datetime
    is_first: bool
    """Whether it is still as it was first published."""


@dataclass(frozen=True)
class Head:
    title: str
    description: str
    """Of the whole page, for whoever it is passed on to."""
    canonical: str
    locale: str
    picture: SharePicture
    """What a link to the page shows elsewhere."""
    alternate: Alternate | None = None
    """None where the page does not exist in the other language."""
    alternates: dict[str, str] = field(default_factory=dict)
    """Language → absolute address, only for languages the page exists in. Reciprocal by construction."""
    is_indexed: bool = True
    x_default: str = ""
    """Where readers of any other language are led: the English page, where there is one."""
    json_ld: str = ""
    """Empty where search engines keep nothing: only they read it."""
    page: PageMark | None = None
    """None where what is shown has no row of its own: lists, tools."""
    short_title: str = ""
    """What an editor wrote for search results, where the title is too long for them."""

    @property
    def document_title(self) -> str:
        return titles.document_title(self.title, self.short_title)

    @property
    def search_description(self) -> str:
        return titles.description(self.description)

    @property
    def og_type(self) -> str:
        """What Open Graph calls it."""
        return page_kind(self.page.kind).open_graph_type if self.page else "website"

    def switching_with(self, query: str) -> "Head":
        """The same head, whose switch of language keeps what the reader chose: `only=differences`."""
        if not (self.alternate and query):
            return self
        return replace(self, alternate=replace(self.alternate, url=f"{self.alternate.url}?{query}"))


def head_of_page(
    page: Page,
    reader: Reader,
    crumbs: Sequence[Crumb],
    *,
    is_indexed: bool = True,
    checked_on: date | None = None,
    picture: SharePicture | None = None,
) -> Head:
    """The head of a page that has a row of its own."""
    paths = {code: page.path_in(code) for code in LANGUAGES if page.is_offered_in(code)}
    head = head_of_paths(
        reader.text(page, "title"),
        reader.text(page, "short_answer"),
        paths,
        reader,
        crumbs,
        is_indexed=is_indexed,
        extra=_article(page, reader, checked_on),
        picture=picture,
    )
    history = history_path(page.kind, page.key, reader.language)
    mark = PageMark(page.pk, page.kind, history, page.changed_at, page.changed_at == page.published_at)
    return replace(head, page=mark, short_title=page.search_title_in(reader.language))


def head_of_paths(
    title: str,
    description: str,
    paths: dict[str, str],
    reader: Reader,
    crumbs: Sequence[Crumb],
    *,
    is_indexed: bool = True,
    extra: Sequence[dict[str, Any]] = (),
    picture: SharePicture | None = None,
) -> Head:
    """The head of a page that stands at these paths, one a language. Without a `picture` it has that of the site."""
    other = OTHER[reader.language]
    return Head(
        title=title,
        description=plain(description),
        canonical=absolute(paths[reader.language]),
        locale=LOCALES[reader.language],
        picture=picture or site_picture(),
        alternate=Alternate(paths[other], other, LANGUAGE_NAMES[other]) if other in paths else None,
        alternates={code: absolute(path) for code, path in paths.items()} if is_indexed else {},
        x_default=absolute(paths.get("en") or next(iter(paths.values()))),
        is_indexed=is_indexed,
        json_ld=json_ld([_breadcrumbs(crumbs, paths[reader.language]), *extra]) if is_indexed else "",
    )


def _breadcrumbs(crumbs: Sequence[Crumb], path: str) -> dict[str, Any]:
    """schema.org BreadcrumbList."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": crumb.label, "item": absolute(crumb.url or path)}
            for place, crumb in enumerate(crumbs, 1)
        ],
    }


def _article(page: Page, reader: Reader, checked_on: date | None) -> list[dict[str, Any]]:
    """The page as schema.org names its kind: when it was published, when it last changed, in which language."""
    if page.published_at is None:
        return []
    return [
        {
            "@type": page_kind(page.kind).schema_type,
            "headline": reader.text(page, "title"),
            "description": plain(reader.text(page, "short_answer")),
            "inLanguage": reader.language,
            "url": absolute(page.path_in(reader.language)),
            "datePublished": page.published_at.date().isoformat(),
            "dateModified": page.changed_at.date().isoformat(),
            "publisher": {"@type": "Organization", "name": "CardFAQ"},
            **({"lastReviewed": checked_on.isoformat()} if checked_on else {}),
        }
    ]


_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def json_ld(things: Sequence[dict[str, Any]]) -> SafeString:
    """JSON-LD that may stand inside a script element: serialised once, the characters that could end it escaped."""
    text = json.dumps({"@context": "https://schema.org", "@graph": list(things)}, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308 (escaped above)
