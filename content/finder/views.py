"""The finders: one question a page, the answers in the address, so that each can be changed, sent and reloaded."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.evidence.reading.carrying import heeding_scope
from content.finder.addresses import ANSWERS, finder_path
from content.finder.facts import FinderFacts, Walk, walk
from content.finder.reading import ResultFacts, read_finder, read_result
from content.publishing.serving import public
from content.reader import Reader, ReaderRequest
from content.seo.head import Head, head_of_paths
from content.seo.structured import Crumb

TopicsOf = Callable[[Sequence[str], Reader], Sequence[Any]]
"""Gives the links of topics by key: they stand beside finders and are handed in."""


@public
@heeding_scope
def ask(request: ReaderRequest, *, key: str, topics: Callable[[Sequence[str], Reader], Sequence[Any]]) -> HttpResponse:
    """The question that the answers so far lead to, or the result. `topics` gives the links of topics by key."""
    reader = request.reader
    finder = read_finder(key, reader)
    if finder is None:
        raise Http404
    asked = request.GET.getlist(ANSWERS)
    steps = walk(finder, asked[-1] if asked else "")
    if asked not in ([], [steps.answers]) or asked == [""]:
        return HttpResponsePermanentRedirect(finder_path(key, reader.language, steps.answers))
    result = read_result(steps.result, reader) if steps.result else None
    context = {
        "finder": finder,
        "start": finder_path(key, reader.language),
        "walk": steps,
        "result": result,
        "topics": topics(result.topics, reader) if result else (),
        "head": _head(key, finder, steps, result, reader),
    }
    return render(request, f"finder/{'result' if result else 'question'}.html", context)


def _head(key: str, finder: FinderFacts, steps: Walk, result: ResultFacts | None, reader: Reader) -> Head:
    """Only the first question is for search engines; the switch of language keeps the answers."""
    here = result.title if result else steps.question.question if steps.question and steps.given else ""
    title = f"{here} – {finder.title}" if here else finder.title
    lead = _("A few questions, one a page, lead to the card, what to do with it and the law.")
    paths = {code: finder_path(key, code, steps.answers) for code in LANGUAGES}
    crumbs = [Crumb(finder.title, finder_path(key, reader.language)), *([Crumb(here)] if here else [])]
    return head_of_paths(title, f"{finder.title} {lead}", paths, reader, crumbs, is_indexed=not steps.given)
