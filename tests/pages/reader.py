"""The site as its ASGI application, asked without a server, in the thread of the test and on its database."""

import contextlib
import gzip
import io
import math
from dataclasses import dataclass

import brotli
from a2wsgi.wsgi import build_environ
from django.conf import settings
from django.db import connection

from cardfaq.asgi import Site

OPENERS = {b"": bytes, b"gzip": gzip.decompress, b"br": brotli.decompress}


class DjangoHere:
    """What passes requests on to Django, without threads: the database of a test is that of one thread."""

    def __init__(self, handler):
        self.handler = handler

    async def __call__(self, scope, receive, send):
        said = []
        answer = self.handler(build_environ(scope, io.BytesIO()), lambda *line: said.append(line))
        body = b"".join(answer)
        answer.close()
        headers = [(name.lower().encode(), value.encode()) for name, value in said[0][1]]
        await send({"type": "http.response.start", "status": int(said[0][0].split()[0]), "headers": headers})
        await send({"type": "http.response.body", "body": body})


class SiteHere(Site):
    def __init__(self):
        super().__init__()
        self.django = DjangoHere(self.pages.maker.handler)

    async def made(self, key, patience):
        return self.pages.make(key)


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return OPENERS[self.headers.get(b"content-encoding", b"")](self.body).decode()


class Reader:
    """Asks one process of the site."""

    def __init__(self):
        self.site = SiteHere()
        # No watch looks at the database here, and none has to.
        self.pages.log.looked_at = math.inf

    @property
    def pages(self):
        return self.site.pages

    def get(self, address, *, method="GET", scheme="http", **headers):
        path, _mark, query = address.partition("?")
        sent = [(b"host", b"localhost")]
        sent += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": scheme,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": sent,
            "server": ("127.0.0.1", 80),
            "client": ("127.0.0.1", 5000),
        }
        messages = []

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            messages.append(message)

        # Nothing here waits for an event loop; Django would not let its database be used beside one.
        with contextlib.suppress(StopIteration):
            self.site(scope, receive, send).send(None)
        body = b"".join(message.get("body", b"") for message in messages[1:])
        return Answer(messages[0]["status"], dict(messages[0]["headers"]), body)

    def hear(self, writes):
        """What the watch does when it finds a change."""
        if writes:
            self.pages.log.add(writes)
            self.pages.doubt()

    def finish(self):
        """What the watch does when nothing else is to do."""
        while not self.pages.unfinished.empty():
            self.pages.finish(self.pages.unfinished.get())


def written():
    """What was written since the last call: tests never commit, so that nothing tells it."""
    writes, connection.unsaid = connection.unsaid, []
    return writes


SESSION = f"{settings.SESSION_COOKIE_NAME}=abcdefgh"
