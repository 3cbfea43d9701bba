"""The glossary, and the sentences to show at a counter."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES, absolute, index_path
from content.glossary.phrases import by_place, phrase_path, read_phrases, with_changes
from content.glossary.terms import by_letter, read_terms
from content.publishing.serving import public
from content.reader import ReaderRequest
from content.seo.head import Crumb, head_of_paths


@public
def glossary(request: ReaderRequest) -> HttpResponse:
    """Every term on one page: ours, the Chinese, what it means, what not to call it, who says so."""
    reader = request.reader
    title = _("Glossary")
    description = _("What the Chinese words on cards, forms and windows mean, and what we call them.")
    crumbs = [Crumb(title)]
    paths = {code: index_path("glossary", code) for code in LANGUAGES}
    context = {
        "title": title,
        "description": description,
        "letters": by_letter(read_terms(reader)),
        "crumbs": crumbs,
        "head": head_of_paths(title, description, paths, reader, crumbs),
    }
    return render(request, "glossary/glossary.html", context)


@public
def phrase_list(request: ReaderRequest) -> HttpResponse:
    """Every sentence to show, by the place it is said at, with the replies a clerk may point at."""
    reader = request.reader
    title = _("Sentences to show")
    description = _("Chinese sentences to show at a counter, with the answers a clerk can point at.")
    crumbs = [Crumb(title)]
    paths = {code: index_path("phrases", code) for code in LANGUAGES}
    context = {
        "title": title,
        "description": description,
        "places": by_place(with_changes(read_phrases(reader), reader)),
        "crumbs": crumbs,
        "head": head_of_paths(title, description, paths, reader, crumbs),
    }
    return render(request, "glossary/phrases.html", context)


@public
def phrase_card(request: ReaderRequest, key: str) -> HttpResponse:
    """One sentence as large as the screen. Search engines are sent to the list."""
    reader = request.reader
    found = read_phrases(reader, key=key)
    if not found:
        raise Http404
    [phrase] = found
    crumbs = [Crumb(_("Sentences to show"), index_path("phrases", reader.language)), Crumb(phrase.meaning)]
    paths = {code: phrase_path(key, code) for code in LANGUAGES}
    head = head_of_paths(phrase.meaning, phrase.meaning, paths, reader, crumbs, is_indexed=False)
    context = {
        "phrase": phrase,
        "back": f"{index_path('phrases', reader.language)}#{key}",
        "head": replace(head, canonical=absolute(index_path("phrases", reader.language))),
    }
    return render(request, "glossary/phrase_card.html", context)
