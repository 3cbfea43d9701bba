"""The pages of one process: which are still true, and one making of each at a time.

Used from several threads: the event loop reads, the threads of Django make, the watch (`watch.py`) doubts.
"""

import time
from pathlib import Path
from queue import SimpleQueue
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.db import DatabaseError, InterfaceError

from cardfaq.pages.entries import Entry, entry_of, finished
from cardfaq.pages.log import Log
from cardfaq.pages.making import EVERYTHING, Made, Maker
from cardfaq.pages.reads import Read, Write, may_touch
from cardfaq.pages.second import Second
from cardfaq.pages.shelf import Key, Shelf

MOST_PATHS = 20_000
"""Addresses whose parameters are remembered."""
REMADE_AT_ONCE = 200
"""Of the pages that a change made another, so many are made anew at once; the others when they are asked for."""
Answers = dict[bytes, bytes]


class Pages:
    def __init__(self, maker: Maker | None = None, bound: int | None = None) -> None:
        self.shelf = Shelf(settings.PAGE_CACHE_MB * 1024 * 1024 if bound is None else bound)
        self.log = Log()
        self.maker = maker or Maker()
        self.second = Second()
        self.unfinished: SimpleQueue[Key] = SimpleQueue()
        self._heeded: dict[str, frozenset[str]] = {}

    # The address

    def key_of(self, path: str, query: str, scheme: str) -> Key | None:
        """Without the parameters that this path does not look at. None for what stands open."""
        if not query:
            return Key(path, "", scheme)
        given = parse_qsl(query, keep_blank_values=True)
        heeded = self._heeded.get(path)
        if heeded is None or EVERYTHING in heeded:
            return None if any(name in settings.OPEN_PARAMETERS for name, _value in given) else Key(path, query, scheme)
        heard = sorted((pair for pair in given if pair[0] in heeded), key=lambda pair: pair[0])
        if any(name in settings.OPEN_PARAMETERS for name, _value in heard):
            return None
        return Key(path, urlencode(heard), scheme)

    def _learn(self, path: str, made: Made) -> None:
        if made.status == 200 and (len(self._heeded) < MOST_PATHS or path in self._heeded):
            self._heeded[path] = self._heeded.get(path, frozenset()) | made.heeded

    def _may_keep(self, key: Key, made: Made) -> bool:
        """What an address holds beside what was looked at would make as many pages as anybody likes."""
        if not key.query:
            return True
        names = {name for name, _value in parse_qsl(key.query, keep_blank_values=True)}
        return made.status == 200 and EVERYTHING not in made.heeded and names <= made.heeded

    # The page

    def is_true(self, entry: Entry, now: float) -> bool:
        return entry.position == self.log.position and now < entry.ends

    def make(self, key: Key) -> Entry | Made:
        """The page as it is now: the one that stands, where it still holds, else a new one. In a thread of Django."""
        position = self.log.position
        old = self.shelf.get(key)
        if old is not None and self._holds(old, position, {}):
            return old
        if old is None and (shared := self.second.get(key)) is not None and self._holds(shared, position, {}):
            self.shelf.put(key, shared)
            return shared
        made = self.maker.make(*key)
        self._learn(key.path, made)
        entry = entry_of(made, position) if self._may_keep(key, made) else None
        if entry is None:
            plain = self.key_of(*key) if made.status == 200 else None
            if plain is not None and plain != key:
                # It held what nothing looks at, which is known only now.
                return self.make(plain)
            if made.status < 500:
                self.shelf.drop(key)
            return made
        entry.hits = old.hits if old else 0
        self.shelf.put(key, entry)
        self.unfinished.put(key)
        return entry

    def _holds(self, entry: Entry, position: int, answers: Answers) -> bool:
        """Whether it would be made the same; then it counts as true up to that position."""
        if time.time() >= entry.ends:
            return False
        writes = self.log.since(entry.position)
        if not entry.is_whole and writes != []:
            return False
        try:
            is_same = all(read.is_unchanged(answers) for read in doubtful(entry, writes))
        except (DatabaseError, InterfaceError):
            return False
        if is_same:
            entry.position = position
        return is_same

    def finish(self, key: Key) -> None:
        """Bring a new page into its smallest form, and share it."""
        entry = self.shelf.get(key)
        if entry is not None and entry.status != 404:
            small = finished(entry)
            self.shelf.put_instead(key, entry, small)
            self.second.put(key, small)

    # After a change

    def doubt(self) -> None:
        """Look which pages the newest changes can have made others, and make those anew that were read last."""
        position = self.log.position
        suspects = []
        for key, entry in self.shelf.lately_read_first():
            writes = self.log.since(entry.position)
            some = doubtful(entry, writes)
            if some or (writes != [] and not entry.is_whole):
                suspects.append((key, entry))
            else:
                entry.position = position
        answers: Answers = {}
        remade = 0
        for key, entry in suspects:
            if self._holds(entry, position, answers):
                continue
            if entry.status == 404 or remade == REMADE_AT_ONCE:
                self.shelf.drop(key)
            else:
                self.make(key)
                remade += 1

    def most_read(self, most: int = 500) -> list[str]:
        """The addresses that were read most, for whoever makes pages ahead."""
        entries = sorted(self.shelf.lately_read_first(), key=lambda pair: -pair[1].hits)
        return [key.path for key, entry in entries[:most] if entry.hits and entry.status == 200 and not key.query]


def doubtful(entry: Entry, writes: list[Write] | None) -> list[Read]:
    """The queries of a page that these writes may have changed the answer of; all where it is not known what was."""
    if writes is None:
        return list(entry.reads)
    return [read for read in entry.reads if any(may_touch(read, write) for write in writes)]


def saved_order(file: Path) -> list[str]:
    """The addresses most read, as they were noted last."""
    try:
        return file.read_text(encoding="utf-8").split()
    except OSError:
        return []
