"""The finders: one question a page, the answers in the address, so that each can be changed, sent and reloaded."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.evidence.reading.carrying import heeding_scope
from content.finder.addresses import ANSWERS, finder_path
from content.finder.facts import TreeFacts, Walk, walk
from content.finder.reading import ResultFacts, read_result, read_tree
from content.publishing.serving import public
from content.reader import Reader, ReaderRequest
from content.seo.head import Head, head_of_paths
from content.seo.structured import Crumb

TopicsOf = Callable[[Sequence[str], Reader], Sequence[Any]]
"""Gives the links of topics by key: they stand beside finders and are handed in."""


@public
@heeding_scope
def ask(
    request: ReaderRequest, *, finder: str, topics: Callable[[Sequence[str], Reader], Sequence[Any]]
) -> HttpResponse:
    """The question that the answers so far lead to, or the result. `topics` gives the links of topics by key."""
    reader = request.reader
    tree = read_tree(finder, reader)
    if tree is None:
        raise Http404
    asked = request.GET.getlist(ANSWERS)
    steps = walk(tree, asked[-1] if asked else "")
    if asked not in ([], [steps.answers]) or asked == [""]:
        return HttpResponsePermanentRedirect(finder_path(finder, reader.language, steps.answers))
    result = read_result(steps.result, reader) if steps.result else None
    context = {
        "tree": tree,
        "start": finder_path(finder, reader.language),
        "walk": steps,
        "result": result,
        "topics": topics(result.topics, reader) if result else (),
        "head": _head(finder, tree, steps, result, reader),
    }
    return render(request, f"finder/{'result' if result else 'question'}.html", context)


def _head(finder: str, tree: TreeFacts, steps: Walk, result: ResultFacts | None, reader: Reader) -> Head:
    """Only the first question is for search engines; the switch of language keeps the answers."""
    here = result.title if result else steps.node.question if steps.node and steps.given else ""
    title = f"{here} – {tree.title}" if here else tree.title
    lead = _("A few questions, one a page, lead to the card, what to do with it and the law.")
    paths = {code: finder_path(finder, code, steps.answers) for code in LANGUAGES}
    crumbs = [Crumb(tree.title, finder_path(finder, reader.language)), *([Crumb(here)] if here else [])]
    return head_of_paths(title, f"{tree.title} {lead}", paths, reader, crumbs, is_indexed=not steps.given)
