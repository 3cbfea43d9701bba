"""Backing up and restoring, whatever the database."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from cardfaq.backup import on_postgresql, on_sqlite
from cardfaq.backup.archive import BackupRefused, Manifest, check, unpack, write_archive

FOLDER = "backups"
NAME = "cardfaq-%Y%m%d-%H%M%S.backup"
GLOB = "cardfaq-*.backup"


def backup(target: Path | None = None) -> tuple[Path, Manifest]:
    """Write the whole database to one file; by default a new one in DATA_DIR/backups. Raises `BackupRefused`."""
    now = datetime.now(UTC)
    if target is None:
        target = settings.DATA_DIR / FOLDER / now.strftime(NAME)
        target.parent.mkdir(mode=0o700, exist_ok=True)
    if not target.parent.is_dir():
        raise BackupRefused(f"There is no folder {target.parent}. Make it, or name another one.")
    if target.exists():
        raise BackupRefused(f"There is a file {target} already. Name another one.")
    with _beside(target) as folder:
        copy = folder / "database"
        if connection.vendor == "sqlite":
            if not _sqlite_file().exists():
                raise BackupRefused(f"There is no database {_sqlite_file()} yet.")
            migrations = on_sqlite.dump(_sqlite_file(), copy)
        else:
            migrations = on_postgresql.dump(copy)
        return target, write_archive(target, copy, Manifest(now.isoformat(timespec="seconds"), _vendor(), migrations))


def restore(source: Path) -> tuple[Manifest, Path | None]:
    """Put a backup in the place of what the database holds now. Returns also the backup of that, where there was any.

    Raises `BackupRefused`, and changes nothing then: where the file is damaged, from another kind of database, or made
    with a newer schema than this code knows. An older schema is brought up to date.
    """
    kept: list[Path] = []

    def keep() -> None:
        kept.append(backup()[0])

    file = _sqlite_file() if connection.vendor == "sqlite" else None
    with _beside(file or settings.DATA_DIR / FOLDER) as folder:
        new = folder / "database.sqlite3"
        manifest = unpack(source, new)
        refuse_what_cannot_be_read(manifest)
        if file is None:
            on_postgresql.replace(new, keep, lambda: _migrate({}))
        else:
            _migrate({"DATABASE_URL": f"sqlite:///{new}"})
            if file.exists():
                on_sqlite.replace(file, new, keep)
            else:
                new.rename(file)
    return manifest, next(iter(kept), None)


def examine(source: Path) -> Manifest:
    """Read a backup as `restore` would, and change nothing. Raises `BackupRefused`."""
    manifest = check(source)
    refuse_what_cannot_be_read(manifest)
    return manifest


def forget_oldest(keep: int) -> list[Path]:
    """Remove all but the newest backups that were made without a name. Returns those that went."""
    old = sorted((settings.DATA_DIR / FOLDER).glob(GLOB))[:-keep]
    for file in old:
        file.unlink()
    return old


def refuse_what_cannot_be_read(manifest: Manifest) -> None:
    if manifest.database != _vendor():
        raise BackupRefused(
            f"This backup is of {manifest.database}, and the site runs on {_vendor()}. `manage.py export_content` and "
            "`import_content` carry content from one to the other."
        )
    if unknown := _newer(manifest.migrations):
        raise BackupRefused(
            f"This backup was made by a newer version of the site: this one does not know {', '.join(unknown)}. "
            "Restore it with that version."
        )


def _newer(migrations: Iterable[str]) -> list[str]:
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    known = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known.update((app, name) for app, name in migration.replaces)
    return [name for name in migrations if tuple(name.split(".", 1)) not in known]


def _migrate(environment: dict[str, str]) -> None:
    """Bring the restored schema up to date, in a process of its own: migrations speak to the database of a process."""
    manage = settings.BASE_DIR / "manage.py"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(manage), "migrate", "--no-input", "--verbosity", "0"],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupRefused(f"The backup could not be brought to the present schema:\n{done.stderr.strip()}")


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A folder for what is being made, where it is to lie in the end: there is room, or there is none at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=path.parent) as folder:
        yield Path(folder)


def _sqlite_file() -> Path:
    return Path(connection.settings_dict["NAME"])


def _vendor() -> str:
    return connection.vendor
