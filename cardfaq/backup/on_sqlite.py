"""Copying a SQLite file as it stands at one moment, and putting a copy in the place of another, while the site runs."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from cardfaq.backup.archive import BackupRefused

PATIENCE = 20
"""Seconds to wait for somebody who is saving."""
PAGES = 16
"""How many pages are written before it is known that nobody else can write meanwhile."""


def dump(database: Path, to: Path) -> list[str]:
    """Copy the database to a new file, without sessions. Returns the migrations it holds. Raises `BackupRefused`.

    `VACUUM INTO` reads one state of the whole file, whoever writes meanwhile, and makes nobody wait.
    """
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=PATIENCE)) as source:
            source.execute("VACUUM INTO ?", [str(to)])
        with closing(_open(to)) as copy:
            copy.execute("DELETE FROM django_session")
            copy.execute("VACUUM")
            return check(copy, to)
    except sqlite3.Error as error:
        raise BackupRefused(f"The database {database} could not be copied: {error}.") from error


def check(copy: sqlite3.Connection, file: Path) -> list[str]:
    """The migrations of a file that is whole. Raises `BackupRefused`."""
    [found] = copy.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise BackupRefused(f"The database {file} is damaged: {found}.")
    return [f"{app}.{name}" for app, name in copy.execute("SELECT app, name FROM django_migrations ORDER BY id")]


def replace(database: Path, new: Path, keep: Callable[[], object]) -> None:
    """Put the pages of `new` in the place of those of `database`: all in one write, or none. Raises `BackupRefused`.

    The file stays the same one, so a running site reads on in it. `keep` runs when nobody else can write any more, and
    what it raises leaves everything as it was: nothing that was saved falls between what is kept and what comes.
    """
    began = time.monotonic()
    state = {"kept": False}

    def once(status: int, _remaining: int, _total: int) -> None:
        if status == sqlite3.SQLITE_OK and not state["kept"]:
            keep()
            state["kept"] = True
        elif not state["kept"] and time.monotonic() - began > PATIENCE:
            raise BackupRefused("Somebody has been saving all the while. Nothing was replaced; try again.")

    try:
        with closing(sqlite3.connect(new)) as source, closing(_open(database)) as target:
            source.backup(target, pages=PAGES, progress=once)
    except sqlite3.Error as error:
        raise BackupRefused(f"The database {database} could not be replaced, and is as it was: {error}.") from error


def _open(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    return connection
