"""A backup as one file: a zip with what the database gave, and a manifest that says what it is."""

import hashlib
import json
import os
import tempfile
import zipfile
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

FORMAT = 1
MANIFEST, DATABASE = "manifest.json", "database"
A_PIECE = 1 << 20


class BackupRefused(Exception):
    """Nothing was written, or nothing replaced. The message says why, and what to do."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    made_at: str
    database: str
    """`sqlite` or `postgresql`: one cannot be read by the other."""
    migrations: list[str]
    """The schema it was made with: `content.0001_initial` and so on."""
    sha256: str = ""
    size: int = 0
    format: int = FORMAT


def write_archive(target: Path, database: Path, manifest: Manifest) -> Manifest:
    """Write the backup, read it back, and only then give it its name. Returns the manifest with the checksum.

    Raises `BackupRefused` where there is such a file already, or where what was written cannot be read.
    """
    whole = Manifest(**{**asdict(manifest), "sha256": _sha256(database), "size": database.stat().st_size})
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    making = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(MANIFEST, json.dumps(asdict(whole), indent=1))
                archive.write(database, DATABASE)
            file.flush()
            os.fsync(file.fileno())
        check(making)
        try:
            os.link(making, target)
        except FileExistsError:
            raise BackupRefused(f"There is a file {target} already. Name another one.") from None
    finally:
        making.unlink(missing_ok=True)
    return whole


def read_manifest(file: Path) -> Manifest:
    """What a backup says of itself. Raises `BackupRefused` where the file is none."""
    try:
        with zipfile.ZipFile(file) as archive:
            found = json.loads(archive.read(MANIFEST))
        if found["format"] != FORMAT:
            raise BackupRefused(f"{file} was made by another version of the site, in a form this one does not know.")
        return Manifest(**found)
    except OSError as error:
        raise BackupRefused(f"{file} cannot be read: {error.strerror}.") from error
    except (zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError) as error:
        raise BackupRefused(f"{file} is no backup of this site, or only a part of one.") from error


def check(file: Path) -> Manifest:
    """Read the whole backup and compare it with its checksum. Raises `BackupRefused`."""
    return unpack(file, Path(os.devnull))


def unpack(file: Path, to: Path) -> Manifest:
    """Write the database of a backup to `to`. Raises `BackupRefused` where it is not what was backed up."""
    manifest = read_manifest(file)
    made_of = hashlib.sha256()
    try:
        with zipfile.ZipFile(file) as archive, archive.open(DATABASE) as database, to.open("wb") as target:
            while piece := database.read(A_PIECE):
                made_of.update(piece)
                target.write(piece)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError) as error:
        raise BackupRefused(f"{file} is damaged: it cannot be unpacked. Take another backup.") from error
    except OSError as error:
        raise BackupRefused(f"{file} cannot be unpacked: {error.strerror}.") from error
    if made_of.hexdigest() != manifest.sha256:
        raise BackupRefused(f"{file} is damaged: its checksum is not that of what it holds. Take another backup.")
    return manifest


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
