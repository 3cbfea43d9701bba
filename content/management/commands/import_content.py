"""`manage.py import_content`: content files into the database, after showing what it would do."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from content.exchange.folder import passed_over
from content.exchange.importing import (
    ImportRefused,
    import_folder,
    make_plan,
    read_folder,
)
from content.files import FILE_FORMATS
from content.publishing.making import make_all
from content.publishing.models import Page
from content.publishing.workflow import record_changes


class Command(BaseCommand):
    help = "Import content files: all or nothing, every problem with its file and line."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", default=str(settings.BASE_DIR / "content" / "fixtures"))
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="do nothing when the site has pages already",
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="replace what was edited on the site",
        )
        parser.add_argument("--plan", action="store_true", help="show what would change and stop")

    def handle(self, *args, folder, if_empty, overwrite, plan, **options):
        if if_empty and Page.objects.exists():
            self.stdout.write("The site has content already; nothing was imported.")
            return
        path = Path(folder)
        if not path.is_dir():
            raise CommandError(f"There is no folder {folder}. Name the folder that holds the content files.")
        try:
            if plan:
                self._show(make_plan(read_folder(path, FILE_FORMATS), FILE_FORMATS))
            else:
                self._show(import_folder(path, FILE_FORMATS, overwrite=overwrite, after=record_changes))
        except ImportRefused as refusal:
            raise CommandError("Nothing was imported.\n" + "\n".join(refusal.problems)) from None
        make_all()
        for name in passed_over(path):
            self.stdout.write(f"passed over: {name}")

    def _show(self, plan):
        for word in ("new", "changed", "edited"):
            paths = getattr(plan, word)
            self.stdout.write(f"{word}: {len(paths)}")
            if word != "new":
                for name in paths:
                    self.stdout.write(f"  {name}")
        self.stdout.write(f"unchanged: {len(plan.unchanged)}")
