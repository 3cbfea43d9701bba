"""The page of a reader's own sheet."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES, index_path
from content.cards.listing import read_cards
from content.cards.models import Card
from content.evidence.reading.carrying import heeding_scope
from content.guides.facts import read_guides
from content.guides.sheet import (
    MOST_GUIDES,
    guides_that_matter,
    read_chooser,
    read_lines,
    read_sentences,
    read_to_bring,
)
from content.publishing.serving import public
from content.reader import ReaderRequest
from content.seo.head import head_of_paths
from content.seo.structured import Crumb


@public
@heeding_scope
def my_sheet(request: ReaderRequest) -> HttpResponse:
    """Who I am, where I am insured, what I hold: one list to bring, whom to call, what to do, what to show."""
    reader = request.reader
    title = _("My sheet")
    description = _("Say who you are, where you are insured and which card you hold: one page to print and take along.")
    guides = read_guides(guides_that_matter(reader), reader)[:MOST_GUIDES]
    chosen = [guide.pk for guide in guides]
    none = {"audience": _("Everyone"), "place": _("All of China"), "card": _("No card yet")}
    cards = read_cards(Card.objects.in_order(), reader)
    paths = {code: index_path("sheet", code) for code in LANGUAGES}
    crumbs = [Crumb(title)]
    head = head_of_paths(title, description, paths, reader, crumbs, is_indexed=not reader.has_chosen)
    context = {
        "title": title,
        "description": description,
        "chooser": read_chooser(reader, cards, paths[reader.language], none),
        "chosen": reader,
        "guides": guides,
        "to_bring": read_to_bring(chosen, reader),
        "lines": read_lines(reader),
        "sentences": read_sentences(chosen, reader),
        "crumbs": crumbs,
        "head": head,
    }
    return render(request, "guides/sheet.html", context)
