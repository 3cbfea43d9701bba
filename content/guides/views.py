"""The guides, and each guide's sentences as counter cards."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from content.addresses import COUNTER, LANGUAGES, OFFLINE_FILE, OTHER, index_path, with_whole_addresses
from content.cards.pictures import share_picture
from content.evidence.reading.carrying import choose, heeding_scope
from content.evidence.reading.scope import choosing
from content.guides.facts import by_card, by_name, by_purpose, counter_path, read_guides
from content.guides.models import Guide
from content.guides.offline_file import file_name, offline_cards, read_offline_file
from content.guides.reading import read_counter, read_guide
from content.guides.situations import WHEN, SituationLink, read_situation, read_situations
from content.publishing.links import MOST_NEEDED, most_needed
from content.publishing.serving import Moved, find_page, public
from content.reader import Reader, ReaderRequest
from content.seo.head import head_of_page, head_of_paths
from content.seo.structured import Crumb


@public
@heeding_scope
def guide_index(request: ReaderRequest) -> HttpResponse:
    """Every guide by what it is for, then by card, with the place where it is done; or what concerns a situation."""
    reader = request.reader
    asked = request.GET.getlist(WHEN)
    situations = read_situations(reader, asked[0] if len(asked) == 1 else "")
    if asked:
        return _guides_for(request, situations)
    guides = read_guides(Guide.objects.order_by("card__position", "card__key", "position", "key"), reader)
    title = _("Guides")
    description = _("What to bring, where to go, what to say and what to do if it fails, step by step.")
    crumbs = [Crumb(title)]
    paths = {code: index_path("guide", code) for code in LANGUAGES}
    context = {
        "title": title,
        "description": description,
        "situations": situations,
        "needed": by_name(read_guides(most_needed(Guide.objects.all()), reader)[:MOST_NEEDED]),
        "purposes": by_purpose(guides),
        "cards": by_card(guides),
        "crumbs": crumbs,
        "head": head_of_paths(title, description, paths, reader, crumbs),
    }
    return render(request, "guides/guide_index.html", context)


def _guides_for(request: ReaderRequest, situations: Sequence[SituationLink]) -> HttpResponse:
    """What concerns the chosen situation. Search engines keep the list of all guides."""
    reader = request.reader
    chosen = next((situation for situation in situations if situation.is_chosen), None)
    if chosen is None:
        return HttpResponsePermanentRedirect(request.path)
    description = _("What to do, step by step, and the cards it is about.")
    paths = {code: index_path("guide", code) for code in LANGUAGES}
    title = f"{chosen.label} – {_('Guides')}"
    head = head_of_paths(title, description, paths, reader, [_guides(reader)])
    context = {
        "situation": chosen,
        "description": description,
        "facts": read_situation(chosen.key, reader),
        "situations": situations,
        "all_url": paths[reader.language],
        "crumbs": [_guides(reader), Crumb(chosen.label)],
        "head": head.switching_with(f"{WHEN}={chosen.key}"),
    }
    return render(request, "guides/situation.html", context)


@public
@heeding_scope
def guide_detail(request: ReaderRequest, slug: str) -> HttpResponse:
    """One guide: the facts at a glance, what to bring, the steps with their sentences, trouble, law, where to go on."""
    reader = request.reader
    guide = find_page(Guide, reader, slug)
    facts = read_guide(guide, reader)
    crumbs = [_guides(reader), Crumb(reader.text(guide, "title"))]
    card = facts.around.card
    picture = share_picture([card.key], reader) if card else None
    context = {
        "guide": guide,
        "facts": facts,
        "choosing": choosing(facts.claims, reader, request.path),
        "phrases_url": index_path("phrases", reader.language),
        "crumbs": crumbs,
        "head": head_of_page(guide, reader, crumbs, checked_on=facts.claims.oldest_check, picture=picture),
    }
    return render(request, "guides/guide_detail.html", context)


@public
@heeding_scope
def guide_counter(request: ReaderRequest, slug: str) -> HttpResponse:
    """The guide's sentences one by one, each as large as the screen. Search engines are sent to the guide."""
    reader = request.reader
    try:
        guide = find_page(Guide, reader, slug)
    except Moved as moved:
        raise Moved(f"{moved.url}{COUNTER[reader.language]}/") from None
    cards = read_counter(guide, reader)
    if not cards:
        raise Http404
    step_up = Crumb(reader.text(guide, "title"), guide.path_in(reader.language))
    crumbs = [_guides(reader), step_up, Crumb(_("Counter cards"))]
    paths = {code: counter_path(guide, code) for code in LANGUAGES if guide.is_offered_in(code)}
    title = _("Counter cards: %(guide)s") % {"guide": reader.text(guide, "title")}
    description = reader.text(guide, "short_answer")
    picture = share_picture([guide.card.key], reader)
    head = head_of_paths(title, description, paths, reader, crumbs, is_indexed=False, picture=picture)
    context = {"title": title, "cards": cards, "head": replace(head, canonical=guide.canonical_in(reader.language))}
    return render(request, "guides/guide_counter.html", context)


@public
@heeding_scope
def guide_offline_file(request: ReaderRequest, slug: str) -> HttpResponse:
    """The guide as one file to keep, in both languages, for whoever was chosen. It asks nothing of the network."""
    reader = request.reader
    try:
        guide = find_page(Guide, reader, slug)
    except Moved as moved:
        raise Moved(f"{moved.url}{OFFLINE_FILE[reader.language]}/") from None
    other = choose(request.GET, replace(reader, language=OTHER[reader.language]))
    parts = read_offline_file(guide, (reader, other))
    context = {"parts": parts, "cards": offline_cards(parts), "today": reader.day}
    html = with_whole_addresses(render_to_string("guides/guide_offline_file.html", context, request))
    name = content_disposition_header(True, file_name(guide, reader)) or "attachment"
    return HttpResponse(html, headers={"Content-Disposition": name, "X-Robots-Tag": "noindex"})


def _guides(reader: Reader) -> Crumb:
    return Crumb(_("Guides"), index_path("guide", reader.language))
