"""The key that signs sessions and forms: given, or made once and kept."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from cardfaq.environment.values import make_folder, text

SHORTEST_SECRET = 50


def secret_key(name: str, *, file: Path) -> str:
    """The key from the environment, or one made at the first start and kept in `file`."""
    value = text(name)
    if not value:
        return _kept_secret(file, name)
    if len(value) < SHORTEST_SECRET or len(set(value)) < 5:
        raise ImproperlyConfigured(
            f"{name} is too easy to guess. Write at least {SHORTEST_SECRET} random characters, or leave it out: "
            "the site then makes one and keeps it in its data folder."
        )
    return value


def _kept_secret(file: Path, name: str) -> str:
    try:
        if not file.exists():
            make_folder(file.parent)
            _keep_a_new_one(file)
        value = file.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"No {name} is set, and none can be kept in {file} ({error.strerror}). "
            f"Set {name}, or make that folder writable."
        ) from error
    except UnicodeDecodeError:
        value = ""
    if len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"{file} holds no usable key. Delete it: the site makes a new one at its next start."
        )
    return value


def _keep_a_new_one(file: Path) -> None:
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(SHORTEST_SECRET), encoding="ascii")
        # A link fails where the name is taken: two processes that start together agree on one key.
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)
