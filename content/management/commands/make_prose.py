"""`manage.py make_prose`: what readers see of every text, made anew where it is missing or was made otherwise."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from content.publishing.made_texts import MadeText
from content.publishing.making import make_all, maker


class Command(BaseCommand):
    help = "Make the HTML of every text that has none, or that older code made; remove what no text says any more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="Make every text again.")
        parser.add_argument("--due", action="store_true", help="Do nothing where this code has made texts before.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["due"] and MadeText.objects.filter(made_by=maker()).exists():
            return
        if options["all"]:
            MadeText.objects.update(made_by="")
        count = make_all()
        if options["verbosity"]:
            self.stdout.write(f"texts made: {count}")
