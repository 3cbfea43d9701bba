"""`manage.py reindex`: write what search looks through anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.publishing.models import Page
from content.search.indexing import catch_up_with_all, mark_due
from content.search.models import SearchDue


class Command(BaseCommand):
    help = "Write the search rows of every page anew, or only of those that are due."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--due", action="store_true", help="Only pages whose last change search has not read yet.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["due"]:
            mark_due(Page.objects.values_list("pk", flat=True))
        catch_up_with_all()
        if waiting := SearchDue.objects.count():
            raise CommandError(f"{waiting} pages could not be read; the log says why. Search finds them as they were.")
        if options["verbosity"]:
            self.stdout.write("Search has read every page.")
