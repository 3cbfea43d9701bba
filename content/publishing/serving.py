"""From an address to its page: what was moved redirects, what was withdrawn says why, what never was is not found."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from content.addresses import OTHER
from content.publishing.freshness.models import lags_here
from content.publishing.models import Page, Redirect, Status
from content.reader import Reader, ReaderRequest

PUBLIC_SECONDS = 600
REDIRECT_SECONDS = 86_400
READING = ("GET", "HEAD")


class Moved(Exception):
    """The page stands at another address, for good."""

    def __init__(self, url: str):
        super().__init__(url)
        self.url = url


class Gone(Exception):
    """The page was withdrawn."""

    def __init__(self, page: Page):
        super().__init__(str(page))
        self.page = page


class NotInThisLanguage(Http404):
    """The page exists, but not in this language."""

    def __init__(self, page: Page):
        super().__init__(str(page))
        self.page = page


def find_page(model: type[Page], reader: Reader, slug: str, along: str = ""):
    """The published page of this kind at this slug, as its own kind of object; `along`, a row it needs, comes with it.

    Raises `Moved` for an address it once had, or for the other language's slug; `Gone` for
    a withdrawn page; `NotInThisLanguage` and `Http404` for what readers may not see here.
    """
    pages = model._default_manager.filter(kind=model.KIND).annotate(lags_here=lags_here(reader.language))
    pages = pages.select_related(along) if along else pages
    page: Any = pages.filter(**{reader.column("slug"): slug}).first()
    if page is None:
        page = _elsewhere(pages, model.KIND, reader, slug)
        if page is None:
            raise Http404
        if page.status == Status.PUBLISHED and page.is_offered_in(reader.language):
            raise Moved(page.path_in(reader.language))
    if page.status == Status.WITHDRAWN:
        raise Gone(page)
    if page.status != Status.PUBLISHED:
        raise Http404
    if not page.is_offered_in(reader.language):
        raise NotInThisLanguage(page)
    return page


def _elsewhere(pages, kind: str, reader: Reader, slug: str) -> Page | None:
    old = Redirect.objects.filter(language=reader.language, kind=kind, slug=slug).values("page")[:1]
    return pages.filter(pk__in=old).first() or pages.filter(**{f"slug_{OTHER[reader.language]}": slug}).first()


def read_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """An address that can only be read. Whatever else is sent there is answered with a page that says so.

    The check of forged forms is left out: it would answer first, with a refusal that is not the reason.
    """

    @csrf_exempt
    @wraps(view)
    def serve(request: ReaderRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in READING:
            return view(request, *args, **kwargs)
        return HttpResponseNotAllowed(READING, render_to_string("errors/405.html", request=request))

    return serve


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """A page anybody may read and any cache may keep: redirects, 410 and the length of its life in one place."""

    @read_only
    @wraps(view)
    def serve(request: ReaderRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Moved as moved:
            query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
            response = HttpResponsePermanentRedirect(moved.url if "?" in moved.url else moved.url + query)
        except Gone as gone:
            response = render(request, "errors/410.html", gone_context(request, gone.page), status=410)
        if isinstance(response, HttpResponsePermanentRedirect):
            response.headers["Cache-Control"] = f"public, max-age={REDIRECT_SECONDS}"
        elif "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = f"public, max-age={seconds_to_live()}"
        return response

    return serve


def seconds_to_live(now: datetime | None = None) -> int:
    """How long an answer may be kept: never past midnight in China, when law and claims change by their dates."""
    now = timezone.localtime(now)
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), tzinfo=now.tzinfo)
    return max(1, min(PUBLIC_SECONDS, int((midnight - now).total_seconds())))


def gone_context(request: ReaderRequest, page: Page) -> dict[str, Any]:
    """What the 410 page says: why, and where to go instead."""
    reader = request.reader
    instead = page.replacement
    seen = instead is not None and instead.status == Status.PUBLISHED and instead.is_offered_in(reader.language)
    return {
        "title": reader.text(page, "title"),
        "reason": reader.text(page, "withdrawal_reason"),
        "replacement": instead if seen else None,
        "replacement_url": instead.path_in(reader.language) if seen and instead else "",
    }
