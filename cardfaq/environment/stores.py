"""Where the content lies, and what is kept at hand."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import dj_database_url
import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import make_conninfo

from cardfaq.environment.values import make_folder, path_of, text

SQLITE, POSTGRESQL = "cardfaq.sqlite", "cardfaq.postgresql"
PATIENCE = 10
"""Seconds to wait for a PostgreSQL that does not answer: a reader would otherwise wait as long as the system does."""
SQLITE_ADVICE = "Write sqlite:////path/to/file.sqlite3, or leave it out."
ADVICE = (
    "Write sqlite:////path/to/file.sqlite3 or postgresql://user:password@host:5432/name. "
    "Signs like # / ? @ in a password are written in per cent: %23 %2F %3F %40."
)


def database(name: str, *, default_file: Path, base: Path) -> dict[str, Any]:
    """What Django needs to know of the database. A relative path of a file starts at `base`."""
    value = text(name)
    if not value:
        make_folder(default_file.parent)
        return _sqlite(default_file)
    # The address is left out of the messages: it may hold a password, and messages end in logs.
    try:
        parts = urlsplit(value)
        if parts.scheme == "sqlite":
            return _sqlite(_file(name, parts, base))
        known: dict[str, Any] = dict(dj_database_url.parse(value))
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(f"{name} cannot be read as an address of a database. {ADVICE}") from error
    if known["ENGINE"] != "django.db.backends.postgresql":
        raise ImproperlyConfigured(f"{name} asks for a database this site is not tested on. {ADVICE}")
    if not known["NAME"]:
        raise ImproperlyConfigured(f"{name} names no database. {ADVICE}")
    if parts.fragment or re.search(r"[\s@/]", known["NAME"]) or re.search(r"\s", value) or parts.port == 0:
        # A password cut in two: its end was taken for a name.
        raise ImproperlyConfigured(f"{name} cannot be read as an address of a database. {ADVICE}")
    options = {"connect_timeout": PATIENCE} | known.get("OPTIONS", {})
    try:
        make_conninfo(**options)
    except psycopg.Error as error:
        raise ImproperlyConfigured(f"{name} asks for what PostgreSQL does not know: {error}. {ADVICE}") from error
    return known | {"ENGINE": POSTGRESQL, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}


def _file(name: str, parts: SplitResult, base: Path) -> Path:
    """The file of a SQLite address."""
    written = unquote(parts.path[1:])
    if parts.netloc == ":memory:" or ":memory:" in written or "mode=memory" in parts.query or not written:
        raise ImproperlyConfigured(
            f"{name} asks for a database in memory, which each process would have for itself and lose at its end. "
            f"{SQLITE_ADVICE}"
        )
    if parts.netloc:
        raise ImproperlyConfigured(f"{name} names a host, which a file does not have. {SQLITE_ADVICE}")
    if parts.query or parts.fragment or written.startswith("file:"):
        raise ImproperlyConfigured(f"{name} holds more than the path of a file. {SQLITE_ADVICE}")
    path = path_of(name, written, base)
    if path.is_dir() or written.endswith("/"):
        raise ImproperlyConfigured(f"{name} names a folder, {str(path)!r}. {SQLITE_ADVICE}")
    if not path.parent.is_dir():
        raise ImproperlyConfigured(f"{name}: there is no folder {str(path.parent)!r}. Make it, or write another path.")
    return path


def _sqlite(file: Path) -> dict[str, Any]:
    """Readers never wait for a writer (WAL), two writers wait for each other instead of failing (IMMEDIATE), and what
    was saved survives a power cut (FULL; one editor's save takes a few milliseconds more).
    """
    return {
        "ENGINE": SQLITE,
        "NAME": str(file),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def cache(name: str) -> dict[str, Any]:
    value = text(name)
    if not value:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    try:
        parts = urlsplit(value)
        is_redis = parts.scheme in ("redis", "rediss") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_redis = False
    if not is_redis or parts.fragment or re.search(r"\s", value) or not re.fullmatch(r"(/\d{0,5})?", parts.path):
        raise ImproperlyConfigured(
            f"{name} cannot be read as an address of a cache. Write redis://host:6379/0, "
            "or leave it out: each process then keeps a cache of its own. "
            "Signs like # / ? @ in a password are written in per cent: %23 %2F %3F %40."
        )
    return {
        "BACKEND": "django_redis.cache.RedisCache",
        # The library knows its schemes in lower case only.
        "LOCATION": parts.geturl(),
        "OPTIONS": {
            # A cache that is down is a miss. Without short timeouts, every reader would wait for it first.
            "IGNORE_EXCEPTIONS": True,
            "SOCKET_CONNECT_TIMEOUT": 1,
            "SOCKET_TIMEOUT": 1,
        },
    }
