"""What a server in front says of a request: whom to believe, where a reader is, and what is said where it fails.

gunicorn takes the scheme from `X-Forwarded-Proto`, and we take the reader's address from `X-Forwarded-For`, from those
servers only that `FORWARDED_ALLOW_IPS` names. Anybody else may write these headers as well.
"""

import logging
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

logger = logging.getLogger(__name__)

FORWARDED = ("X-Forwarded-For", "X-Forwarded-Proto", "Forwarded")


def address_of(written: str) -> IPv4Address | IPv6Address | None:
    """The address that is meant, also in brackets, with a port, or as IPv6 that wraps an IPv4 one."""
    bare = written.strip().removeprefix("[").partition("]")[0]
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def is_believed(written: str) -> bool:
    """Whether this is a server in front whose word counts."""
    if "*" in settings.FORWARDED_ALLOW_IPS:
        return True
    address = address_of(written)
    return address is not None and any(address in ip_network(front) for front in settings.FORWARDED_ALLOW_IPS)


def reader_address(request: HttpRequest) -> str:
    """Where the request began: said by a server in front that is believed, else the other end of the connection."""
    peer = request.META.get("REMOTE_ADDR", "")
    if not is_believed(peer):
        return str(address_of(peer) or peer)
    passed_on = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    # Each server adds, at the end, whom it heard: the last one that is no server of ours is the reader.
    strangers = [part for part in passed_on if "*" in settings.FORWARDED_ALLOW_IPS or not is_believed(part)]
    nearest = (strangers or passed_on or [peer])[-1]
    return str(address_of(nearest) or nearest)


def household_of(address: str) -> str:
    """Of an IPv6 address, the part that names its network: a household has more whole ones than can be counted."""
    whole = address_of(address)
    return str(IPv6Network((whole, 64), strict=False)) if isinstance(whole, IPv6Address) else address


def with_mapped(believed: Iterable[str]) -> list[str]:
    """The same servers, each IPv4 one also as it arrives on a socket for both kinds of addresses."""
    found = []
    for front in believed:
        found.append(front)
        if front != "*" and (network := ip_network(front)).version == 4:
            found.append(f"::ffff:{network.network_address}/{96 + network.prefixlen}")
    return found


class ForwardingMiddleware:
    """Says once in the log of each process when the server in front is not believed, or says too little."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._said: set[str] = set()
        self._lock = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        peer = request.META.get("REMOTE_ADDR", "")
        if not is_believed(peer):
            if any(name in request.headers for name in FORWARDED):
                self._say_once("not believed", NOT_BELIEVED, _shown(peer))
        elif settings.IS_HTTPS and not request.is_secure() and any(name in request.headers for name in FORWARDED):
            self._say_once("no scheme", NO_SCHEME)
        return self.get_response(request)

    def _say_once(self, what: str, message: str, *values: str) -> None:
        with self._lock:
            if what in self._said:
                return
            self._said.add(what)
        logger.warning(message, *values)


NOT_BELIEVED = (
    "A server in front passes requests on (%s), but FORWARDED_ALLOW_IPS does not name it, so it is not believed: "
    "https counts as unencrypted, browsers are not told to keep to it, and all readers share one address. "
    "Add its address to FORWARDED_ALLOW_IPS. If no server stands in front, somebody else wrote these headers."
)
NO_SCHEME = (
    "SITE_URL begins with https, but the server in front does not say that readers come encrypted, "
    "so browsers are not told to keep to it. Let it send X-Forwarded-Proto: https."
)


def _shown(peer: str) -> str:
    """The address of a server of one's own. One on the internet may be a reader's, which is written nowhere."""
    address = address_of(peer)
    return "an address on the internet" if address is None or address.is_global else str(address)
