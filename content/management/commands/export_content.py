"""`manage.py export_content`: the whole content as files, the same bytes for the same content."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from content.exchange.exporting import export_folder
from content.files import FILE_FORMATS


class Command(BaseCommand):
    help = "Write every content file; files that nothing stands for any more are removed."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", default=str(settings.BASE_DIR / "content" / "fixtures"))

    def handle(self, *args, folder, **options):
        try:
            written, removed = export_folder(Path(folder), FILE_FORMATS)
        except OSError as error:
            raise CommandError(f"{error.filename}: cannot be written: {error.strerror}.") from None
        self.stdout.write(f"{written} files written, {removed} removed.")
