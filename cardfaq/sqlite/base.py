"""Django's SQLite, bound to one file: the name is a promise, and a file moved or removed below it breaks the promise.

SQLite keeps a file open. Where somebody replaces or removes it (a copy put back, a tidy-up), an open connection reads
and writes on in a file without a name, and whatever it saves is lost. So a process keeps to the file it began with, and
whatever it asks of the database fails once the name leads elsewhere. It does not change over to the new file by itself:
the log beside it (`-wal`) may still belong to the old one, and SQLite would mix the two. A restart does it properly.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from cardfaq.pages.writes import Telling


class FileReplaced(OperationalError):
    """The file is not there any more, or is another one. What was asked for last did not happen in it."""


class BoundFile:
    """The file a process began with, kept open so that no other one can take its number."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # Never closed: POSIX takes every lock of a process on a file away when it closes any handle of it.
        try:
            self._handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError as error:
            raise OperationalError(f"The file {path} cannot be opened ({error.strerror}).") from error

    def check(self) -> None:
        try:
            is_same = os.path.samestat(os.stat(self.path), os.fstat(self._handle))  # noqa: PTH116 - asked very often
        except OSError:
            is_same = False
        if not is_same:
            raise FileReplaced(
                f"The database file {self.path} was replaced or removed while the site was running. "
                "Nothing is saved any more: restart the site."
            )


_bound: dict[Path, BoundFile] = {}
_lock = Lock()


def bound_file(path: Path) -> BoundFile:
    """The file of that name which this process first opened."""
    with _lock:
        if path not in _bound:
            _bound[path] = BoundFile(path)
        return _bound[path]


class DatabaseWrapper(Telling, base.DatabaseWrapper):
    compilers = "cardfaq.sqlite.compilers"

    may_create = True
    """Whether a file that is missing is made. The served site never does: a file that vanished is no fresh start."""

    _bound: BoundFile | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        if self.is_in_memory_db():
            return super().get_new_connection(conn_params)
        path = Path(self.settings_dict["NAME"])
        if path in _bound or path.exists():
            bound_file(path).check()
        elif not self.may_create:
            raise FileReplaced(f"There is no database file {path}. Put it back, then restart the site.")
        if not self.may_create:
            conn_params = conn_params | {"database": f"{path.as_uri()}?mode=rw"}
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        self._bound = bound_file(path)
        self._bound.check()
        return connection

    def create_cursor(self, name: str | None = None) -> "Cursor":
        cursor = self.connection.cursor(factory=Cursor)
        cursor.after = self.check_file
        return cursor

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self.check_file()

    def check_file(self) -> None:
        """Raise FileReplaced where the name leads to another file, unless a transaction is open: its end will tell."""
        if self._bound and self.connection and not self.connection.in_transaction:
            self._bound.check()


class Cursor(base.SQLiteCursorWrapper):
    """Looks, after a statement outside a transaction, whether it happened in the file of that name."""

    after: Callable[[], None]

    def execute(self, query: str, params: Any = None) -> Any:
        result = super().execute(query, params)
        self.after()
        return result

    def executemany(self, query: str, param_list: Any) -> Any:
        result = super().executemany(query, param_list)
        self.after()
        return result
