"""The shipped content in a database, imported once for all: each test process and each site takes a copy.

It is made by what `bin/serve` runs on an empty folder, and kept in build/ until code, content or day change.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from django.db.backends.base.base import BaseDatabaseWrapper

from tests.browser.server import ROOT, Site
from tests.site.walk import ReadPage, pages_in

FOLDER = ROOT / "build" / "tests"
MADE_FROM = ("cardfaq", "content", "locale", "static", "templates", "requirements.txt", "tests/site/walk.py")


def fingerprint() -> str:
    """Another one whenever a file that goes into the stock has changed, and each day: laws begin and end by the day."""
    made_of = hashlib.sha256(f"{date.today()} {sys.version}".encode())
    for name in MADE_FROM:
        for path in sorted([ROOT / name, *(ROOT / name).rglob("*")]):
            if path.is_file() and path.suffix not in (".pyc", ".mo"):
                made_of.update(f"{path.relative_to(ROOT)} {path.stat().st_size}\n".encode())
                made_of.update(path.read_bytes())
    return made_of.hexdigest()[:20]


@contextlib.contextmanager
def alone(what: str) -> Iterator[None]:
    """No other process does this meanwhile. The system ends this with the process, however that ends."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / what).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def _stock() -> Iterator[Site]:
    """The stock of this code and content, made if it is not there: a site that is only copied."""
    with alone("taking"):
        kept = FOLDER / fingerprint()
        if not kept.exists():
            for old in FOLDER.iterdir():
                if old.is_dir():
                    shutil.rmtree(old)
            making = Site(FOLDER / "making")
            making.folder.mkdir()
            making.manage("collectstatic", "--no-input", "--verbosity", "0")
            making.manage("prepare")
            making.folder.rename(kept)
        yield Site(kept)


def new_site(folder: Path) -> Site:
    """A site with the shipped content, its data in `folder`; entering it starts it."""
    with _stock() as stock:
        stock.copy_data(folder)
    return Site(folder)


def pages() -> list[ReadPage]:
    """Every page of the shipped site, walked once."""
    with alone("walking"):
        with _stock() as stock:
            file = stock.folder / "pages.json"
        if not file.exists():
            walk(file)
        return pages_in(file)


def walk(file: Path, **environment: str) -> None:
    """Walk the stock as readers get it, or the database that `environment` names, and write what was read."""
    with tempfile.TemporaryDirectory() as folder:
        site, new = new_site(Path(folder)), Path(folder) / "pages.json"
        subprocess.run(
            [sys.executable, "-m", "tests.site.walk", new],
            check=True,
            cwd=ROOT,
            # Headers list what they allow in the order of a set: the same in every walk.
            env=site.environment | environment | {"PYTHONHASHSEED": "0"},
            stdout=subprocess.DEVNULL,
        )
        shutil.move(new, file)


def address_on_server(name: str) -> str:
    """The DATABASE_URL of another database on the server that the tests run on."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def fill(connection: BaseDatabaseWrapper) -> None:
    """Put the stock into the database of this connection, whatever it holds. Only for databases of tests."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with _stock() as stock, contextlib.closing(sqlite3.connect(stock.folder / "cardfaq.sqlite3")) as source:
            source.backup(connection.connection)
    else:
        _fill_on_server(connection)


def _fill_on_server(connection: BaseDatabaseWrapper) -> None:
    """On PostgreSQL the content is imported by PostgreSQL itself, once for a server: that it can is to be proven."""
    template = f"cardfaq_stock_{fingerprint()}"
    name = connection.ops.quote_name(str(connection.settings_dict["NAME"]))
    connection.close()
    with alone("filling"), connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        if not cursor.fetchone():
            making = f"{template}_making"
            cursor.execute(f"DROP DATABASE IF EXISTS {making}")
            cursor.execute(f"CREATE DATABASE {making}")
            with tempfile.TemporaryDirectory() as folder:
                new_site(Path(folder)).manage("prepare", DATABASE_URL=address_on_server(making))
            cursor.execute(f"ALTER DATABASE {making} RENAME TO {template}")
        cursor.execute(f"DROP DATABASE {name}")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
