"""Signing in at the admin: wrong passwords are counted for each account and each address, before one is looked at.

The counts stand where `CACHE_URL` says, so that all processes on all machines share them. Without it, or while that
cache is away, each process counts for itself and allows only its share: however many processes answer, all together
allow no more than the limit. Names and addresses are counted under hashes, and forgotten when the count ends.
"""

import logging
import math
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

from cardfaq.forwarding import household_of, reader_address

logger = logging.getLogger(__name__)

MINUTES = 10
TRIES_AN_ACCOUNT = 10
"""A person who tries a few passwords gets through; somebody who guesses needs years."""
TRIES_AN_ADDRESS = 30
"""An office behind one address shares it."""
ACCOUNT, ADDRESS = "sign-in-account", "sign-in-address"


class Tries:
    """Counts tries in a window that moves with the clock."""

    def __init__(self, url: str, processes: int) -> None:
        """`url` is that of the shared cache, or empty; `processes` is how many of us answer at once."""
        self.own = MovingWindowRateLimiter(MemoryStorage())
        self.processes = processes
        patience = {"socket_timeout": 1, "socket_connect_timeout": 1}
        shared: Any = storage_from_string(url, wrap_exceptions=True, **patience) if url else None
        self.shared = MovingWindowRateLimiter(shared) if shared else None

    def count(self, what: str, name: str, most: int) -> bool:
        """Count one more try under this name. False if there were too many already."""
        if self.shared:
            try:
                return self.shared.hit(_window(most), what, name)
            except StorageError:
                logger.warning("The cache does not answer: each process counts tries to sign in for itself.")
        return self.own.hit(_window(self._share(most)), what, name)

    def forget(self, what: str, name: str, most: int) -> None:
        """Whoever signed in begins anew."""
        if self.shared:
            try:
                self.shared.clear(_window(most), what, name)
            except StorageError:
                logger.warning("The cache does not answer: tries to sign in stay counted.")
        self.own.clear(_window(self._share(most)), what, name)

    def _share(self, most: int) -> int:
        return math.ceil(most / self.processes)


def _window(most: int) -> RateLimitItem:
    return RateLimitItemPerMinute(most, MINUTES, namespace="cardfaq")


@cache
def tries() -> Tries:
    return Tries(settings.CACHES["default"].get("LOCATION", ""), settings.WEB_CONCURRENCY)


class SignInForm(AdminAuthenticationForm):
    """Name and password. Refused unread where too many were wrong: checking a password costs the machine much."""

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username", "")
        if not (name and self.cleaned_data.get("password")):
            return super().clean()
        account, address = _hashed(name.casefold()), _hashed(_address(self.request))
        few = tries().count(ADDRESS, address, TRIES_AN_ADDRESS) and tries().count(ACCOUNT, account, TRIES_AN_ACCOUNT)
        if not few:
            _tell("Too many tries to sign in", name, self.request)
            text = _("Too many tries with a wrong name or password. Wait %(count)d minutes, then try again.")
            raise ValidationError(text % {"count": MINUTES}, code="limited")
        try:
            values: dict[str, Any] = super().clean()
        except ValidationError:
            _tell("A sign-in failed", name, self.request)
            raise
        tries().forget(ACCOUNT, account, TRIES_AN_ACCOUNT)
        return values


def _address(request: HttpRequest | None) -> str:
    return household_of(reader_address(request)) if request else ""


def _hashed(value: str) -> str:
    return salted_hmac("content.desk", value, algorithm="sha256").hexdigest()


def _tell(what: str, name: str, request: HttpRequest | None) -> None:
    """To the log: the account, if there is one (a password ends up in the box of the name now and then), and a mark.

    The mark is the same for one address on one day, and nobody can tell the address from it.
    """
    known = get_user_model()._default_manager.filter(**{get_user_model().USERNAME_FIELD: name}).exists()
    mark = _hashed(f"{timezone.localdate()} {_address(request)}")[:8]
    logger.warning("%s: %s, from %s.", what, f"account “{name}”" if known else "no such account", mark)
