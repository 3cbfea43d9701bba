"""Read what differs between machines from the environment.

Each reader refuses a wrong value with a sentence that says what to write instead.
What a good value means for the site is decided in `settings.py`, not here.
"""

import os
import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SHORTEST_SECRET = 50
HOST_NAME = re.compile(r"^(\*|\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$", re.IGNORECASE)


def _text(name: str) -> str:
    """A variable that is set but empty counts as not set: container tools often write it so."""
    return os.environ.get(name, "").strip()


def flag(name: str, *, default: bool) -> bool:
    value = _text(name).lower()
    if not value:
        return default
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off"):
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}. Write 1 or 0.")


def port(name: str, *, default: int) -> int:
    value = _text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 65535:
        raise ImproperlyConfigured(f"{name} is {value!r}. Write a port number from 1 to 65535.")
    return int(value)


def count(name: str, *, default: int) -> int:
    value = _text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} is {value!r}. Write a whole number, 1 or more.")
    return int(value)


def folder(name: str, *, default: Path, base: Path) -> Path:
    """A folder that may not exist yet. A relative path starts at `base`."""
    value = _text(name)
    path = (base / Path(value).expanduser()) if value else default
    if path.exists() and not path.is_dir():
        raise ImproperlyConfigured(f"{name} is {str(path)!r}, which is a file. Write the path of a folder.")
    return path


def site_url(name: str, *, default: str) -> str:
    value = _text(name) or default
    try:
        parts = urlsplit(value)
        well_formed = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        well_formed = False
    if not well_formed or parts.path not in ("", "/") or parts.query or parts.fragment or parts.username:
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Write the address readers use, without a path, like https://cards.example.org."
        )
    return value.rstrip("/")


def hosts(name: str, *, default: Sequence[str]) -> list[str]:
    value = _text(name)
    if not value:
        return list(default)
    names = [part.strip() for part in value.split(",") if part.strip()]
    for host in names:
        if not HOST_NAME.match(host):
            raise ImproperlyConfigured(
                f"{name} holds {host!r}. Write host names without scheme or port, "
                "separated by commas, like cards.example.org,www.cards.example.org."
            )
    return names


def database(name: str, *, default_file: Path) -> dict[str, Any]:
    value = _text(name)
    advice = "Write sqlite:////path/to/file.sqlite3 or postgresql://user:password@host:5432/name."
    if not value:
        _make(default_file.parent)
        return _sqlite({"ENGINE": "django.db.backends.sqlite3", "NAME": str(default_file)})
    try:
        database = dict(dj_database_url.parse(value))
    except (ValueError, KeyError) as error:
        # The address is left out: it may hold a password, and messages end in logs.
        raise ImproperlyConfigured(f"{name} cannot be read as an address of a database. {advice}") from error
    if database["ENGINE"] == "django.db.backends.sqlite3":
        return _sqlite(database)
    if database["ENGINE"] == "django.db.backends.postgresql":
        if not database.get("NAME"):
            raise ImproperlyConfigured(f"{name} names no database. {advice}")
        return database | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    raise ImproperlyConfigured(f"{name} asks for a database this site is not tested on. {advice}")


def _sqlite(database: dict[str, Any]) -> dict[str, Any]:
    """Readers never wait for a writer (WAL), and two writers wait for each other instead of failing (IMMEDIATE)."""
    return database | {
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
                "PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def cache(name: str) -> dict[str, Any]:
    value = _text(name)
    if not value:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    try:
        parts = urlsplit(value)
        well_formed = parts.scheme in ("redis", "rediss") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        well_formed = False
    if not well_formed:
        raise ImproperlyConfigured(
            f"{name} cannot be read as an address of a cache. Write redis://host:6379/0, "
            "or leave it out: each process then keeps a cache of its own."
        )
    return {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": value,
        "OPTIONS": {
            # A cache that is down is a miss. Without short timeouts, every reader would wait for it first.
            "IGNORE_EXCEPTIONS": True,
            "SOCKET_CONNECT_TIMEOUT": 1,
            "SOCKET_TIMEOUT": 1,
        },
    }


def secret_key(name: str, *, file: Path) -> str:
    """The key from the environment, or one made at the first start and kept in `file`."""
    value = _text(name)
    if not value:
        return _kept_secret(file, name)
    if len(value) < SHORTEST_SECRET or len(set(value)) < 5:
        raise ImproperlyConfigured(
            f"{name} is too easy to guess. Write at least {SHORTEST_SECRET} random characters, or leave it out: "
            "the site then makes one and keeps it in its data folder."
        )
    return value


def _kept_secret(file: Path, name: str) -> str:
    if not file.exists():
        _make(file.parent)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        try:
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_urlsafe(SHORTEST_SECRET))
            # A link fails where the name is taken: two processes that start together agree on one key.
            os.link(draft, file)
        except FileExistsError:
            pass
        except OSError as error:
            raise ImproperlyConfigured(
                f"No {name} is set, and none can be kept in {file} ({error.strerror}). "
                f"Set {name}, or make that folder writable."
            ) from error
        finally:
            draft.unlink(missing_ok=True)
    value = file.read_text().strip()
    if len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"{file} holds no usable key. Delete it: the site makes a new one at its next start."
        )
    return value


def _make(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {path} cannot be made ({error.strerror}). Set DATA_DIR to a folder that can be written."
        ) from error
