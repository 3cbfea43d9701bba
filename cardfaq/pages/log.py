"""The changes as this process has seen them, one after another. Pages say up to where they are true."""

import time

from cardfaq.pages.reads import Write

KEPT = 2000
"""Writes that are remembered. A page that is older than these has to ask all its queries again."""
UNHEARD = 3.0
"""After so many seconds without a word from the database nobody knows whether the pages are still true."""


class Log:
    def __init__(self) -> None:
        self.position = 0
        self.changed_at = 0.0
        self.looked_at = time.time()
        self._writes: list[Write] = []

    def add(self, writes: list[Write]) -> None:
        self._writes = [*self._writes, *writes][-KEPT:]
        self.changed_at = time.time()
        self.position += len(writes)

    def forget(self) -> None:
        """Changes may have been missed: everything is doubtful."""
        self._writes = []
        self.changed_at = time.time()
        self.position += 1

    def since(self, position: int) -> list[Write] | None:
        """What was written since; None where it is not known any more."""
        missed = self.position - position
        writes = self._writes
        if missed > len(writes):
            return None
        return writes[len(writes) - missed :]

    def away_since(self, now: float) -> float | None:
        """Since when the database has not been heard of; None while all is well."""
        return self.looked_at if now - self.looked_at > UNHEARD else None
