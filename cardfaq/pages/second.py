"""The second level, where there is a Redis: pages that another process made, and that outlive a restart.

A page from there is believed only once each of its queries answers as it did when it was made. It stands under a name
that holds the release, since another release may make another page of the same content.
"""

import os
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.core.cache import caches

from cardfaq.pages.entries import Entry
from cardfaq.pages.shelf import Key

SECONDS = 24 * 60 * 60
SOURCES = ("cardfaq", "content", "templates", "static", "locale")


class Second:
    @property
    def is_there(self) -> bool:
        return "redis" in settings.CACHES["default"]["BACKEND"]

    def get(self, key: Key) -> Entry | None:
        entry: Entry | None = caches["default"].get(self._name(key)) if self.is_there else None
        if entry is not None:
            # It was made in another process, whose count of changes says nothing here: all its queries are asked.
            entry.position = -(10**9)
        return entry

    def put(self, key: Key, entry: Entry) -> None:
        if self.is_there:
            caches["default"].set(self._name(key), entry, SECONDS)

    def _name(self, key: Key) -> str:
        named = blake2b("\n".join(key).encode(), digest_size=16).hexdigest()
        return f"page:{self.release}:{named}"

    @cached_property
    def release(self) -> str:
        """Of the code: size and day of every file that can make a page another one; and of the site's own address."""
        seen = blake2b(settings.SITE_URL.encode(), digest_size=8)
        for folder in SOURCES:
            for file in sorted(Path(settings.BASE_DIR, folder).rglob("*.*")):
                if file.suffix != ".pyc":
                    facts = os.stat(file)  # noqa: PTH116 - a thousand of them
                    seen.update(f"{file} {facts.st_size} {int(facts.st_mtime)}\n".encode())
        return seen.hexdigest()
