"""PostgreSQL's own programs dump and read back. They come with a PostgreSQL, not with this site."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from cardfaq.backup.archive import BackupRefused

ASIDE = "cardfaq_before_restore"
"""The schema in which what stood before waits until the restored one is whole."""
PLAIN = ("--no-owner", "--no-privileges")
"""Whoever restores owns what is restored."""


def dump(to: Path) -> list[str]:
    """Dump our schema to a file, without sessions. Returns the migrations it holds. Raises `BackupRefused`.

    `pg_dump` reads one state of the database, whoever writes meanwhile.
    """
    migrations = [f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()]
    options = (
        "--format=custom",
        "--compress=0",
        "--no-owner",
        "--no-privileges",
        "--exclude-table-data=django_session",
    )
    _run("pg_dump", *options, f"--schema={_schema()}", f"--file={to}")
    return migrations


def replace(new: Path, keep: Callable[[], object], migrate: Callable[[], None]) -> None:
    """Put a dump in the place of what our schema holds. Raises `BackupRefused`, and leaves everything as it was.

    Nobody else may be there: what is saved between keeping and replacing would be in neither.
    """
    _program("pg_restore")
    _refuse_others()
    _put_back()
    name = _schema()
    keep()
    _execute(f"ALTER SCHEMA {_quoted(name)} RENAME TO {ASIDE}", f"CREATE SCHEMA {_quoted(name)}")
    try:
        options = ("--single-transaction", "--exit-on-error", *PLAIN, f"--schema={name}")
        _run("pg_restore", *options, f"--dbname={_address()['PGDATABASE']}", new)
        migrate()
    except BaseException:
        _put_back()
        raise
    _execute(f"DROP SCHEMA {ASIDE} CASCADE")


def _put_back() -> None:
    """What stood before, where a restore did not come to its end: now, or when the machine failed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [ASIDE])
        waits = cursor.fetchone()
    if waits:
        name = _quoted(_schema())
        _execute(f"DROP SCHEMA {name} CASCADE", f"ALTER SCHEMA {ASIDE} RENAME TO {name}")


def _refuse_others() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
        [others] = cursor.fetchone()
    if others:
        raise BackupRefused(
            f"Others are connected to the database ({others}). Stop the site, restore, and start it again: what is "
            "saved meanwhile would be lost."
        )


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _execute(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _schema() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        [schema] = cursor.fetchone()
    if not schema:
        raise BackupRefused("The account of the database may use no schema of it.")
    return str(schema)


def _address() -> Mapping[str, str]:
    """Where the database is, for its programs. A password is told by the environment: lists of processes are public."""
    given: dict[str, Any] = connection.get_connection_params()
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    names |= {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "connect_timeout": "PGCONNECT_TIMEOUT"}
    return {variable: str(given[name]) for name, variable in names.items() if given.get(name)}


def _program(name: str) -> str:
    if path := shutil.which(name):
        return path
    raise BackupRefused(
        f"There is no {name} on this machine. It comes with PostgreSQL's client programs (on Debian: "
        "`apt install postgresql-client`); its version must not be older than the server's."
    )


def _run(name: str, *arguments: object) -> None:
    program = _program(name)
    done = subprocess.run(  # noqa: S603 - our own arguments, no shell
        [program, *map(str, arguments)], env=os.environ | _address(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupRefused(f"{name} failed: {done.stderr.strip() or done.returncode}")
