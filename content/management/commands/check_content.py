"""`manage.py check_content`: whether the content keeps its promises, and what is due to be looked at again."""

from argparse import ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from content.checks.claims import count_not_examined
from content.checks.content import Content
from content.checks.rules import check_content
from content.checks.terms import terms_without_notes
from content.law.due import Due, due_by, next_due
from content.publishing.days import read_day


def _day(word: str) -> date:
    try:
        return read_day(word)
    except ValueError as refusal:
        raise ArgumentTypeError(str(refusal)) from None


class Command(BaseCommand):
    help = "Fail on everything in the content that is wrong, and list the statements whose law has changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--on",
            type=_day,
            metavar="DATE",
            help="list the checks due by this day, as 2027-01-01 (today in China when left out)",
        )

    def handle(self, *args: Any, on: date | None = None, **options: Any) -> None:
        findings = check_content()
        for finding in findings:
            self.stdout.write(str(finding))
        self.stdout.write(f"Statements not yet examined for their legal basis: {count_not_examined()}.")
        self._list_due(on or timezone.localdate())
        self._list_terms()
        if findings:
            raise CommandError(f"{len(findings)} wrong in the content.")
        self.stdout.write("Nothing is wrong with the content.")

    def _list_due(self, on: date) -> None:
        due = due_by(on)
        self.stdout.write(f"Checks due by {on}: {sum(len(some.claims) for some in due)}.")
        for some in due:
            self._list(some)
        if coming := next_due(on):
            self.stdout.write(f"Next: {len(coming.claims)} on {coming.day}.")

    def _list_terms(self) -> None:
        """Advice: an editor knows whether a reader needs the Chinese there."""
        hints = list(terms_without_notes(Content()))
        self.stdout.write(f"Terms without a note, by page: {len(hints)}.")
        for hint in hints:
            self.stdout.write(f"  {hint}")

    def _list(self, due: Due) -> None:
        for claim in due.claims:
            self.stdout.write(f"  {due.day} {claim}")
