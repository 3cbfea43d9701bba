"""A draft as readers will see it: rendered by the code that publishes, on the database as if it were published."""

from copy import copy
from datetime import date

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import resolve
from django.utils import timezone, translation
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from content.addresses import LANGUAGES
from content.desk.draft_views import page_or_404
from content.evidence.models import NATIONWIDE, Audience, Region
from content.publishing.drafts.applying import DraftRefused, as_if, live_document
from content.publishing.drafts.workflow import open_draft, with_live
from content.publishing.models import LANGUAGE_NAMES, Page, Status
from content.reader import FOR, IN, Reader

WIDTHS = {"phone": 360, "desktop": 1280}


@require_safe
@csp_replace({"frame-src": [SELF]})  # type: ignore[arg-type]
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Both languages beside each other, as wide as asked for, as some reader sees it on some day."""
    page = page_or_404(request, pk)
    width = request.GET.get("width", "")
    query = _readers_query(request)
    query["on"] = _day(request).isoformat()
    context = {
        **admin.site.each_context(request),
        "title": _("Preview: %(page)s") % {"page": page},
        "page": page,
        "width": width if width in WIDTHS else "phone",
        "languages": [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
        "query": query.urlencode(),
        "chosen": query,
        "audiences": Audience.objects.order_by("position", "key"),
        "places": Region.objects.exclude(key=NATIONWIDE).order_by("key"),
    }
    return render(request, "admin/preview.html", context)


@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]
def previewed_page(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The page itself, in one language."""
    page = page_or_404(request, pk)
    if code not in LANGUAGES:
        raise Http404
    draft = open_draft(page)
    document = with_live(draft).document if draft else live_document(page)
    try:
        with as_if(page, document, Status.PUBLISHED) as shown, translation.override(code):
            if not shown.is_offered_in(code):
                raise DraftRefused(_("The page is not offered in this language."))
            response = _render(request, shown, Reader(code, _day(request)))
    except DraftRefused as refusal:
        response = render(request, "admin/no_preview.html", {"problems": refusal.problems})
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _render(request: HttpRequest, page: Page, reader: Reader) -> HttpResponse:
    """What the address of the page would answer to somebody who reads."""
    path = page.path_in(reader.language)
    asked = copy(request)
    asked.path = asked.path_info = path
    asked.GET = _readers_query(request)  # type: ignore[assignment]
    asked.META = {**request.META, "PATH_INFO": path, "QUERY_STRING": asked.GET.urlencode()}
    asked.reader = reader
    match = resolve(path)
    asked.resolver_match = match
    answer: HttpResponse = match.func(asked, *match.args, **match.kwargs)
    return answer


def _day(request: HttpRequest) -> date:
    """The day asked for; today in China where none is, or none that exists."""
    try:
        return parse_date(request.GET.get("on", "")) or timezone.localdate()
    except ValueError:
        return timezone.localdate()


def _readers_query(request: HttpRequest) -> QueryDict:
    """Who reads, and where: what readers have in their own addresses."""
    query = QueryDict(mutable=True)
    for name in (FOR, IN):
        if value := request.GET.get(name):
            query[name] = value
    return query
