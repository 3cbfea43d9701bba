"""The sitemap: every page in each language it exists in, with its alternates and when readers last saw it change."""

from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap, views
from django.http import HttpRequest, HttpResponse

from content.addresses import LANGUAGES, absolute, index_path, page_path
from content.publishing.kinds import page_kinds
from content.publishing.models import Page
from content.publishing.serving import read_only

TOOLS = ("glossary", "phrases", "finder", "needs", "sources")
"""What search engines may keep besides pages and the lists of them. Topics and searches are not."""


class Entry(NamedTuple):
    paths: dict[str, str]
    changed_at: Any


class LanguageSitemap(Sitemap):
    """The pages of one language. The alternates are ours: Django's cut the language off the path."""

    limit = 50_000
    """The most that sitemaps.org allows in one file."""

    def __init__(self, language: str):
        super().__init__()
        self.language = language

    def items(self) -> list[Entry]:
        columns = ("kind", "slug_en", "slug_es", "offered_in", "changed_at")
        rows = Page.objects.published(self.language).order_by("kind", "key").values_list(*columns)
        pages = [
            Entry(
                {
                    code: page_path(kind, code, slug)
                    for code, slug in (("en", slug_en), ("es", slug_es))
                    if slug and offered in ("both", code)
                },
                changed_at,
            )
            for kind, slug_en, slug_es, offered, changed_at in rows
        ]
        newest = max((entry.changed_at for entry in pages), default=None)
        kinds = [key for key, kind in page_kinds().items() if kind.has_list]
        lists = [Entry({code: index_path(name, code) for code in LANGUAGES}, newest) for name in (*kinds, *TOOLS)]
        return lists + pages

    def location(self, item: Entry) -> str:
        return item.paths[self.language]

    def lastmod(self, item: Entry):
        return item.changed_at

    def get_urls(self, page=1, site=None, protocol=None) -> list[dict[str, Any]]:
        entries = self.paginator.page(page).object_list
        return [
            {
                "item": entry,
                "location": absolute(entry.paths[self.language]),
                "lastmod": entry.changed_at,
                "alternates": [
                    *({"lang_code": code, "location": absolute(path)} for code, path in entry.paths.items()),
                    {"lang_code": "x-default", "location": absolute(entry.paths.get("en", entry.paths[self.language]))},
                ],
            }
            for entry in entries
        ]

    def get_latest_lastmod(self):
        return (
            Page.objects.published(self.language).order_by("-changed_at").values_list("changed_at", flat=True).first()
        )


SITEMAPS = {language: partial(LanguageSitemap, language) for language in LANGUAGES}


@read_only
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The list of sitemaps. Django takes their addresses from the host name in the request; here they are ours."""
    maps: dict[str, type[Sitemap] | Sitemap] = {language: make() for language, make in SITEMAPS.items()}
    response = views.index(request, maps, sitemap_url_name="sitemap")
    for item in (response.context_data or {})["sitemaps"]:
        item.location = absolute(urlsplit(item.location)._replace(scheme="", netloc="").geturl())
    return response


@read_only
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
