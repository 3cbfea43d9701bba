"""Who reads and where, as the address says it: read from it, and carried on by the links between pages that heed it.

No cookie and no session: a page for foreign workers in Beijing has an address of its own that can be sent and kept.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.http import HttpResponse, HttpResponsePermanentRedirect, QueryDict

from content.addresses import LANGUAGES, TOOL_PATHS
from content.evidence.models import NATIONWIDE, Audience, Region
from content.evidence.reading.claims import PARENTS, place_of
from content.publishing.kinds import page_kinds
from content.publishing.models import Page, published
from content.reader import FOR, HOLD, IN, AudienceFacts, HeldCard, Reader, ReaderRequest

TOOLS = ("finder", "needs", "sheet")
HEEDED = (*(kind.paths for kind in page_kinds().values() if kind.heeds_reader), *(TOOL_PATHS[tool] for tool in TOOLS))
"""Where the parameters mean something. Nowhere else do links carry them; plain pages heed them when asked."""

FOLDERS = "|".join(f"{language}/{words[language]}" for words in HEEDED for language in LANGUAGES)
ADDRESS = re.compile(rf"/(?:{FOLDERS})/[^?#]*")
LINK = re.compile(rf'<a\s(?P<before>[^>]*?)href="(?P<url>(?:/(?:{FOLDERS})/|\?)[^"]*)"(?P<after>[^>]*)>')
CHOOSES = "data-chooses"
"""Marks a link that says for whom and where itself."""
REL = re.compile(r'rel="([^"]*)"')


class Refused(Exception):
    """The address asks for a reader or a place that does not exist. `query` is the address without it."""

    def __init__(self, query: QueryDict):
        super().__init__(query.urlencode())
        self.query = query


def heeding_scope(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let `request.reader` be whom the address chooses, and carry the choice on in the links of the page.

    What is not known is left out for good. The links of a page are written in many places: in prose, in lists, under
    pictures, in the switch of language. They are carried here, where all of them pass, and only when something was
    chosen.
    """

    @wraps(view)
    def serve(request: ReaderRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            request.reader = choose(request.GET, request.reader)
        except Refused as refused:
            query = refused.query.urlencode()
            return HttpResponsePermanentRedirect(f"{request.path}?{query}" if query else request.path)
        response = view(request, *args, **kwargs)
        return _carried(response, request.reader) if request.reader.has_chosen else response

    return serve


def choose(asked: QueryDict, reader: Reader) -> Reader:
    """The reader as the parameters say. One query, and none where nothing is asked. Raises `Refused`."""
    values = {name: asked.getlist(name) for name in (FOR, IN, HOLD) if name in asked}
    if not values:
        return reader
    found = _rows({name: some[0] for name, some in values.items() if len(some) == 1 and some[0]}, reader)
    if found.keys() < values.keys():
        rest = asked.copy()
        for name in values.keys() - found.keys():
            del rest[name]
        raise Refused(rest)
    audience, place, card = found.get(FOR), found.get(IN), found.get(HOLD)
    return replace(
        reader,
        audience=AudienceFacts(*audience[:2]) if audience else None,
        place=place_of(*place) if place else None,
        card=HeldCard(*card[:2]) if card else None,
    )


def _rows(keys: dict[str, str], reader: Reader) -> dict[str, tuple[str, ...]]:
    """The rows of these keys: key, name and the places it lies in."""
    if not keys:
        return {}
    # Plain querysets: the translating ones join the rows of a union with their columns in different orders.
    nothing = Value("", CharField())
    readers: QuerySet = QuerySet(Audience).filter(key=keys.get(FOR, "")).order_by()
    places: QuerySet = (
        QuerySet(Region).filter(key=keys.get(IN, ""), rules_apply=True).exclude(key=NATIONWIDE).order_by()
    )
    cards: QuerySet = QuerySet(Page).filter(published(reader.language), key=keys.get(HOLD, ""), kind="card")
    columns = ("key", F(reader.column("name")))
    rows = readers.values_list(*columns, nothing, nothing, Value(FOR, CharField())).union(
        places.values_list(*columns, *(F(parent) for parent in PARENTS), Value(IN, CharField())),
        cards.order_by().values_list("key", F(reader.column("title")), nothing, nothing, Value(HOLD, CharField())),
        all=True,
    )
    return {parameter: tuple(row) for *row, parameter in rows}


def _carried(response: HttpResponse, reader: Reader) -> HttpResponse:
    if "Location" in response.headers:
        response.headers["Location"] = carried(response.headers["Location"], reader)
    elif response.headers.get("Content-Type", "").startswith("text/html"):
        response.content = carry_links(response.content.decode(), reader)
    return response


def carried(url: str, reader: Reader) -> str:
    """An address that still says for whom and where, if it leads to a page that heeds it."""
    if not (url.startswith("?") or ADDRESS.match(url)):
        return url
    address, hash_, fragment = url.partition("#")
    path, _mark, query = address.partition("?")
    return f"{path}?{'&'.join(filter(None, (query, reader.query)))}{hash_}{fragment}"


def carry_links(html: str, reader: Reader) -> str:
    """A page whose links carry the choice. Search engines need not follow them."""

    def rewrite(found: re.Match[str]) -> str:
        before, after = found["before"], found["after"]
        if CHOOSES in before + after:
            return found[0]
        rel = REL.search(before + after)
        url = carried(found["url"].replace("&amp;", "&"), reader).replace("&", "&amp;")
        if rel is None:
            after = f'{after} rel="nofollow"'
        elif "nofollow" not in rel[1].split():
            before, after = (REL.sub(r'rel="\1 nofollow"', part) for part in (before, after))
        return f'<a {before}href="{url}"{after}>'

    return LINK.sub(rewrite, html)
