"""What keeps machines and other sites away from the form, without a cookie, a session or a puzzle.

Four things: the browser says that the form is ours (Origin, Sec-Fetch-Site), a signed stamp says
when it was opened, a field that people do not see stays empty, and one address sends a few reports a day.
"""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cardfaq.forwarding import household_of, reader_address

FASTEST = timedelta(seconds=3)
"""Nobody reads and fills in the form in less."""
SLOWEST = timedelta(hours=12)
REPORTS_A_DAY = 10
"""From one address. People behind one address share it, so it is not one."""

_signer = Signer(salt="content.feedback")
_confirmer = TimestampSigner(salt="content.feedback.confirmation")


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


def new_confirmation(request: HttpRequest, claim: str) -> str:
    """For whoever is refused because the browser keeps silent: the same form, sent once more from here, goes through.

    It counts for this statement and this household alone, so that another site cannot have it made for its visitors.
    """
    return _confirmer.sign_object([claim, _household(request)])


def is_confirmed(request: HttpRequest, claim: str, confirmation: str) -> bool:
    try:
        confirmed = _confirmer.unsign_object(confirmation, max_age=SLOWEST)
    except (BadSignature, ValueError):
        return False
    return bool(confirmed == [claim, _household(request)])


def _household(request: HttpRequest) -> str:
    """Says nothing to whoever reads it: a hash made with the secret key."""
    address = household_of(reader_address(request))
    return salted_hmac("content.feedback.household", address, algorithm="sha256").hexdigest()


def may_send(request: HttpRequest) -> bool:
    """Count one more report of this address today; False beyond what one address may send.

    The count stands in the cache for a day at most, under a hash of address and day made with the secret key:
    the address itself is written nowhere. A cache of each process counts for that process alone, and one that
    is down counts nothing: then the stamp and the other guards remain.
    """
    day = timezone.localdate().isoformat()
    name = salted_hmac(
        "content.feedback", f"{day} {household_of(reader_address(request))}", algorithm="sha256"
    ).hexdigest()
    cache.add(f"reports:{name}", 0, timeout=timedelta(days=1).total_seconds())
    try:
        return (cache.incr(f"reports:{name}") or 0) <= REPORTS_A_DAY
    except ValueError:
        return True
