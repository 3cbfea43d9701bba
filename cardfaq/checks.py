"""What can only be checked once the settings are read."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

from cardfaq.stylesheet import ENTRIES, stylesheet

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@register(Tags.security)
def site_address(**_options: Any) -> list[CheckMessage]:
    """Readers and search engines are sent to SITE_URL: it must be safe, and this site must answer there."""
    parts = urlsplit(settings.SITE_URL)
    host = parts.hostname or ""
    problems: list[CheckMessage] = []
    if parts.scheme != "https" and host not in LOOPBACK and not settings.DEBUG:
        problems.append(
            Warning(
                f"SITE_URL is {settings.SITE_URL}, which is not encrypted.",
                hint="Put the site behind a server that speaks https and write SITE_URL with https://.",
                id="cardfaq.W001",
            )
        )
    if not validate_host(f"[{host}]" if ":" in host else host, settings.ALLOWED_HOSTS):
        problems.append(
            Error(
                f"SITE_URL is {settings.SITE_URL}, but ALLOWED_HOSTS does not hold {host}.",
                hint=f"Add {host} to ALLOWED_HOSTS, or leave ALLOWED_HOSTS out.",
                id="cardfaq.E001",
            )
        )
    return problems


@register(Tags.staticfiles)
def stylesheet_is_whole(**_options: Any) -> list[CheckMessage]:
    """A part that is missing would otherwise be noticed by the first reader."""
    try:
        for entry in ENTRIES:
            stylesheet(entry)
    except ImproperlyConfigured as error:
        return [Error(str(error), id="cardfaq.E002")]
    return []
