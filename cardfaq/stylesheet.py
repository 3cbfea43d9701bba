"""The stylesheets of the public pages: one text, put inside each page.

A page then needs no second request before it can be drawn. `static/css/site.css` and `guides.css` list their parts as
imports; here they are put together in that order, each in its layer, without comments.
"""

import base64
import hashlib
import re
from collections import Counter
from functools import cache
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import Any, NamedTuple

import rcssmin
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from cardfaq.icon import icon

SITE, GUIDES = "site", "guides"
ENTRIES = (SITE, GUIDES)
"""The stylesheets that a page may carry: files in static/css/."""

TOKEN = re.compile(r"(?<![\w-])--[a-z][\w-]*")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
IMPORT = re.compile(
    r"""@import\s+(?:url\(\s*)?["']?(?P<path>[^"')\s;]+)["']?\s*\)?"""
    r"""(?:\s+layer\((?P<layer>[\w.-]+)\))?(?:\s+(?P<media>[^;{}]+?))?\s*;"""
)


NEIGHBOURS = re.compile(r"\}/\*end of (?P<layer>[\w.-]+)\*/\s*@layer (?P=layer) \{")


class Stylesheet(NamedTuple):
    css: SafeString
    csp_hash: str


def stylesheet(entry: str = SITE) -> Stylesheet:
    """A whole stylesheet and its hash; in development, read again each time."""
    return _build(entry) if settings.DEBUG else _build_once(entry)


def _build(entry: str = SITE) -> Stylesheet:
    file = settings.BASE_DIR / "static" / "css" / f"{entry}.css"
    # Neighbouring parts of one layer become one: its name is written once.
    css = rcssmin.cssmin(NEIGHBOURS.sub("", _flatten(file, ())))
    if not settings.DEBUG:
        css = _shorten(css)
    if "</" in css:
        # Inside a <style> element this would end it.
        raise ImproperlyConfigured(f"{file}: a stylesheet inside a page cannot hold '</'.")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    # Safe: the text comes from the repository's own files.
    return Stylesheet(mark_safe(css), f"'sha256-{digest}'")  # noqa: S308


@cache
def _build_once(entry: str) -> Stylesheet:
    return _build(entry)


def _flatten(file: Path, above: tuple[Path, ...]) -> str:
    if file in above:
        raise ImproperlyConfigured(f"{file}: this stylesheet imports itself.")
    try:
        text = COMMENT.sub("", file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ImproperlyConfigured(f"{file}: there is no such stylesheet.") from error

    def include(found: re.Match[str]) -> str:
        css = _flatten((file.parent / found["path"]).resolve(), (*above, file))
        if found["layer"]:
            css = f"@layer {found['layer']} {{{css}}}/*end of {found['layer']}*/"
        return f"@media {found['media']} {{{css}}}" if found["media"] else css

    return IMPORT.sub(include, text)


def _shorten(css: str) -> str:
    """The same stylesheet with short names for its tokens: they are named six hundred times, in every page."""
    tokens = Counter(TOKEN.findall(css))
    names = ("".join(letters) for size in (1, 2) for letters in product(ascii_lowercase, repeat=size))
    short = {token: f"--{name}" for (token, _times), name in zip(tokens.most_common(), names, strict=False)}
    return TOKEN.sub(lambda found: short[found[0]], css)


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """What the head of every page needs."""
    sheets = {f"{entry}_css": stylesheet(entry).css for entry in ENTRIES}
    return {**sheets, "icon": icon(), "SITE_URL": settings.SITE_URL}
