"""The icon of the site as an address that holds the drawing itself: small enough to travel in every page."""

from functools import cache
from urllib.parse import quote

from django.conf import settings


@cache
def icon() -> str:
    drawing = (settings.BASE_DIR / "static" / "img" / "favicon.svg").read_text(encoding="utf-8")
    one_line = " ".join(drawing.split()).replace("> <", "><").replace('"', "'")
    return "data:image/svg+xml," + quote(one_line, safe="=/:")
