"""Switches, numbers and folders, and what all values share."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

MOST = 512
"""Processes: more than any machine this site runs on can use, so that it is a slip of the hand."""
QUOTES = "\"'“”‘’`"


def text(name: str) -> str:
    """A variable that is set but empty counts as not set: container tools often write it so.

    They also hand on the quotation marks that a shell would have taken away; a folder of that name is never meant.
    The value is left out of the message: it may hold a password, and messages end in logs.
    """
    value = os.environ.get(name, "").strip()
    if len(value) > 1 and value[0] in QUOTES and value[-1] in QUOTES:
        raise ImproperlyConfigured(f"{name} stands between quotation marks. Write it without them.")
    if not value.isprintable():
        raise ImproperlyConfigured(f"{name} holds a sign that cannot be seen. Type it again, by hand.")
    return value


def flag(name: str, *, default: bool) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off"):
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}. Write 1 or 0.")


def port(name: str, *, default: int) -> int:
    return _whole(name, default, 65535, "a port number from 1 to 65535")


def count(name: str, *, default: int) -> int:
    return _whole(name, default, MOST, f"a whole number, 1 or more and at most {MOST}")


def megabytes(name: str, *, default: int) -> int:
    return _whole(name, default, 100_000, "a whole number of megabytes, at least 1")


def pages(name: str, *, default: int) -> int:
    return _whole(name, default, 100_000, "a whole number of pages, or 0 for none", least=0)


def _whole(name: str, default: int, most: int, wanted: str, least: int = 1) -> int:
    value = text(name)
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) <= 9 and least <= int(value) <= most):
        raise ImproperlyConfigured(f"{name} is {value!r}. Write {wanted}.")
    return int(value)


def folder(name: str, *, default: Path, base: Path) -> Path:
    """A folder that may not exist yet. A relative path starts at `base`."""
    value = text(name)
    if not value:
        return default
    path = path_of(name, value, base)
    if path.exists() and not path.is_dir():
        raise ImproperlyConfigured(f"{name} is {str(path)!r}, which is a file. Write the path of a folder.")
    return path


def path_of(name: str, written: str, base: Path) -> Path:
    """The path that is meant, once it is clear that this account may look for it."""
    try:
        path = base / Path(written).expanduser()
        path.exists()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", "") or "there is no such account"
        raise ImproperlyConfigured(f"{name} is {written!r}, which cannot be read ({reason}).") from error
    return path


def make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {path} cannot be made ({error.strerror}). Set DATA_DIR to a folder that can be written."
        ) from error
