"""Make the database ready to serve: every migration applied, and the shipped content in an empty one."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cardfaq.catalogues import missing_catalogues


class Command(BaseCommand):
    help = "Apply migrations, import the shipped content into an empty database, and say where the site is."

    def handle(self, *args: Any, **options: Any) -> None:
        self._refuse_what_is_not_built()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("import_content", if_empty=True)
        call_command("make_prose", due=True, verbosity=0)
        self._catch_up()
        self.stdout.write(f"\nCardFAQ is at {settings.SITE_URL}/")
        if not get_user_model().objects.filter(is_staff=True).exists():
            self.stdout.write(
                f"There is no editor yet. `make editor` makes an account for {settings.SITE_URL}/en/admin/"
            )
        self.stdout.write("Ctrl+C stops it.\n")

    def _catch_up(self) -> None:
        """What search has not read yet, it reads now. If it cannot, readers still find pages as they were."""
        try:
            call_command("reindex", due=True, verbosity=0)
        except CommandError as error:
            self.stderr.write(str(error))

    def _refuse_what_is_not_built(self) -> None:
        """Without these every page would fail at its first reader, or be in English under a Spanish address."""
        names = staticfiles_storage
        if not settings.DEBUG and isinstance(names, ManifestFilesMixin) and names.read_manifest() is None:
            raise CommandError(
                f"There are no collected stylesheets and pictures in STATIC_ROOT, {settings.STATIC_ROOT}. "
                "`manage.py collectstatic` puts them there; `make run` does it by itself."
            )
        if missing := missing_catalogues(settings.LOCALE_PATHS[0]):
            raise CommandError(
                f"{missing[0]} is missing. `manage.py compile_catalogues` makes it; `make run` does it by itself."
            )
