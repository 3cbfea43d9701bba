"""Addresses for programs. Whatever they answer is made of what readers see."""

from copy import copy

from django.db.models import Count, Max
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.views.decorators.http import condition

from content.addresses import LANGUAGES, page_paths
from content.machines import data, llms, site
from content.machines.markdown import NAME, markdown_of
from content.machines.schemas import schema_of
from content.publishing.models import Page
from content.publishing.serving import PUBLIC_SECONDS, public, read_only

LISTS = ("guides", "laws", "glossary", "phrases", "sources", "home", "page")
AS_MARKDOWN = {
    f"{name}-{language}"
    for name in (*page_paths(), *(f"{kind}-index" for kind in page_paths()), *LISTS)
    for language in LANGUAGES
}
"""The names of the addresses whose pages programs may read as Markdown: the pages, and the lists of them."""


@public
def page_markdown(request: HttpRequest, folder: str) -> HttpResponse:
    """The page at `folder` as Markdown. What was moved redirects, what is gone or missing says so, as for readers."""
    try:
        match = resolve(f"/{folder}")
    except Resolver404 as error:
        raise Http404 from error
    if match.url_name not in AS_MARKDOWN:
        raise Http404
    asked = copy(request)
    asked.path = asked.path_info = f"/{folder}"
    page = match.func(asked, *match.args, **match.kwargs)
    if page.status_code in (301, 302):
        return HttpResponsePermanentRedirect(f"{page.headers['Location'].partition('?')[0]}{NAME}")
    if page.status_code != 200:
        return page
    response = HttpResponse(markdown_of(page.content.decode()), content_type="text/markdown; charset=utf-8")
    # Search engines keep the page itself.
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Link"] = f'<{asked.path}>; rel="canonical"'
    return response


def _state(request: HttpRequest, *args: object, **kwargs: object) -> str:
    """Names the content as it is today: nothing that these files say changes without it."""
    pages = Page.objects.aggregate(count=Count("pk"), newest=Max("changed_at"))
    return f'"{data.VERSION}-{pages["count"]}-{pages["newest"]}-{timezone.localdate()}"'.replace(" ", "T")


def _public_for_a_while(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = f"public, max-age={PUBLIC_SECONDS}"
    # Open data may be read from a page of any site.
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@read_only
@condition(etag_func=_state)
def data_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """One file of open data, row by row as it is read."""
    return _public_for_a_while(
        StreamingHttpResponse(data.lines_of(name), content_type="application/json; charset=utf-8")
    )


@read_only
def data_schema(request: HttpRequest, name: str) -> HttpResponseBase:
    return _public_for_a_while(JsonResponse(schema_of(name), content_type="application/schema+json"))


@read_only
@condition(etag_func=_state)
def llms_txt(request: HttpRequest, language: str = "") -> HttpResponseBase:
    """The list of all pages for language models."""
    lines = llms.lines_of((language,) if language else LANGUAGES)
    return _public_for_a_while(StreamingHttpResponse(lines, content_type="text/plain; charset=utf-8"))


@read_only
def opensearch(request: HttpRequest, language: str) -> HttpResponseBase:
    return _public_for_a_while(
        HttpResponse(site.opensearch(language), content_type="application/opensearchdescription+xml")
    )


@read_only
def manifest(request: HttpRequest, language: str) -> HttpResponseBase:
    return _public_for_a_while(JsonResponse(site.manifest(language), content_type="application/manifest+json"))


@read_only
def security(request: HttpRequest) -> HttpResponseBase:
    return _public_for_a_while(HttpResponse(site.security(), content_type="text/plain; charset=utf-8"))
