"""The site as it is served: finished pages at once, everything else by Django, in threads.

What is sent to Django is taken in whole first, so that whoever sends it a letter at a time occupies no thread.
"""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import django
from a2wsgi import WSGIMiddleware

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cardfaq.settings")
django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402

from cardfaq.pages import asked  # noqa: E402
from cardfaq.pages.cache import Pages  # noqa: E402
from cardfaq.pages.entries import Entry  # noqa: E402
from cardfaq.pages.making import Made, Maker  # noqa: E402
from cardfaq.pages.shelf import Key  # noqa: E402
from cardfaq.pages.watch import Watch  # noqa: E402
from cardfaq.sqlite.base import DatabaseWrapper  # noqa: E402

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

THREADS = 4
"""Requests that Django answers at a time."""
GRACE = 0.3
"""Seconds after a change was seen in which a page is still given as it was: the watch is just looking through them."""
PATIENCE = 2.0
"""So long a reader waits for a page that is being made anew, before he is given the old one, marked."""
LONGEST = 500
"""Characters of an address that is kept."""
LARGEST = 8 * 1024 * 1024
"""Bytes of a form that are taken in before Django gets it; the rest of a larger one it reads as it comes."""
NOT_KEPT_SECONDS = 60
UNCHANGED = (b"etag", b"cache-control", b"vary", b"content-security-policy")
"""Headers of an answer that says a page is as it was."""


class Site:
    """The ASGI application."""

    def __init__(self) -> None:
        self.pages = Pages(Maker())
        self.watch = Watch(self.pages, "https" if settings.IS_HTTPS else "http")
        self.django = WSGIMiddleware(self.pages.maker.handler, workers=THREADS)  # type: ignore[arg-type]
        self.session = f"{settings.SESSION_COOKIE_NAME}=".encode()
        self._being_made: dict[Key, asyncio.Future[Entry | Made]] = {}
        self._not_kept: dict[str, float] = {}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            key, held, form = self._read(scope)
            if key is None:
                await self._pass_on(scope, receive, send)
                return
            entry = self.pages.shelf.get(key)
            now = time.time()
            log = self.pages.log
            if entry is not None and (
                (entry.position == log.position and now < entry.ends) or now - log.changed_at < GRACE
            ):
                await self._give(entry, form, held, scope, send, log.away_since(now))
            else:
                await self._make(key, entry, form, held, scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await self.django(scope, receive, send)  # type: ignore[arg-type]

    def _read(self, scope: Message) -> tuple[Key | None, bytes, bytes]:
        """The page that is asked for, None for what no cache may answer; the validator held; the form taken."""
        path, query = scope["path"], scope["query_string"]
        if scope["method"] not in ("GET", "HEAD") or len(path) + len(query) > LONGEST or path in self._not_kept:
            return self._read_anew(scope) if path in self._not_kept else (None, b"", b"")
        accepted = held = host = b""
        for name, value in scope["headers"]:
            if name == b"host":
                host = value
            elif name == b"accept-encoding":
                accepted = value if not accepted else accepted + b"," + value
            elif name == b"if-none-match":
                held = value
            elif name == b"cookie" and self.session in value:
                # Editors see what they saved: never a page from before.
                return None, b"", b""
        if path.startswith(settings.NEVER_KEPT) or path == "/" or not asked.is_our_host(host) or b"%00" in query:
            return None, b"", b""
        return self.pages.key_of(path, query.decode("latin-1"), scope["scheme"]), held, asked.form_for(accepted)

    def _read_anew(self, scope: Message) -> tuple[Key | None, bytes, bytes]:
        """An address that was not for keeping is tried again after a while."""
        if time.monotonic() < self._not_kept[scope["path"]]:
            return None, b"", b""
        del self._not_kept[scope["path"]]
        return self._read(scope)

    async def _give(
        self, entry: Entry, encoding: bytes, held: bytes, scope: Message, send: Send, away_since: float | None
    ) -> None:
        entry.hits += 1
        form = entry.forms.get(encoding) or entry.forms[b""]
        headers = entry.headers_now(form, time.time(), away_since)
        if held and asked.has(form.etag, held) and entry.status == 200:
            headers = [header for header in headers if header[0] in UNCHANGED]
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        await send({"type": "http.response.start", "status": entry.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else form.body})

    async def _make(
        self,
        key: Key,
        old: Entry | None,
        form: bytes,
        held: bytes,
        scope: Message,
        receive: Receive,
        send: Send,
    ) -> None:
        """Give the page as it is now; the old one where that takes long or fails."""
        made = await self.made(key, None if old is None else PATIENCE)
        if isinstance(made, Entry):
            await self._give(made, form, held, scope, send, None)
        elif old is not None and (made is None or made.status >= 500):
            await self._give(old, form, held, scope, send, min(self.pages.log.looked_at, time.time() - 1))
        elif made is not None and made.status >= 500:
            await send({"type": "http.response.start", "status": made.status, "headers": made.headers})
            await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else made.body})
        else:
            # Not for everybody: it may depend on what else the request says.
            if not key.query:
                self._not_kept = {**self._not_kept, key.path: time.monotonic() + NOT_KEPT_SECONDS}
                if len(self._not_kept) > asked.REMEMBERED:
                    self._not_kept = {}
            await self._pass_on(scope, receive, send)

    async def made(self, key: Key, patience: float | None) -> Entry | Made | None:
        """The page as it is now, made once however many wait for it; None for who waited longer than his patience."""
        future = self._being_made.get(key)
        if future is None:
            future = asyncio.get_running_loop().run_in_executor(self.django.executor, self.pages.make, key)
            self._being_made[key] = future
            future.add_done_callback(lambda _done: self._being_made.pop(key, None))
        done, _waiting = await asyncio.wait({future}, timeout=patience)
        return future.result() if done else None

    async def _pass_on(self, scope: Message, receive: Receive, send: Send) -> None:
        """To Django, with what was sent taken in whole."""
        if scope["method"] in ("GET", "HEAD"):
            await self.django(scope, receive, send)  # type: ignore[arg-type]
            return
        taken, size, is_more = [], 0, True
        while is_more and size < LARGEST:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            taken.append(message.get("body", b""))
            size += len(taken[-1])
            is_more = message.get("more_body", False)
        waiting = [{"type": "http.request", "body": b"".join(taken), "more_body": is_more}]

        async def receive_again() -> Message:
            return waiting.pop() if waiting else await receive()

        await self.django(scope, receive_again, send)  # type: ignore[arg-type]

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                # `manage.py prepare` makes the database. One that is missing later was lost, and is not made anew.
                DatabaseWrapper.may_create = False
                self.watch.start()
            else:
                await asyncio.get_running_loop().run_in_executor(None, self.watch.stop)
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return


application = Site()
