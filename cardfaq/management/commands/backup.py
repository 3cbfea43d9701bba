"""`manage.py backup`: the whole database in one file, while the site runs."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cardfaq.backup.archive import BackupRefused
from cardfaq.backup.verbs import backup, forget_oldest


class Command(BaseCommand):
    help = "Write content, accounts and history to one file that `restore` takes back. The site may run meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="by default a new file in DATA_DIR/backups")
        parser.add_argument(
            "--keep", type=int, metavar="COUNT", help="of the backups made without a name, keep only the newest"
        )

    def handle(self, *args: Any, file: Path | None, keep: int | None, **options: Any) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep takes a number from 1 on.")
        try:
            path, manifest = backup(file)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{path}\n{path.stat().st_size / 1e6:.1f} MB, sha256 of the database {manifest.sha256}")
        self.stdout.write(
            "It holds passwords in their stored form and readers' reports: keep it where others cannot read."
        )
        for old in forget_oldest(keep) if keep else ():
            self.stdout.write(f"removed: {old}")
