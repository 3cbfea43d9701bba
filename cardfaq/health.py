"""Whether this process can answer readers (`/healthz`), and whether what editors save will be kept (`/readyz`)."""

import logging
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from django.db import DatabaseError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cardfaq.sqlite.base import FileReplaced

logger = logging.getLogger(__name__)

ENOUGH = 50 * 1024 * 1024
"""Bytes free beside the database file: room for the largest save and for the log of a busy day."""
PATIENCE = 1
"""Seconds to wait for another writer. One that is at work shows that writing works."""
REMEMBERED = 5
"""Seconds. Anybody may ask, and each answer costs a write."""


@csrf_exempt
@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    try:
        return _answer("" if _answers() else NO_ANSWER)
    except FileReplaced:
        return _answer(REPLACED)


@csrf_exempt
@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    return _answer(_readiness.reason())


def _answer(problem: str) -> HttpResponse:
    status = 503 if problem else 200
    return HttpResponse(f"{problem or 'ok'}\n", status=status, content_type="text/plain; charset=utf-8")


ALIAS = "default"
NO_ANSWER = "The database does not answer."
REPLACED = "The database file was replaced or removed while the site was running. Restart the site."
NO_WRITES = "The database takes no writes. The log says why."
NO_ROOM = f"Less than {ENOUGH // 1024 // 1024} MB are free where the database lies."


def not_ready() -> str:
    """Why saving would fail, in a sentence; "" where it works. The whole reason goes to the log: it may name hosts."""
    try:
        if not _answers():
            return NO_ANSWER
        with _short_patience(), transaction.atomic(using=ALIAS):
            row = MigrationRecorder.Migration.objects.using(ALIAS).order_by("pk").first()
            if row:
                row.save(update_fields=["name"])
    except FileReplaced:
        return REPLACED
    except DatabaseError as error:
        if not _is_busy(error):
            logger.exception(NO_WRITES)
            return NO_WRITES
    return "" if _has_room() else NO_ROOM


def _answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except FileReplaced as error:
        logger.error("%s", error)
        raise
    except DatabaseError:
        # The reason goes to the log: it may name hosts and users.
        logger.exception(NO_ANSWER)
        return False
    return True


@contextmanager
def _short_patience() -> Iterator[None]:
    """Wait for another writer only so long as whoever asks waits for us."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        [before] = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before}")


def _is_busy(error: DatabaseError) -> bool:
    return getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY


def _has_room() -> bool:
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return True
    return shutil.disk_usage(Path(connection.settings_dict["NAME"]).parent).free >= ENOUGH


class Readiness:
    """What was found a moment ago: one process tries a write once in a few seconds, however often it is asked."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._reason, self._asked_at = "", -float("inf")

    def reason(self) -> str:
        with self._lock:
            if time.monotonic() - self._asked_at > REMEMBERED:
                self._reason = not_ready()
                self._asked_at = time.monotonic()
            return self._reason


_readiness = Readiness()
