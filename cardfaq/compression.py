"""How pages are compressed: brotli for every browser that knows it; what anybody may read, as hard as it goes, once.

Brotli's built-in dictionary makes pages of our size a tenth smaller than zstd does. The hardest quality makes another
tenth less than a quick one and takes 50 to 150 ms of a page instead of 3 to 8. Public pages are the same for
everybody, so that each is compressed once and kept in memory.
"""

from collections.abc import Callable
from hashlib import blake2b

import brotli
from compression_middleware import br, middleware
from django.core.cache import caches
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers

HARDEST = 11
QUICK = 7
SHORTEST = 500
"""Bytes. Less than this fits one packet anyway."""


def prefer_brotli() -> None:
    """Tell the library, which has no settings, what to prefer for all that is not public."""
    br.DEFAULT_LEVEL = QUICK
    middleware.compressors = tuple(sorted(middleware.compressors, key=lambda compressor: compressor[0] != "br"))


def public_pages(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware, inside the library's: compresses public pages, which the library then leaves alone."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if _is_public(response) and _takes_brotli(request):
            patch_vary_headers(response, ("Accept-Encoding",))
            response.content = compressed_once(response.content)
            response.headers["Content-Encoding"] = "br"
            response.headers["Content-Length"] = str(len(response.content))
        return response

    return answer


def _is_public(response) -> bool:
    return (
        not response.streaming
        and not response.has_header("Content-Encoding")
        and response.headers.get("Cache-Control", "").startswith("public")
        and len(response.content) >= SHORTEST
    )


def _takes_brotli(request: HttpRequest) -> bool:
    encoding, *_functions = middleware.compressor(request.headers.get("Accept-Encoding", ""))
    return encoding == "br"


def compressed_once(content: bytes) -> bytes:
    """The compressed page, from memory if the same page was compressed lately."""
    key = blake2b(content, digest_size=16).hexdigest()
    found: bytes | None = caches["compressed"].get(key)
    if found is None:
        found = brotli.compress(content, quality=HARDEST)
        caches["compressed"].set(key, found)
    return found
