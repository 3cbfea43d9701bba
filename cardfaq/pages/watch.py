"""One thread in each process that looks for changes, and makes pages ahead while nothing else is to do.

It looks twice in a second, and at once where this process itself has changed something. A hit asks nobody.
"""

import json
import logging
import threading
import time
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from queue import Empty

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.utils.module_loading import import_string

from cardfaq.pages import writes
from cardfaq.pages.cache import Pages, saved_order
from cardfaq.pages.entries import next_midnight
from cardfaq.pages.reads import Write
from cardfaq.pages.shelf import Key

logger = logging.getLogger(__name__)

SECONDS = 0.4
OVERTAKEN = 100
"""Changes that may be stored before one with a smaller number is: two transactions that end at once."""
NOTED_EVERY = 300
FAILURES = (DatabaseError, InterfaceError)


class Watch:
    def __init__(self, pages: Pages, scheme: str = "http") -> None:
        self.pages = pages
        self.scheme = scheme
        self.newest: int | None = None
        self._seen: set[int] = set()
        self._woken, self._stopped = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="pages", daemon=True)
        self._ahead: Iterator[Key] = iter(())
        self._day_ends = 0.0
        self._noted_at = time.monotonic()
        self.order_file = Path(settings.DATA_DIR) / "most-read.txt"

    def start(self) -> None:
        writes.after_commit = self._woken.set
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._woken.set()
        self._thread.join(timeout=5)
        self._note_order()

    def _run(self) -> None:
        looked = 0.0
        while not self._stopped.is_set():
            try:
                if self._woken.is_set() or time.monotonic() - looked >= SECONDS:
                    self._woken.clear()
                    looked = time.monotonic()
                    if self.look():
                        self.pages.doubt()
                has_more = self._work()
            except FAILURES as error:
                logger.warning("The database does not answer; pages are served as they are. (%s)", error)
                has_more = False
                connection.close()
            except Exception:
                logger.exception("The page cache stumbled.")
                has_more = False
            self._woken.wait(0 if has_more else SECONDS)
        connection.close()

    def look(self) -> bool:
        """Take in what was changed since the last look. Whether anything was. Raises `DatabaseError`."""
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        asked_at = time.time()
        first = self.newest is None
        with connection.cursor() as cursor:
            if self.newest is None:
                cursor.execute(f"SELECT id FROM {writes.TABLE} ORDER BY id DESC LIMIT {OVERTAKEN}")  # noqa: S608
            else:
                cursor.execute(f"SELECT id FROM {writes.TABLE} WHERE id > %s", [self.newest - OVERTAKEN])  # noqa: S608
            there = {number for (number,) in cursor.fetchall()}
            fresh = sorted(there - self._seen)
            news = [] if first else self._read(cursor, fresh)
        newest = max(there, default=0)
        is_lost = not first and (newest < (self.newest or 0) or len(fresh) > OVERTAKEN * 50)
        self.newest, self._seen = newest, there
        self.pages.log.looked_at = asked_at
        if is_lost:
            # A copy of the database was put back, or the process slept for long.
            self.pages.log.forget()
        elif news:
            self.pages.log.add(news)
        return is_lost or bool(news)

    def _read(self, cursor, numbers: list[int]) -> list[Write]:
        found: list[Write] = []
        for start in range(0, len(numbers), OVERTAKEN):
            some = numbers[start : start + OVERTAKEN]
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(f"SELECT writes FROM {writes.TABLE} WHERE id IN ({marks}) ORDER BY id", some)  # noqa: S608
            found += [Write.from_json(one) for (text,) in cursor.fetchall() for one in json.loads(text)]
        return found

    def _work(self) -> bool:
        """One page finished, or one made ahead. Whether there may be more to do."""
        try:
            self.pages.finish(self.pages.unfinished.get_nowait())
            return True
        except Empty:
            pass
        if time.monotonic() - self._noted_at > NOTED_EVERY:
            self._note_order()
        if next_midnight() != self._day_ends:
            # Law and validity go by the day: all pages are to be looked at again.
            self._day_ends, self._ahead = next_midnight(), self._keys_ahead()
        key = next(self._ahead, None)
        if key is None or self.pages.shelf.size > self.pages.shelf.bound / 2:
            return False
        entry = self.pages.shelf.get(key)
        if entry is None or not self.pages.is_true(entry, time.time()):
            began = time.monotonic()
            self.pages.make(key)
            # Readers come first: as long a rest as the work took.
            self._woken.wait(time.monotonic() - began)
        return True

    def _keys_ahead(self) -> Iterator[Key]:
        if settings.PAGES_AHEAD:
            for path in addresses_ahead(self.order_file, settings.PAGES_AHEAD):
                yield Key(path, "", self.scheme)

    def _note_order(self) -> None:
        """For the next start: which pages were read most. Not by whom, nor when."""
        self._noted_at = time.monotonic()
        if order := self.pages.most_read():
            try:
                waiting = self.order_file.with_suffix(f".{threading.get_native_id()}")
                waiting.write_text("\n".join(order), encoding="utf-8")
                waiting.replace(self.order_file)
            except OSError as error:
                logger.warning("Which pages were read most could not be noted: %s", error)


def addresses_ahead(file: Path, most: int) -> list[str]:
    """The addresses read most, then all others as the site lists them; no more than `most`."""
    listed: Iterable[str] = import_string(settings.ADDRESSES_AHEAD)()
    seen: dict[str, None] = {}
    for path in chain(saved_order(file), listed):
        seen.setdefault(path)
        if len(seen) >= most:
            break
    return list(seen)
