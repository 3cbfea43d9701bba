"""What the site says of itself to browsers and to those who test its safety."""

from datetime import timedelta
from typing import Any
from xml.sax.saxutils import escape

from django.templatetags.static import static
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES, absolute, home_path, index_path

SECURITY_DAYS = 180
"""How long `security.txt` holds: less than a year, as RFC 9116, 2.5.5 asks."""


def opensearch(language: str) -> str:
    """An OpenSearch 1.1 description: browsers search the site from their own address line."""
    with translation.override(language):
        name, about = _("CardFAQ in English"), _("China’s social security and medical cards")
    found = absolute(index_path("search", language))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"  <ShortName>{escape(name)}</ShortName>\n"
        f"  <Description>{escape(about)}</Description>\n"
        f"  <Language>{language}</Language>\n"
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        f'  <Url type="text/html" template="{escape(found)}?q={{searchTerms}}"/>\n'
        f'  <Image type="image/svg+xml">{escape(absolute(static("img/favicon.svg")))}</Image>\n'
        "</OpenSearchDescription>\n"
    )


def manifest(language: str) -> dict[str, Any]:
    """A web application manifest (W3C): the site on the first screen of a telephone."""
    with translation.override(language):
        name = _("CardFAQ: China’s social security and medical cards")
    return {
        "name": name,
        "short_name": "CardFAQ",
        "lang": language,
        "start_url": home_path(language),
        "scope": "/",
        "display": "minimal-ui",
        "icons": [{"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }


def security() -> str:
    """security.txt (RFC 9116): where a weakness of the site is reported."""
    until = timezone.now() + timedelta(days=SECURITY_DAYS)
    lines = [
        *(f"Contact: {absolute(index_path('report', language))}" for language in LANGUAGES),
        f"Expires: {until:%Y-%m-%dT00:00:00Z}",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
        f"Canonical: {absolute('/.well-known/security.txt')}",
    ]
    return "\n".join([*lines, ""])
