"""The search page: what was asked, how it was understood, which pages answer it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES, index_path
from content.glossary.models import Term
from content.publishing.serving import public
from content.search.results import Results, search
from content.search.tokens import fold, joined
from content.seo.head import Crumb, head_of_paths

KIND_LABELS = {
    "card": _("Card"),
    "scheme": _("Scheme"),
    "comparison": _("Comparison"),
    "guide": _("Guide"),
    "question": _("Question"),
    "correction": _("You may have read"),
    "law": _("Law"),
    "provision": _("Article of law"),
    "page": _("About this site"),
}


@public
def search_page(request: HttpRequest) -> HttpResponse:
    """Results for `q`; without it, the form alone. Never indexed."""
    language = request.language
    results = search(request.GET.get("q", ""), language)
    crumbs = [Crumb(_("Search"))]
    paths = {code: index_path("search", code) for code in LANGUAGES}
    head = head_of_paths(_("Search"), _("Find a card, a guide or a law."), paths, language, crumbs, is_indexed=False)
    context = {"results": results, "terms": matching_terms(results), "head": head, "crumbs": crumbs}
    return render(request, "home/search.html", context)


def matching_terms(results: Results) -> list[dict[str, str]]:
    """The terms that the query names outright, in Chinese, pinyin or their rendering: `yibao ka` is 医保卡."""
    if not results.query:
        return []
    asked = {results.query, fold(results.query), *joined(results.query)}
    found = []
    for term in Term.objects.order_by("key").values("key", "zh", "pinyin", "rendering_en", "rendering_es"):
        names = {term["zh"], fold(term["rendering_en"]), fold(term["rendering_es"]), *joined(term["pinyin"])}
        if asked & names:
            found.append(term)
    return found
