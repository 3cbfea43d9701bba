"""The public history of the pages, one by one and all together, each also as a feed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from cardfaq.signs import clean
from content.addresses import FEED, LANGUAGES, absolute, history_path, home_path, index_path, with_whole_addresses
from content.history.revisions import MOST, RevisionFacts, by_day, read_history, read_page_news
from content.history.rows import read_row_history, read_row_news
from content.publishing.models import Page
from content.publishing.rows import model_of_row
from content.publishing.serving import public
from content.reader import Reader, ReaderRequest
from content.seo.head import head_of_paths
from content.seo.structured import Crumb


@public
def history(request: ReaderRequest, kind: str, key: str) -> HttpResponse:
    """When this page or row changed, what and why. Not for search engines."""
    subject, lead = _find(kind, key, request.reader), _lead()
    title = _title(subject)
    crumbs = [Crumb(subject.name, subject.url), Crumb(_("History"))]
    context = {
        "title": title,
        "lead": lead,
        "revisions": subject.revisions,
        "feed_url": subject.paths[request.reader.language] + FEED,
        "crumbs": crumbs,
        "head": head_of_paths(title, lead, subject.paths, request.reader, crumbs, is_indexed=False),
    }
    return render(request, "history/page_history.html", context)


@public
def history_feed(request: ReaderRequest, kind: str, key: str) -> HttpResponse:
    """The same for feed readers."""
    subject = _find(kind, key, request.reader)
    path = subject.paths[request.reader.language]
    return _feed(_title(subject), _lead(), path, subject.revisions, request.reader)


@public
def site_history(request: ReaderRequest) -> HttpResponse:
    """What changed on all pages, day by day. Not for search engines."""
    reader = request.reader
    title, lead = _("What changed"), _site_lead()
    paths = {code: index_path("history", code) for code in LANGUAGES}
    crumbs = [Crumb(title)]
    context = {
        "title": title,
        "lead": lead,
        "days": by_day(read_news(reader)),
        "feed_url": paths[reader.language] + FEED,
        "crumbs": crumbs,
        "head": head_of_paths(title, lead, paths, reader, crumbs, is_indexed=False),
    }
    return render(request, "history/site_history.html", context)


@public
def site_feed(request: ReaderRequest) -> HttpResponse:
    """The same for feed readers."""
    reader = request.reader
    title = f"CardFAQ: {_('What changed')}"
    return _feed(title, _site_lead(), index_path("history", reader.language), read_news(reader), reader)


@dataclass(frozen=True)
class Subject:
    """What a history is of: a page, or a row that is none."""

    name: str
    url: str
    paths: dict[str, str]
    """Language → where its history stands."""
    revisions: Sequence[RevisionFacts]


def _find(kind: str, key: str, reader: Reader) -> Subject:
    paths = {code: history_path(kind, key, code) for code in LANGUAGES}
    if page := Page.objects.published(reader.language).filter(kind=kind, key=key).first():
        offered = {code: path for code, path in paths.items() if page.is_offered_in(code)}
        name = reader.text(page, "title")
        return Subject(name, page.path_in(reader.language), offered, read_history(page, reader))
    if model_of_row(kind) and (revisions := read_row_history(kind, key, reader)):
        return Subject(revisions[0].title, revisions[0].url, paths, revisions)
    raise Http404


def _title(subject: Subject) -> str:
    return _("History of “%(page)s”") % {"page": subject.name}


def _lead() -> str:
    return _("When this page changed, which parts of it, and why.")


def read_news(reader: Reader) -> list[RevisionFacts]:
    """The newest changes of all pages and of all rows that are none."""
    both = [*read_page_news(reader), *read_row_news(reader)]
    return sorted(both, key=lambda revision: revision.made_at, reverse=True)[:MOST]


def _site_lead() -> str:
    return _("What changed on the site, in which parts, and why. What the site began with is not listed as new.")


def _feed(title: str, lead: str, path: str, revisions: Sequence[RevisionFacts], reader: Reader) -> HttpResponse:
    """An Atom feed (RFC 4287). Every address in it is whole, and the id of an entry never changes."""
    feed = Atom1Feed(
        # XML cannot say what an old row of the database may still hold; one such sign would silence the whole feed.
        title=clean(title),
        link=absolute(path),
        description=lead,
        language=reader.language,
        author_name="CardFAQ",
        author_link=absolute(home_path(reader.language)),
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
