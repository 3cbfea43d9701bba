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


@register(Tags.security, deploy=True)
def servers_in_front(**_options: Any) -> list[CheckMessage]:
    """An encrypted site that other machines reach has a server in front: it must be believed, and nobody else."""
    is_reached = settings.HOST not in ("localhost", "127.0.0.1", "[::1]")
    believed = settings.FORWARDED_ALLOW_IPS
    if settings.IS_HTTPS and is_reached and all(front in LOOPBACK for front in believed):
        return [
            Warning(
                f"The site listens on {settings.HOST}, and SITE_URL begins with https, so that a server in front takes "
                "in the requests; but FORWARDED_ALLOW_IPS names none outside this machine.",
                hint="Add its address: else https counts as unencrypted, and all readers share one address.",
                id="cardfaq.W002",
            )
        ]
    if is_reached and "*" in believed:
        return [
            Warning(
                f"FORWARDED_ALLOW_IPS is *, and the site listens on {settings.HOST}: "
                "whoever reaches it directly may say that they are somebody else.",
                hint="Name the servers in front, or see that nobody else reaches the port.",
                id="cardfaq.W003",
            )
        ]
    return []


@register(Tags.staticfiles)
def stylesheet_is_whole(**_options: Any) -> list[CheckMessage]:
    """A part that is missing would otherwise be noticed by the first reader."""
    try:
        for entry in ENTRIES:
            stylesheet(entry)
    except ImproperlyConfigured as error:
        return [Error(str(error), id="cardfaq.E002")]
    return []
