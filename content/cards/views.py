"""The pages of cards and of schemes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.addresses import index_path
from content.cards.facts import CELL_COLUMNS, cells_of, grouped, read_features
from content.cards.models import Card
from content.proof.reading import read_claims
from content.publishing.links import related_links
from content.publishing.serving import find_page, public
from content.seo.head import Crumb, head_of_page


@public
def card_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One card: what it is, whether it is still in use, what it does, how to get and use it, its law."""
    language = request.language
    card = find_page(Card, language, slug)
    claims = read_claims([card.pk], language, columns=CELL_COLUMNS)
    crumbs = [Crumb(_("Cards"), index_path("card", language)), Crumb(getattr(card, f"title_{language}"))]
    context = {
        "card": card,
        "claims": claims,
        "groups": grouped(read_features(language), cells_of(claims)),
        "related": related_links(card, language),
        "crumbs": crumbs,
        "head": head_of_page(card, language, crumbs, checked_on=claims.oldest_check),
    }
    return render(request, "cards/card_detail.html", context)
