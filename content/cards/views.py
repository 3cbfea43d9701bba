"""The pages of cards and of schemes."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES, index_path
from content.cards.listing import former, in_use, read_cards
from content.cards.models import Card, Scheme
from content.cards.pictures import share_picture
from content.cards.reading import GuidesOf, read_card, read_scheme
from content.cards.schemes import merged, read_schemes, unmerged
from content.evidence.reading.carrying import heeding_scope
from content.evidence.reading.scope import choosing
from content.publishing.serving import find_page, public
from content.reader import Reader, ReaderRequest
from content.seo.head import head_of_page, head_of_paths
from content.seo.structured import Crumb, item_list

SituationsOf = Callable[[Reader], Sequence[Any]]
"""Reads the situations of readers as links: label, url. They lead to guides, which stand above cards and hand it in."""


@public
@heeding_scope
def card_index(request: ReaderRequest, *, situations_of: SituationsOf) -> HttpResponse:
    """Every card by its picture and the words printed on it: those in use, then those of the past."""
    reader = request.reader
    cards = read_cards(Card.objects.in_order(), reader)
    crumbs = [Crumb(_("Cards"))]
    paths = {code: index_path("card", code) for code in LANGUAGES}
    description = _("China’s social security and medical cards by picture and Chinese name: which one you have.")
    in_order = [(card.title, card.url) for card in (*in_use(cards), *former(cards))]
    context = {
        "current": in_use(cards),
        "former": former(cards),
        "situations": situations_of(reader),
        "crumbs": crumbs,
        "head": head_of_paths(_("Cards"), description, paths, reader, crumbs, extra=item_list(in_order)),
    }
    return render(request, "cards/card_index.html", context)


@public
@heeding_scope
def card_detail(request: ReaderRequest, slug: str, *, guides_of: GuidesOf) -> HttpResponse:
    """One card: what it is, whether it is still in use, what it does, how to get and use it, its law."""
    reader = request.reader
    card = find_page(Card, reader, slug)
    facts = read_card(card, reader, guides_of)
    crumbs = [Crumb(_("Cards"), index_path("card", reader.language)), Crumb(card.title)]
    picture = share_picture([card.key], reader)
    context = {
        "card": card,
        "facts": facts,
        "choosing": choosing(facts.claims, reader, request.path),
        "crumbs": crumbs,
        "head": head_of_page(card, reader, crumbs, checked_on=facts.claims.oldest_check, picture=picture),
    }
    return render(request, "cards/card_detail.html", context)


@public
def scheme_index(request: ReaderRequest) -> HttpResponse:
    """Every scheme: those people belong to today, then those that became part of another."""
    reader = request.reader
    schemes = read_schemes(Scheme.objects.in_order(), reader)
    crumbs = [Crumb(_("Schemes"))]
    paths = {code: index_path("scheme", code) for code in LANGUAGES}
    description = _("The insurance behind the cards: who belongs to which scheme in China, and what it pays.")
    context = {
        "current": unmerged(schemes),
        "merged": merged(schemes),
        "crumbs": crumbs,
        "head": head_of_paths(_("Schemes"), description, paths, reader, crumbs),
    }
    return render(request, "cards/scheme_index.html", context)


@public
@heeding_scope
def scheme_detail(request: ReaderRequest, slug: str) -> HttpResponse:
    """One scheme: who belongs to it, what it pays, what happened to it, the cards that serve it, its law."""
    reader = request.reader
    scheme = find_page(Scheme, reader, slug)
    facts = read_scheme(scheme, reader)
    crumbs = [Crumb(_("Schemes"), index_path("scheme", reader.language)), Crumb(scheme.title)]
    context = {
        "scheme": scheme,
        "facts": facts,
        "choosing": choosing(facts.claims, reader, request.path),
        "crumbs": crumbs,
        "head": head_of_page(scheme, reader, crumbs, checked_on=facts.claims.oldest_check),
    }
    return render(request, "cards/scheme_detail.html", context)
