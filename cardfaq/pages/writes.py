"""What a transaction wrote, kept with it: the row that every process looks for, to know which of its pages to doubt.

It is written as the last statement before the end of the transaction, so that a change and the news of it are stored or
lost together, whatever wrote: a form, an import, a command. Nothing has to announce anything.
"""

import json
import threading
from collections.abc import Callable
from typing import Any

from django.conf import settings

from cardfaq.pages.reads import Write, anything_in

TABLE = "cardfaq_change"
MOST_WRITES = 200
"""Statements of one transaction that are told apart; of more, only their tables are told."""
KEPT = 10_000
"""Changes kept: what a process that slept could have missed."""
EVERY = 500
"""So often, in changes, old ones are removed."""

after_commit: Callable[[], None] = lambda: None  # noqa: E731
"""Called where this process itself has changed something. The watch puts itself here."""

_exists: set[str] = set()
_lock = threading.Lock()


def note_write(connection: Any, write: Write) -> None:
    """Called by the compilers after every write."""
    if not write.table.startswith("content_") or write.table in settings.NOT_ON_PAGES:
        return
    connection.unsaid.append(write)
    if connection.get_autocommit() and tell(connection):
        after_commit()


def tell(connection: Any) -> bool:
    """Write down what was written since. Part of the transaction; does nothing where the table is still to be made."""
    writes, connection.unsaid = connection.unsaid, []
    if not writes or not _table_exists(connection):
        return False
    if len(writes) > MOST_WRITES:
        writes = [anything_in(table) for table in sorted({write.table for write in writes})]
    text = json.dumps([write.as_json() for write in writes])
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} (writes) VALUES (%s) RETURNING id", [text])  # noqa: S608
        number = cursor.fetchone()[0]
        if number % EVERY == 0:
            cursor.execute(f"DELETE FROM {TABLE} WHERE id <= %s", [number - KEPT])  # noqa: S608
    return True


def _table_exists(connection: Any) -> bool:
    """Before the first migration there is nowhere to write to, and nobody to read it."""
    name = str(connection.settings_dict["NAME"])
    if name not in _exists:
        if TABLE not in connection.introspection.table_names():
            return False
        with _lock:
            _exists.add(name)
    return True


class Telling:
    """A `DatabaseWrapper` that tells what its transactions wrote."""

    compilers = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unsaid: list[Write] = []
        self.ops.compiler_module = self.compilers

    def commit(self) -> None:
        told = tell(self)
        super().commit()  # type: ignore[misc]
        if told:
            after_commit()

    def rollback(self) -> None:
        self.unsaid.clear()
        super().rollback()  # type: ignore[misc]

    def close(self) -> None:
        self.unsaid.clear()
        super().close()  # type: ignore[misc]
