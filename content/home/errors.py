"""What readers see when there is no page, or when something broke: in their language, with a way on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from cardfaq.language import language_of, preferred_language
from cardfaq.stylesheet import stylesheet
from content.addresses import OTHER, home_path, index_path
from content.publishing.links import PageLink
from content.publishing.models import Page
from content.publishing.serving import NotInThisLanguage
from content.search.results import search

SECONDS = 60
"""How long a missing page stays missing for caches: it may be published the next minute."""
SUGGESTIONS = 5


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the other language's page where there is one, the pages whose words are nearest, and a search."""
    language = language_of(request.path) or preferred_language(request)
    request.language = language  # type: ignore[attr-defined]
    with translation.override(language):
        response = render(request, "errors/404.html", _ways_on(request, exception, language), status=404)
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}" if language_of(request.path) else "no-store"
    return response


def _ways_on(request: HttpRequest, exception: Exception, language: str) -> dict[str, Any]:
    page = exception.page if isinstance(exception, NotInThisLanguage) else None
    return {
        "elsewhere": _elsewhere(page, OTHER[language]) if page else None,
        "suggestions": nearest_pages(request.path, language) if language_of(request.path) else [],
        "search_url": index_path("search", language),
    }


def _elsewhere(page: Page, language: str) -> dict[str, str]:
    return {"title": getattr(page, f"title_{language}"), "url": page.path_in(language)}


def nearest_pages(path: str, language: str) -> list[PageLink]:
    """Pages that the words of an address lead to: its last part is a title, more or less."""
    words = path.strip("/").rpartition("/")[2].replace("-", " ")
    results = search(words, language)
    return [*results.pages, *results.nearest][:SUGGESTIONS]


def server_error(request: HttpRequest) -> HttpResponse:
    """500: in both languages, the reader's first. It asks neither database nor frame: they may be what broke."""
    first = language_of(request.path) or preferred_language(request)
    languages = [{"code": code, "home": home_path(code)} for code in (first, OTHER[first])]
    html = render_to_string("errors/500.html", {"languages": languages, "inline_css": stylesheet().css})
    return HttpResponse(html, status=500, headers={"Cache-Control": "no-store", "Content-Language": first})
