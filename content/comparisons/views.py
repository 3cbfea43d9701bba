"""The pages that put cards side by side."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES, OTHER, index_path
from content.cards.listing import CardLink
from content.cards.pictures import share_picture
from content.comparisons.addresses import comparison_paths
from content.comparisons.finding import CannotCompare, find_cards, find_pair, names_in
from content.comparisons.models import Comparison
from content.comparisons.reading import ComparisonFacts, comparable_cards, read_comparison, with_one_more
from content.evidence.reading.carrying import heeding_scope
from content.evidence.reading.scope import choosing
from content.publishing.links import links
from content.publishing.serving import Moved, public
from content.reader import Reader, ReaderRequest
from content.seo.head import Head, head_of_page, head_of_paths
from content.seo.structured import Crumb, item_list

ONLY_DIFFERENCES = ["differences"]
"""The one value of `?only=`."""


@public
@heeding_scope
def comparison_index(request: ReaderRequest) -> HttpResponse:
    """The comparisons with a written verdict, and the cards to choose from: `?cards=` holds the first one chosen."""
    reader = request.reader
    comparable = comparable_cards(reader)
    names = [name.lower() for name in request.GET.getlist("cards") if name]
    try:
        chosen = find_cards(names, comparable, reader)
    except CannotCompare as refusal:
        return _refuse(request, refusal, comparable)
    if len(chosen) > 1:
        return HttpResponsePermanentRedirect(comparison_paths(chosen)[reader.language])
    crumbs = [Crumb(_("Compare"))]
    paths = {code: index_path("comparison", code) for code in LANGUAGES}
    description = _("Any two to four of China’s cards side by side: what each does, with the sources of every answer.")
    written = links(Comparison.objects.in_order(), reader)
    data = item_list((page.title, page.url) for page in written)
    head = head_of_paths(_("Compare cards"), description, paths, reader, crumbs, extra=data)
    context = {
        "chosen": chosen[0] if chosen else None,
        "choices": with_one_more(chosen, comparable, reader) if chosen else _first_choices(comparable, reader),
        "written": written,
        "crumbs": crumbs,
        "head": head.switching_with(f"cards={chosen[0].slugs[OTHER[reader.language]]}" if chosen else ""),
    }
    return render(request, "comparisons/comparison_index.html", context)


@public
@heeding_scope
def comparison_detail(request: ReaderRequest, slug: str) -> HttpResponse:
    """Two to four cards side by side. Every other order or spelling leads here for good."""
    reader = request.reader
    comparable = comparable_cards(reader)
    try:
        cards = find_pair(names_in(slug), comparable, reader)
    except CannotCompare as refusal:
        return _refuse(request, refusal, comparable)
    path = comparison_paths(cards)[reader.language]
    if request.path != path:
        raise Moved(path)
    only = request.GET.getlist("only")
    if only and only != ONLY_DIFFERENCES:
        return HttpResponsePermanentRedirect(path)
    facts = read_comparison(cards, comparable, reader)
    crumbs = [Crumb(_("Compare"), index_path("comparison", reader.language)), Crumb(facts.title)]
    context = {
        "facts": facts,
        "matrix": facts.matrix.only_differences() if only else facts.matrix,
        "only": bool(only),
        # Beside more than two cards the notes would weigh more than a phone should wait for; each card's page has them.
        "names_terms_only": len(facts.cards) > 2,
        "choosing": choosing(facts.claims, reader, path, {"only": only[0]} if only else None),
        "crumbs": crumbs,
        "head": _head(facts, reader, crumbs).switching_with(f"only={only[0]}" if only else ""),
    }
    return render(request, "comparisons/comparison_detail.html", context)


def _head(facts: ComparisonFacts, reader: Reader, crumbs: Sequence[Crumb]) -> Head:
    """Search engines keep only what somebody wrote a verdict for; these are also the ones that have a picture."""
    picture = share_picture([card.key for card in facts.cards], reader)
    if facts.page:
        checked = facts.verdict.checked_on if facts.verdict else None
        return head_of_page(facts.page, reader, crumbs, checked_on=checked, picture=picture)
    description = _("Side by side: %(cards)s.") % {"cards": ", ".join(card.title for card in facts.cards)}
    return head_of_paths(facts.title, description, facts.paths, reader, crumbs, is_indexed=False, picture=picture)


def _first_choices(comparable: Sequence[CardLink], reader: Reader) -> list[CardLink]:
    index = index_path("comparison", reader.language)
    return [replace(card, url=f"{index}?cards={card.slugs[reader.language]}#second") for card in comparable]


def _refuse(request: ReaderRequest, refusal: CannotCompare, comparable: Sequence[CardLink]) -> HttpResponse:
    """Not found, with the reason and the cards to choose from."""
    reader = request.reader
    crumbs = [Crumb(_("Compare"), index_path("comparison", reader.language)), Crumb(_("Not found"))]
    context = {"reason": refusal.reason, "choices": _first_choices(comparable, reader), "crumbs": crumbs}
    return render(request, "comparisons/cannot_compare.html", context, status=404)
