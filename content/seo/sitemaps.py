"""The sitemap: every page in each language it exists in, with its alternates and when readers last saw it change.

A file holds the pages of a range of ids: which files there are follows from the highest id alone, and each is written
while it is read, however many pages the site has.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.html import escape

from cardfaq.registers import registered
from content.addresses import LANGUAGES, absolute, home_path, index_path, page_path
from content.publishing.kinds import page_kinds
from content.publishing.models import Page
from content.publishing.serving import PUBLIC_SECONDS, public, read_only

TOOLS = ("glossary", "phrases", "finder", "needs", "places", "sheet", "sources")
"""What search engines may keep besides pages and the lists of them. Topics and searches are not."""
A_FILE = 20_000
"""Ids of one file: sitemaps.org allows 50,000 addresses and 50 MB, and an address with its alternates may take 2 kB."""
XML = "application/xml; charset=utf-8"
OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Entry(NamedTuple):
    paths: dict[str, str]
    changed_at: datetime | None


def _pages(language: str, number: int) -> Iterator[Entry]:
    columns = ("kind", "slug_en", "slug_es", "offered_in", "changed_at")
    ids = {"pk__gt": (number - 1) * A_FILE, "pk__lte": number * A_FILE}
    rows = Page.objects.published(language).filter(**ids).order_by("pk").values_list(*columns)
    for kind, slug_en, slug_es, offered, changed_at in rows.iterator():
        slugs = (("en", slug_en), ("es", slug_es))
        paths = {code: page_path(kind, code, slug) for code, slug in slugs if slug and offered in ("both", code)}
        yield Entry(paths, changed_at)


def _lists() -> list[Entry]:
    kinds = [key for key, kind in page_kinds().items() if kind.has_list]
    lists = [{code: index_path(name, code) for code in LANGUAGES} for name in (*kinds, *TOOLS)]
    others = [paths for also in registered("ALSO_IN_SITEMAP") for paths in also()]
    return [Entry(paths, None) for paths in (*lists, *others)]


def _lines(listed: Iterable[Entry], language: str) -> Iterator[str]:
    yield f'{OPENING}<urlset {NAMES} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    for entry in listed:
        others = [*entry.paths.items(), ("x-default", entry.paths.get("en", entry.paths[language]))]
        yield "".join(
            (
                f"<url><loc>{escape(absolute(entry.paths[language]))}</loc>",
                f"<lastmod>{entry.changed_at:%Y-%m-%d}</lastmod>" if entry.changed_at else "",
                *(
                    f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(absolute(path))}"/>'
                    for code, path in others
                ),
                "</url>\n",
            )
        )
    yield "</urlset>\n"


@read_only
def sitemap(request: HttpRequest, language: str, number: int = 1) -> StreamingHttpResponse:
    """One file, as it is written."""
    if not 1 <= number <= _files():
        raise Http404
    listed = chain(_lists() if number == 1 else (), _pages(language, number))
    response = StreamingHttpResponse(_lines(listed, language), content_type=XML)
    response.headers["Cache-Control"] = f"public, max-age={PUBLIC_SECONDS}"
    return response


def _files() -> int:
    newest: int = Page.objects.aggregate(newest=Max("pk"))["newest"] or 1
    return -(-newest // A_FILE)


@public
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The list of sitemaps. Their addresses are ours, whatever host name the request says."""
    names = [
        f"/sitemap-{language}{f'-{number}' if number > 1 else ''}.xml"
        for number in range(1, _files() + 1)
        for language in LANGUAGES
    ]
    lines = (f"<sitemap><loc>{escape(absolute(name))}</loc></sitemap>\n" for name in names)
    return HttpResponse(f"{OPENING}<sitemapindex {NAMES}>\n{''.join(lines)}</sitemapindex>\n", content_type=XML)


@public
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309): everything may be read; pages that should not be kept say so themselves."""
    lines = [
        "User-agent: *",
        "Disallow: /en/admin/",
        "Disallow: /es/admin/",
        f"Sitemap: {absolute('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def entries(language: str) -> Iterator[Entry]:
    """All that the sitemaps of a language hold, in their order."""
    return chain(_lists(), *(_pages(language, number) for number in range(1, _files() + 1)))


def addresses() -> Iterator[str]:
    """Every public page by its path: the front pages, the lists, then page by page."""
    yield from (home_path(language) for language in LANGUAGES)
    for entry in _lists():
        yield from entry.paths.values()
    for number in range(1, _files() + 1):
        for language in LANGUAGES:
            yield from (entry.paths[language] for entry in _pages(language, number))
