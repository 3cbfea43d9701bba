"""`manage.py sample_content --pages N`: made-up pages, to see how the site does when it is large. Not for readers."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.management.sample import Unsuitable, make_sample

MOST = 1_000_000


class Command(BaseCommand):
    help = "Add made-up pages in both languages, copied from the shipped ones. Only while developing (DEBUG=1)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pages", type=int, required=True, help=f"how many, at most {MOST}")
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same pages")

    def handle(self, *args: Any, pages: int, seed: int, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("This site is for readers: it takes no made-up pages. While developing, set DEBUG=1.")
        if not 1 <= pages <= MOST:
            raise CommandError(f"--pages is {pages}. Write a whole number from 1 to {MOST}.")
        began = time.monotonic()
        try:
            there = make_sample(pages, seed)
        except Unsuitable as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{there} made-up pages are there, after {time.monotonic() - began:.1f} s.")
