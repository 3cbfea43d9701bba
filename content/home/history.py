"""The public history of the pages, one by one and all together, each also as a feed."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from cardfaq.signs import clean
from content.addresses import FEED, LANGUAGES, absolute, history_path, home_path, index_path, with_whole_addresses
from content.home.revisions import RevisionFacts, by_day, read_history, read_news
from content.publishing.models import Page
from content.publishing.serving import public
from content.seo.head import Crumb, head_of_paths


@public
def page_history(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """When this page changed, what and why. Not for search engines."""
    language = request.language
    page = _find_page(kind, key, language)
    title, lead = _title(page, language), _lead()
    paths = {code: history_path(kind, key, code) for code in LANGUAGES if page.is_offered_in(code)}
    crumbs = [Crumb(page.title, page.path_in(language)), Crumb(_("History"))]
    context = {
        "title": title,
        "lead": lead,
        "revisions": read_history(page, language),
        "feed_url": paths[language] + FEED,
        "crumbs": crumbs,
        "head": head_of_paths(title, lead, paths, language, crumbs, is_indexed=False),
    }
    return render(request, "home/page_history.html", context)


@public
def page_feed(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The same for feed readers."""
    language = request.language
    page = _find_page(kind, key, language)
    return _feed(
        _title(page, language), _lead(), history_path(kind, key, language), read_history(page, language), language
    )


@public
def site_history(request: HttpRequest) -> HttpResponse:
    """What changed on all pages, day by day. Not for search engines."""
    language = request.language
    title, lead = _("What changed"), _site_lead()
    paths = {code: index_path("history", code) for code in LANGUAGES}
    crumbs = [Crumb(title)]
    context = {
        "title": title,
        "lead": lead,
        "days": by_day(read_news(language)),
        "feed_url": paths[language] + FEED,
        "crumbs": crumbs,
        "head": head_of_paths(title, lead, paths, language, crumbs, is_indexed=False),
    }
    return render(request, "home/site_history.html", context)


@public
def site_feed(request: HttpRequest) -> HttpResponse:
    """The same for feed readers."""
    language = request.language
    title = f"CardFAQ: {_('What changed')}"
    return _feed(title, _site_lead(), index_path("history", language), read_news(language), language)


def _find_page(kind: str, key: str, language: str) -> Page:
    page = Page.objects.published(language).filter(kind=kind, key=key).first()
    if page is None:
        raise Http404
    return page


def _title(page: Page, language: str) -> str:
    return _("History of “%(page)s”") % {"page": getattr(page, f"title_{language}")}


def _lead() -> str:
    return _("When this page changed, which parts of it, and why.")


def _site_lead() -> str:
    return _("Which pages changed, which parts of them, and why. Pages the site began with are not listed as new.")


def _feed(title: str, lead: str, path: str, revisions: Sequence[RevisionFacts], language: str) -> HttpResponse:
    """An Atom feed (RFC 4287). Every address in it is whole, and the id of an entry never changes."""
    feed = Atom1Feed(
        # XML cannot say what an old row of the database may still hold; one such sign would silence the whole feed.
        title=clean(title),
        link=absolute(path),
        description=lead,
        language=language,
        author_name="CardFAQ",
        author_link=absolute(home_path(language)),
        feed_url=absolute(path + FEED),
    )
    for revision in revisions:
        feed.add_item(
            title=clean(revision.title),
            link=absolute(revision.url),
            description=clean(
                with_whole_addresses(render_to_string("components/revision.html", {"revision": revision}))
            ),
            unique_id=absolute(f"{revision.history_url}#{revision.anchor}"),
            pubdate=revision.made_at,
            updateddate=revision.made_at,
        )
    headers = {"Content-Type": feed.content_type, "X-Robots-Tag": "noindex"}
    return HttpResponse(feed.writeString("utf-8"), headers=headers)
