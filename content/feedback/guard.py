"""What keeps machines and other sites away from the form, without a cookie, a session or a puzzle.

Four things: the browser says that the form is ours (Origin, Sec-Fetch-Site), a signed stamp says
when it was opened, a field that people do not see stays empty, and one address sends a few reports a day.
"""

from datetime import timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

FASTEST = timedelta(seconds=3)
"""Nobody reads and fills in the form in less."""
SLOWEST = timedelta(hours=12)
REPORTS_A_DAY = 10
"""From one address. People behind one address share it, so it is not one."""

_signer = Signer(salt="content.feedback")


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser sent a form of this site. Every browser since 2020 says so in one of these headers."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    ours = (request.scheme, request.get_host()), urlsplit(settings.SITE_URL)[:2]
    try:
        return urlsplit(origin)[:2] in ours
    except ValueError:
        return False


def new_stamp(claim: str) -> str:
    """Says, signed, which statement a form was opened for, and when."""
    return _signer.sign_object([claim, int(timezone.now().timestamp())])


def age_of(stamp: str, claim: str) -> timedelta | None:
    """How long ago the form was opened; None where the stamp is not ours or is of another statement."""
    try:
        stamped, opened = _signer.unsign_object(stamp)
    except (BadSignature, ValueError):
        return None
    return timedelta(seconds=timezone.now().timestamp() - opened) if stamped == claim else None


def may_send(request: HttpRequest) -> bool:
    """Count one more report of this address today; False beyond what one address may send.

    The count stands in the cache for a day at most, under a hash of address and day made with the secret key:
    the address itself is written nowhere. A cache of each process counts for that process alone, and one that
    is down counts nothing: then the stamp and the other guards remain.
    """
    day = timezone.localdate().isoformat()
    name = salted_hmac("content.feedback", f"{day} {address_of(request)}", algorithm="sha256").hexdigest()
    cache.add(f"reports:{name}", 0, timeout=timedelta(days=1).total_seconds())
    try:
        return (cache.incr(f"reports:{name}") or 0) <= REPORTS_A_DAY
    except ValueError:
        return True


def address_of(request: HttpRequest) -> str:
    """The reader's address: from the server in front, where that is one we believe, else of the connection."""
    address = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "")
    if forwarded and {address, "*"} & set(settings.FORWARDED_ALLOW_IPS):
        address = forwarded.rpartition(",")[2].strip()
    return _household_of(address)


def _household_of(address: str) -> str:
    """Of an IPv6 address, the part that names its network: a household has more whole ones than can be counted."""
    try:
        whole = ip_address(address)
    except ValueError:
        return address
    return str(IPv6Network((whole, 64), strict=False)) if isinstance(whole, IPv6Address) else address
