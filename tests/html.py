"""Pages as tests read them: how a template breaks its lines is for whoever writes it, and not asked."""

import re
from typing import Any

from django.test import Client

BLANKS = re.compile(r"\s+")
AROUND_TAGS = re.compile(r"\s?([<>])\s?")


def squeezed(html: str) -> str:
    """One blank for many, and none at the edges of tags, where templates break their lines."""
    return AROUND_TAGS.sub(r"\1", BLANKS.sub(" ", html))


class Html(str):
    """A page that is searched without regard to where its lines break."""

    def __contains__(self, part: str) -> bool:  # type: ignore[override]
        return super().__contains__(part) or squeezed(part) in squeezed(self)

    def index(self, part: str, *between: Any) -> int:
        """Where it stands among the squeezed signs: for comparing with others."""
        return squeezed(self).index(squeezed(part), *between)

    def count(self, part: str, *between: Any) -> int:
        return squeezed(self).count(squeezed(part), *between)

    def split(self, separator: str | None = None, maxsplit: Any = -1) -> list[Any]:
        if separator is None or super().__contains__(separator):
            return [Html(some) for some in super().split(separator, maxsplit)]
        return [Html(some) for some in squeezed(self).split(squeezed(separator), maxsplit)]

    def replace(self, old: str, new: str, count: Any = -1) -> "Html":
        return Html(super().replace(old, new, count))


class HtmlBytes(bytes):
    def decode(self, *how: str) -> Html:
        return Html(super().decode(*how))


class Page:
    """Comes before the class of a response: its content is a page."""

    @property
    def content(self) -> HtmlBytes:
        return HtmlBytes(super().content)  # type: ignore[misc]


class ReadingClient(Client):
    """Django's test client, whose pages are `Html`."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        if not response.streaming and "html" in response.headers.get("Content-Type", ""):
            kind = response.__class__
            response.__class__ = type(kind.__name__, (Page, kind), {})
        return response
