"""`manage.py restore`: a backup in the place of what the database holds, which is kept as a backup of its own."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cardfaq.backup.archive import BackupRefused
from cardfaq.backup.verbs import examine, restore


class Command(BaseCommand):
    help = "Take back what `backup` wrote. What the database holds now is backed up first."
    # They would look at a database that may not be there.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="read the file as if, and change nothing")

    def handle(self, *args: Any, file: Path, check: bool, **options: Any) -> None:
        try:
            if check:
                manifest = examine(file)
                self.stdout.write(f"{file} is whole. It was made at {manifest.made_at}.")
                return
            manifest, kept = restore(file)
        except BackupRefused as refusal:
            raise CommandError(f"Nothing was replaced. {refusal}") from refusal
        self.stdout.write(f"The database is as it was at {manifest.made_at}.")
        if kept:
            self.stdout.write(f"What it held before is in {kept}. To go back: manage.py restore {kept}")
        self.stdout.write("If the site is running, restart it: it remembers pages. Editors sign in again.")
