"""Who reads: in which language, on which day, as which kind of reader, in which place.

A `Reader` is made once for a request and handed down. Below the views it is the only thing that knows the language:
what is read for somebody takes a reader, and asks it for the columns and the words of their language.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from cardfaq.language import language_of

FOR, IN = "for", "in"
"""The two parameters of an address: the key of a kind of reader, and of a place."""


@dataclass(frozen=True)
class AudienceFacts:
    """A kind of reader, by the name it has in the language of a page."""

    key: str
    name: str


@dataclass(frozen=True)
class PlaceFacts:
    """A place, with the keys of the places it lies in from near to far, the country left out."""

    key: str
    name: str
    within: tuple[str, ...] = ()

    def overlaps(self, other: "PlaceFacts") -> bool:
        """They are the same, or one lies in the other: what holds in Sichuan holds in Chengdu."""
        return self.key == other.key or self.key in other.within or other.key in self.within


@dataclass(frozen=True)
class Reader:
    """Somebody who reads. `Reader("es")` reads Spanish today, like everyone, in all of China."""

    language: str
    day: date = field(default_factory=timezone.localdate)
    """In China, where laws come into force and claims end."""
    audience: AudienceFacts | None = None
    """The kind of reader they chose to read as."""
    place: PlaceFacts | None = None
    """The place they chose to read for."""

    @property
    def has_chosen(self) -> bool:
        return self.audience is not None or self.place is not None

    @property
    def query(self) -> str:
        """What they chose, as it stands in an address."""
        chosen = {FOR: self.audience, IN: self.place}
        return urlencode({name: choice.key for name, choice in chosen.items() if choice})

    def column(self, name: str) -> str:
        """The column that holds a translated field in their language, for a query: `page__title` → `page__title_es`."""
        return f"{name}_{self.language}"

    def text(self, row: Any, name: str) -> str:
        """A translated field of a row in their language, and in no other; empty where nobody wrote it."""
        return getattr(row, self.column(name)) or ""


class ReaderRequest(HttpRequest):
    """A request of which the reader is known, as views get it."""

    reader: Reader


class ReaderMiddleware:
    """Gives every request its `reader`, by the language in its path; the default one where it names none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: ReaderRequest) -> HttpResponseBase:
        request.reader = Reader(language_of(request.path_info) or settings.LANGUAGE_CODE)
        return self.get_response(request)
