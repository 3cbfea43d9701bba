"""One page made by Django, as anybody who is not signed in gets it, with what it read."""

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest, get_bytes_from_wsgi
from django.http import QueryDict
from django.utils.functional import cached_property

from cardfaq.pages.reads import Read, reading

HEEDED = "cardfaq.heeded"
EVERYTHING = "*"
"""Among the parameters looked at: all of them."""


@dataclass(frozen=True)
class Made:
    """An answer of Django, not compressed."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    reads: tuple[Read, ...]
    is_whole: bool
    """All it rests on is among `reads`."""
    heeded: frozenset[str]
    """The parameters of the address that anything looked at."""

    def header(self, name: bytes) -> bytes:
        return next((value for each, value in self.headers if each == name), b"")


class HeededQuery(QueryDict):
    """The parameters of an address, noting which of them somebody looks at."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.heeded: set[str] = set()
        super().__init__(*args, **kwargs)
        self.heeded.clear()

    def __getitem__(self, key: str) -> Any:
        self.heeded.add(key)
        return super().__getitem__(key)

    def _getlist(self, key: str, *args: Any, **kwargs: Any) -> Any:
        self.heeded.add(key)
        return super()._getlist(key, *args, **kwargs)  # type: ignore[misc]

    def __contains__(self, key: object) -> bool:
        self.heeded.add(str(key))
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        self.heeded.add(EVERYTHING)
        return super().__iter__()

    def __len__(self) -> int:
        self.heeded.add(EVERYTHING)
        return super().__len__()

    def keys(self) -> Any:
        self.heeded.add(EVERYTHING)
        return super().keys()

    def items(self) -> Any:
        self.heeded.add(EVERYTHING)
        return super().items()

    def lists(self) -> Any:
        self.heeded.add(EVERYTHING)
        return super().lists()


class Request(WSGIRequest):
    @cached_property
    def GET(self) -> QueryDict:  # type: ignore[override]
        query = HeededQuery(get_bytes_from_wsgi(self.environ, "QUERY_STRING", ""), encoding=self._encoding)
        self.environ[HEEDED] = query.heeded
        return query


class Handler(WSGIHandler):
    request_class = Request


class Maker:
    """Makes pages. Django is loaded with it."""

    def __init__(self) -> None:
        self.handler = Handler()
        self.host = urlsplit(settings.SITE_URL).netloc

    def make(self, path: str, query: str = "", scheme: str = "http") -> Made:
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": str(settings.PORT),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": self.host,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
        said: list[Any] = []

        def start(*line: Any) -> Any:
            said.append(line)

        with reading() as noted:
            answer = self.handler(environ, start)
            try:
                body = b"".join(answer)
            finally:
                answer.close()
        status, headers = said[0][:2]
        return Made(
            int(status.split()[0]),
            [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers],
            body,
            tuple(noted.reads),
            noted.is_whole,
            frozenset(environ.get(HEEDED, ())),
        )
