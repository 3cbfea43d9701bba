"""A finished page: its bytes in three forms, each with its headers and a strong validator."""

import gzip
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from datetime import time as clock
from hashlib import blake2b

import brotli
from django.utils import timezone

from cardfaq.pages.making import Made
from cardfaq.pages.reads import Read

Headers = list[tuple[bytes, bytes]]

KEPT = (200, 301, 404, 410)
HARDEST, QUICK = 11, 5
"""Brotli for a page that stays, and for the reader who is waiting for it. Its built-in dictionary makes pages of our
size a tenth smaller than zstd does."""
SHORTEST = 500
"""Bytes. Less than this fits one packet anyway."""
LARGEST = 1024 * 1024
SMALL_ALREADY = (b"image/png", b"image/jpeg", b"image/webp", b"font/")
"""Kinds of bytes that no compression makes smaller."""
OUR_OWN = (b"content-length", b"vary", b"cache-control", b"etag", b"content-encoding")
SECONDS = re.compile(rb"max-age=(\d+)")
STALE_SECONDS = 10
"""So long may others keep a page that we could not look after."""


@dataclass(frozen=True)
class Form:
    """The page in one encoding, ready to be sent."""

    body: bytes
    etag: bytes
    headers: Headers


@dataclass
class Entry:
    status: int
    headers: Headers
    """As Django set them, without those that depend on the form."""
    max_age: int
    forms: dict[bytes, Form]
    reads: tuple[Read, ...]
    is_whole: bool
    ends: float
    """The next moment at which it becomes another page."""
    made_at: float
    position: int
    """Up to this change it is known to be true (`watch.py`)."""
    hits: int = field(default=0, compare=False)
    has_ended: bool = False

    @property
    def size(self) -> int:
        """About what it holds of the memory."""
        return sum(len(form.body) + 600 for form in self.forms.values()) + sum(
            len(read.packed) + 1000 for read in self.reads
        )

    def headers_now(self, form: Form, now: float, away_since: float | None = None) -> Headers:
        """Those of the form; near its end, and while nobody can say whether it is still true, with what holds then."""
        if away_since is None and now + self.max_age <= self.ends:
            return form.headers
        if away_since is None and now < self.ends:
            return _with(form.headers, _cache_control(int(self.ends - now)))
        stale_for = max(1, int(now - (away_since or self.ends)))
        return [
            *_with(form.headers, _cache_control(STALE_SECONDS)),
            (b"age", str(int(now - self.made_at)).encode()),
            # RFC 9211; RFC 9111 took the header `Warning` away.
            (b"cache-status", b"cardfaq; hit; ttl=-%d" % stale_for),
        ]


def entry_of(made: Made, position: int) -> Entry | None:
    """The page as it is kept, its forms made quickly; None for what is not for everybody or not for keeping."""
    control = made.header(b"cache-control")
    seconds = SECONDS.search(control)
    if made.status not in KEPT or not control.startswith(b"public") or not seconds or len(made.body) > LARGEST:
        return None
    if made.header(b"set-cookie") or made.header(b"vary").lower() not in (b"", b"accept-encoding"):
        return None
    now, max_age = time.time(), int(seconds[1])
    ends = next_midnight()
    if made.status == 404:
        ends = min(ends, now + max_age)
    headers = [(name, value) for name, value in made.headers if name not in OUR_OWN]
    entry = Entry(made.status, headers, max_age, {}, made.reads, made.is_whole, ends, now, position)
    entry.forms = _forms(entry, made.body, QUICK)
    return entry


def finished(entry: Entry) -> Entry:
    """The same page as small as it gets. It takes brotli a tenth of a second: nobody waits for it."""
    return replace(entry, forms=_forms(entry, entry.forms[b""].body, HARDEST), hits=entry.hits)


def next_midnight() -> float:
    """In China: law, validity and notices change by the day."""
    now = timezone.localtime()
    return datetime.combine(now.date() + timedelta(days=1), clock(), tzinfo=now.tzinfo).timestamp()


def _forms(entry: Entry, body: bytes, quality: int) -> dict[bytes, Form]:
    bodies = {b"": body}
    kind = dict(entry.headers).get(b"content-type", b"")
    if len(body) >= SHORTEST and not kind.startswith(SMALL_ALREADY):
        bodies[b"gzip"] = gzip.compress(body, 9 if quality == HARDEST else 4, mtime=0)
        bodies[b"br"] = brotli.compress(body, quality=quality)
    return {encoding: _form(entry, encoding, some) for encoding, some in bodies.items()}


def _form(entry: Entry, encoding: bytes, body: bytes) -> Form:
    etag = b'"%s"' % blake2b(body, digest_size=12).hexdigest().encode()
    headers = [
        *entry.headers,
        (b"cache-control", _cache_control(entry.max_age)),
        (b"vary", b"Accept-Encoding"),
        (b"content-length", str(len(body)).encode()),
        (b"etag", etag),
    ]
    if encoding:
        headers.append((b"content-encoding", encoding))
    return Form(body, etag, headers)


def _cache_control(seconds: int) -> bytes:
    return b"public, max-age=%d" % seconds


def _with(headers: Iterable[tuple[bytes, bytes]], control: bytes) -> Headers:
    return [(name, control if name == b"cache-control" else value) for name, value in headers]
