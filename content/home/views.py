"""The front page, the plain pages, the list of sources, and the way to them."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from cardfaq.language import preferred_language
from content.addresses import HOME_SLUGS, LANGUAGES, home_path, index_path
from content.cards.timeline import EVENT_COLUMNS, timeline_of
from content.evidence.reading.carrying import heeding_scope
from content.evidence.reading.scope import choosing
from content.glossary.phrases import GREETINGS, read_phrases
from content.glossary.prose import read_prose
from content.guides.situations import read_situations
from content.home.contacts import contacts_of
from content.home.front import chosen_pages, read_corrections, read_guides, read_links, read_wall
from content.home.sources import most_used, read_shelves, words_of_source
from content.law.changes import law_changes_for, news
from content.publishing.kinds import page_kinds
from content.publishing.models import Page
from content.publishing.serving import Moved, find_page, public, read_only
from content.reader import ReaderRequest
from content.search.narrowing import ASKED, asked_for, narrowed
from content.seo.head import head_of_page, head_of_paths
from content.seo.structured import Crumb, website

TOOLS = ("finder", "needs", "phrases", "search")


@read_only
def root(request: ReaderRequest) -> HttpResponse:
    """The address without a language leads to the one the browser asks for. Nobody may keep that answer."""
    response = HttpResponseRedirect(home_path(preferred_language(request)))
    response.headers["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept-Language"])
    return response


@public
def front_page(request: ReaderRequest) -> HttpResponse:
    """Which card is in your hand, what to say now, what to do, what is often confused, what changes."""
    reader = request.reader
    home = find_page(Page, reader, HOME_SLUGS[reader.language])
    chosen = chosen_pages(home)
    lists = [key for key, kind in page_kinds().items() if kind.has_list]
    context = {
        "home": home,
        "wall": read_wall(chosen, reader),
        "phrases": read_phrases(reader, key=GREETINGS[reader.language]),
        "situations": read_situations(reader),
        "guides": read_guides(chosen, reader),
        "comparisons": read_links(chosen, "comparison", reader),
        "questions": read_links(chosen, "question", reader),
        "corrections": read_corrections(chosen, reader),
        "law_changes": news(reader),
        "index": {name: index_path(name, reader.language) for name in (*lists, *TOOLS)},
        "head": head_of_page(home, reader, [Crumb(home.title)], extra=website(reader)),
    }
    return render(request, "home/front_page.html", context)


@public
@heeding_scope
def page_detail(request: ReaderRequest, slug: str) -> HttpResponse:
    """A plain page: its text, and the statements, contacts or events that stand on it."""
    reader = request.reader
    page = find_page(Page, reader, slug)
    if page.path_in(reader.language) != request.path:
        raise Moved(page.path_in(reader.language))
    claims, body = read_prose(page, reader, EVENT_COLUMNS)
    contacts = contacts_of(claims)
    timeline = timeline_of(claims, reader.day)
    crumbs = [Crumb(page.title)]
    context = {
        "page": page,
        "body": body,
        "choosing": choosing(claims, reader, request.path),
        "claims": [] if timeline or contacts else claims,
        "contacts": contacts,
        "timeline": timeline,
        "law_changes": law_changes_for([page.pk], reader),
        "checked_on": claims.oldest_check,
        "crumbs": crumbs,
        "head": head_of_page(page, reader, crumbs, checked_on=claims.oldest_check),
    }
    return render(request, "home/page_detail.html", context)


@public
def source_list(request: ReaderRequest) -> HttpResponse:
    """Every source, best first, or those that a reader looks for, with how many statements rest on it."""
    reader = request.reader
    shelves = read_shelves(reader)
    sources = [source for shelf in shelves for source in shelf.sources]
    asked = asked_for(request)
    crumbs = [Crumb(_("Sources"))]
    paths = {code: index_path("sources", code) for code in LANGUAGES}
    description = _("Every page we read, who published it, how far it can be trusted, and how much rests on it.")
    head = head_of_paths(_("Sources"), description, paths, reader, crumbs, is_indexed=not asked)
    context = {
        "description": description,
        "shelves": shelves,
        "count": len(sources),
        "needed": most_used(sources),
        "asked": asked,
        "found": narrowed(sources, asked, words_of_source),
        "crumbs": crumbs,
        "head": head.switching_with(urlencode({ASKED: asked}) if asked else ""),
    }
    return render(request, "home/source_list.html", context)
