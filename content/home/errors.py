"""What readers see when there is no page, or when something broke: in their language, with a way on."""

import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from rapidfuzz.process import extract

from cardfaq.language import language_of, preferred_language
from cardfaq.stylesheet import stylesheet
from content.addresses import OTHER, home_path, index_path, page_paths
from content.publishing.links import PageLink, links
from content.publishing.models import Page
from content.publishing.serving import NotInThisLanguage
from content.reader import Reader, ReaderRequest
from content.search.results import search

SECONDS = 60
"""How long a missing page stays missing for caches: it may be published the next minute."""
SUGGESTIONS = 5
ALIKE = 85
"""How like another a mistyped slug must be, in per cent."""
MOST_SLUGS = 1000
LONGEST_SLUG = 160


def not_found(request: ReaderRequest, exception: Exception) -> HttpResponse:
    """404: the other language's page where there is one, the pages whose words are nearest, and a search."""
    language = language_of(request.path) or preferred_language(request)
    request.reader = Reader(language)
    with translation.override(language):
        response = render(request, "errors/404.html", _ways_on(request, exception, request.reader), status=404)
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}" if language_of(request.path) else "no-store"
    return response


def _ways_on(request: ReaderRequest, exception: Exception, reader: Reader) -> dict[str, Any]:
    page = exception.page if isinstance(exception, NotInThisLanguage) else None
    return {
        "elsewhere": _elsewhere(page, Reader(OTHER[reader.language])) if page else None,
        "suggestions": nearest_pages(request.path, reader) if language_of(request.path) else [],
        "search_url": index_path("search", reader.language),
    }


def _elsewhere(page: Page, reader: Reader) -> dict[str, str]:
    return {"title": reader.text(page, "title"), "url": page.path_in(reader.language)}


def nearest_pages(path: str, reader: Reader) -> list[PageLink]:
    """Pages whose address is spelt almost so, then those that a search for its words finds."""
    _language, _slash, rest = path.strip("/").partition("/")
    folder, _slash, slug = rest.partition("/")
    almost = _almost(folder, slug[:LONGEST_SLUG], reader)
    results = search(rest.rpartition("/")[2].replace("-", " "), reader)
    found = [*almost, *results.pages, *(found.page for found in results.nearest)]
    return list({link.pk: link for link in found}.values())[:SUGGESTIONS]


def _almost(folder: str, slug: str, reader: Reader) -> list[PageLink]:
    """Pages of the folder's kind that begin alike and differ by a slip of the fingers. Two queries at most."""
    kinds = [kind for kind, words in page_paths().items() if words[reader.language] == folder]
    if not kinds or not slug:
        return []
    column = reader.column("slug")
    alike = Page.objects.published(reader.language).filter(kind__in=kinds, **{f"{column}__startswith": slug[:2]})
    slugs = alike.order_by(column).values_list(column, flat=True)[:MOST_SLUGS]
    near = [found for found, _score, _place in extract(slug, slugs, limit=1, score_cutoff=ALIKE)]
    return links(alike.filter(**{f"{column}__in": near}), reader) if near else []


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address, the host or the form cannot be read."""
    return _in_both_languages(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: whoever asks may not see or do this."""
    return _in_both_languages(request, 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database is away, which passes by itself or at a restart."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        response = _in_both_languages(request, 503)
        response.headers["Retry-After"] = str(SECONDS)
        return response
    return _in_both_languages(request, 500)


def _in_both_languages(request: HttpRequest, status: int) -> HttpResponse:
    """The reader's language first. It asks neither database nor frame: they may be what broke."""
    first = language_of(request.path) or preferred_language(request)
    languages = [{"code": code, "home": home_path(code)} for code in (first, OTHER[first])]
    context = {"status": status, "languages": languages, "site_css": stylesheet().css}
    html = render_to_string("errors/plain.html", context)
    return HttpResponse(html, status=status, headers={"Cache-Control": "no-store", "Content-Language": first})
