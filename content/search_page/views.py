"""The search page: what was asked, how it was understood, which pages answer it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES, index_path
from content.glossary.models import Term
from content.places.reading import places_named
from content.publishing.models import Page
from content.publishing.serving import public
from content.reader import Reader, ReaderRequest
from content.search.results import search
from content.search.tokens import fold, joined
from content.seo.head import head_of_paths
from content.seo.structured import Crumb


@public
def search_page(request: ReaderRequest) -> HttpResponse:
    """Results for `q`; without it, the form alone. Never indexed."""
    reader = request.reader
    results = search(request.GET.get("q", ""), reader, as_typed="typed" in request.GET)
    crumbs = [Crumb(_("Search"))]
    paths = {code: index_path("search", code) for code in LANGUAGES}
    head = head_of_paths(_("Search"), _("Find a card, a guide or a law."), paths, reader, crumbs, is_indexed=False)
    context = {
        "results": results,
        "places": places_named(results.query, reader),
        "terms": matching_terms(results.query, reader),
        "head": head.switching_with(urlencode({"q": results.query}) if results.query else ""),
        "crumbs": crumbs,
    }
    return render(request, "search_page/search.html", context)


@public
def search_hints(request: ReaderRequest) -> JsonResponse:
    """The titles of all pages but the articles of law, which are found by their law: what a search field may offer."""
    reader = request.reader
    pages = Page.objects.published(reader.language).exclude(kind="provision").order_by("kind", "position", "key")
    return JsonResponse(list(pages.values_list(reader.column("title"), flat=True)), safe=False)


@dataclass(frozen=True)
class NamedTerm:
    """A term that the query names outright."""

    zh: str
    pinyin: str
    rendering: str
    url: str


def matching_terms(query: str, reader: Reader) -> list[NamedTerm]:
    """The terms a query names in Chinese, pinyin or either rendering: `yibao ka` is 医保卡."""
    if not query:
        return []
    asked = {query, fold(query), *joined(query)}
    columns = ("key", "zh", "pinyin", "rendering_en", "rendering_es")
    return [
        NamedTerm(zh, pinyin, {"en": en, "es": es}[reader.language], f"{index_path('glossary', reader.language)}#{key}")
        for key, zh, pinyin, en, es in Term.objects.order_by("key").values_list(*columns)
        if asked & {zh, fold(en), fold(es), *joined(pinyin)}
    ]
