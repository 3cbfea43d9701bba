"""Where finished pages stand: as many as fit into their share of the memory, the least lately read go first.

cachetools has no way to look at all entries in the order of reading, nor without that looking counts as reading.
"""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

from cardfaq.pages.entries import Entry

MISSING = 200
"""Answers kept that there is no such page: whoever tries addresses must not push pages out."""


class Key(NamedTuple):
    """What makes a page another one, except its encoding."""

    path: str
    query: str
    scheme: str


class Shelf:
    def __init__(self, bound: int) -> None:
        """`bound`: bytes that all pages together may take."""
        self.bound, self.size = bound, 0
        self._pages: OrderedDict[Key, tuple[Entry, int]] = OrderedDict()
        self._missing: OrderedDict[Key, Entry] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Entry | None:
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
                return self._pages[key][0]
            return self._missing.get(key)

    def put(self, key: Key, entry: Entry) -> None:
        with self._lock:
            self._drop(key)
            if entry.status == 404:
                self._missing[key] = entry
                if len(self._missing) > MISSING:
                    self._missing.popitem(last=False)
                return
            self._pages[key] = entry, entry.size
            self.size += entry.size
            while self.size > self.bound:
                _key, (_entry, size) = self._pages.popitem(last=False)
                self.size -= size

    def put_instead(self, key: Key, old: Entry, new: Entry) -> None:
        """Unless another one took its place meanwhile. Where it stands among the others stays as it was."""
        with self._lock:
            standing, size = self._pages.get(key, (None, 0))
            if standing is old:
                self._pages[key] = new, new.size
                self.size += new.size - size

    def drop(self, key: Key) -> None:
        with self._lock:
            self._drop(key)

    def _drop(self, key: Key) -> None:
        _entry, size = self._pages.pop(key, (None, 0))
        self.size -= size
        self._missing.pop(key, None)

    def lately_read_first(self) -> list[tuple[Key, Entry]]:
        with self._lock:
            pages = [(key, entry) for key, (entry, _size) in reversed(self._pages.items())]
            return [*pages, *self._missing.items()]
