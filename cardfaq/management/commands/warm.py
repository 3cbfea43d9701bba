"""`manage.py warm`: make the pages of this release in Redis before readers are sent to it."""

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cardfaq.pages.cache import Pages
from cardfaq.pages.shelf import Key
from cardfaq.pages.watch import addresses_ahead


class Command(BaseCommand):
    help = "Make the pages of this release in Redis, those most read first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pages", type=int, default=2000, help="how many at most")

    def handle(self, *args: Any, pages: int, **options: Any) -> None:
        made = Pages()
        if not made.second.is_there:
            raise CommandError(
                "CACHE_URL names no Redis to make pages in. Without one each process makes its own when it starts."
            )
        began = time.monotonic()
        scheme = "https" if settings.IS_HTTPS else "http"
        paths = addresses_ahead(Path(settings.DATA_DIR) / "most-read.txt", pages)
        for path in paths:
            made.make(Key(path, "", scheme))
            while not made.unfinished.empty():
                made.finish(made.unfinished.get())
        self.stdout.write(f"{len(paths)} pages are ready, after {time.monotonic() - began:.0f} s.")
