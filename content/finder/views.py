"""The finders: one question a page, the answers in the address, so that each can be changed, sent and reloaded."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES, index_path
from content.finder.facts import TreeFacts, Walk, walk
from content.finder.reading import ResultFacts, read_result, read_tree
from content.proof.carrying import heeding_scope
from content.publishing.serving import public
from content.seo.head import Crumb, Head, head_of_paths

ANSWERS = "a"
"""The one parameter a finder knows; others are ignored."""


@public
@heeding_scope
def ask(
    request: HttpRequest, *, tree: str, tool: str, topics: Callable[[Sequence[str], str], Sequence[Any]]
) -> HttpResponse:
    """The question that the answers so far lead to, or the result. `topics` gives the links of topics by key."""
    language = request.language
    facts = read_tree(tree, language)
    if facts is None:
        raise Http404
    asked = request.GET.getlist(ANSWERS)
    steps = walk(facts, asked[-1] if asked else "")
    if asked not in ([], [steps.answers]) or asked == [""]:
        return HttpResponsePermanentRedirect(_path(tool, language, steps.answers))
    result = read_result(steps.result, language) if steps.result else None
    context = {
        "tree": facts,
        "start": index_path(tool, language),
        "walk": steps,
        "result": result,
        "topics": topics(result.topics, language) if result else (),
        "head": _head(facts, steps, result, tool, language),
    }
    return render(request, f"finder/{'result' if result else 'question'}.html", context)


def _path(tool: str, language: str, answers: str) -> str:
    path = index_path(tool, language)
    return f"{path}?{ANSWERS}={answers}" if answers else path


def _head(tree: TreeFacts, steps: Walk, result: ResultFacts | None, tool: str, language: str) -> Head:
    """Only the first question is for search engines; the switch of language keeps the answers."""
    here = result.title if result else steps.node.question if steps.node and steps.given else ""
    title = f"{here} – {tree.title}" if here else tree.title
    lead = _("A few questions, one a page, lead to the card, what to do with it and the law.")
    paths = {code: _path(tool, code, steps.answers) for code in LANGUAGES}
    crumbs = [Crumb(tree.title, index_path(tool, language)), *([Crumb(here)] if here else [])]
    return head_of_paths(title, f"{tree.title} {lead}", paths, language, crumbs, is_indexed=not steps.given)
