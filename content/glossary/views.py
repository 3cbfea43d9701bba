"""The glossary, and the sentences to show at a counter."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES, absolute, index_path
from content.glossary.following import read_following
from content.glossary.phrases import (
    PhraseFacts,
    by_place,
    most_said,
    phrase_path,
    read_phrases,
    with_changes,
    words_of_phrase,
)
from content.glossary.terms import by_letter, most_used, read_terms, words_of_term
from content.publishing.serving import public
from content.reader import Reader, ReaderRequest
from content.search.narrowing import ASKED, asked_for, narrowed
from content.seo.head import head_of_paths
from content.seo.structured import Crumb, defined_terms


@public
def glossary(request: ReaderRequest) -> HttpResponse:
    """Every term on one page by its letter, or those that a reader looks for: what it means, who says so."""
    reader = request.reader
    title = _("Glossary")
    description = _("What the Chinese words on cards, forms and windows mean, and what we call them.")
    asked = asked_for(request)
    terms = read_terms(reader)
    data = defined_terms(
        ((term.zh, term.rendering, term.key) for term in terms), index_path("glossary", reader.language)
    )
    context = {
        "title": title,
        "description": description,
        "letters": by_letter(terms),
        "needed": most_used(terms),
        "sources_url": index_path("sources", reader.language),
        "asked": asked,
        "found": narrowed(terms, asked, words_of_term),
        **_frame("glossary", title, description, reader, asked, data),
    }
    return render(request, "glossary/glossary.html", context)


@public
def phrase_list(request: ReaderRequest) -> HttpResponse:
    """Every sentence to show, by the place it is said at, or those that a reader looks for, with its replies."""
    reader = request.reader
    title = _("Sentences to show")
    description = _("Chinese sentences to show at a counter, with the answers a clerk can point at.")
    asked = asked_for(request)
    phrases = with_changes(read_phrases(reader), reader)
    context = {
        "title": title,
        "description": description,
        "places": by_place(phrases),
        "needed": most_said(phrases),
        "asked": asked,
        "found": narrowed(phrases, asked, words_of_phrase),
        **_frame("phrases", title, description, reader, asked),
    }
    return render(request, "glossary/phrases.html", context)


def _frame(
    tool: str,
    title: str,
    description: str,
    reader: Reader,
    asked: str,
    data: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """Crumbs and head of a list. Search engines keep the whole one, and not what a word made of it."""
    crumbs = [Crumb(title)]
    paths = {code: index_path(tool, code) for code in LANGUAGES}
    head = head_of_paths(title, description, paths, reader, crumbs, is_indexed=not asked, extra=data)
    return {"crumbs": crumbs, "head": head.switching_with(urlencode({ASKED: asked}) if asked else "")}


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
        "phrase": _leading_on(phrase, reader),
        "back": f"{index_path('phrases', reader.language)}#{key}",
        "head": replace(head, canonical=absolute(index_path("phrases", reader.language))),
    }
    return render(request, "glossary/phrase_card.html", context)


def _leading_on(phrase: PhraseFacts, reader: Reader) -> PhraseFacts:
    """The same sentence, whose answers lead to the card of what follows them."""
    following = read_following(reader)
    found = [(reply, following.next(phrase, reply)) for reply in phrase.replies]
    return replace(phrase, replies=tuple(replace(reply, leads=other.url if other else "") for reply, other in found))
