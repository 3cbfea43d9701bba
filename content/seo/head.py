"""What stands in the head of a page for search engines: canonical, alternates, robots, structured data."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from content.addresses import LANGUAGES, OTHER, absolute, history_path
from content.publishing.kinds import page_kind
from content.publishing.models import Page
from content.publishing.prose import words_of
from content.reader import Reader
from content.seo import structured, titles
from content.seo.pictures import SharePicture, site_picture, titled
from content.seo.structured import Crumb

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
    may_lag: bool = True
    """Whether one of its texts may lag behind the other language: who found the page may know that none does."""


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
    extra: Sequence[structured.Thing] = (),
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
        extra=[*structured.article(page, reader, checked_on), *extra],
        picture=titled(picture or site_picture(), page, reader),
    )
    history = history_path(page.kind, page.key, reader.language)
    mark = PageMark(
        page.pk,
        page.kind,
        history,
        page.changed_at,
        page.changed_at == page.published_at,
        getattr(page, "lags_here", True),
    )
    return replace(head, page=mark, short_title=page.search_title_in(reader.language))


def head_of_paths(
    title: str,
    description: str,
    paths: dict[str, str],
    reader: Reader,
    crumbs: Sequence[Crumb],
    *,
    is_indexed: bool = True,
    extra: Sequence[structured.Thing] = (),
    picture: SharePicture | None = None,
) -> Head:
    """The head of a page that stands at these paths, one a language. Without a `picture` it has that of the site."""
    other = OTHER[reader.language]
    data = [structured.breadcrumbs(crumbs, paths[reader.language]), *extra]
    return Head(
        title=title,
        description=words_of(description, reader),
        canonical=absolute(paths[reader.language]),
        locale=LOCALES[reader.language],
        picture=picture or site_picture(),
        alternate=Alternate(paths[other], other, LANGUAGE_NAMES[other]) if other in paths else None,
        alternates={code: absolute(path) for code, path in paths.items()} if is_indexed else {},
        x_default=absolute(paths.get("en") or next(iter(paths.values()))),
        is_indexed=is_indexed,
        json_ld=structured.json_ld(data) if is_indexed else "",
    )
