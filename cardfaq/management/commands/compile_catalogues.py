from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cardfaq.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Compile the message catalogues."
    # It must run before anything that reads them.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            compile_catalogues(folder)
