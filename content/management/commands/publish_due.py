"""`manage.py publish_due`: drafts whose set time has come. For a timer, once a minute or as rarely as one likes."""

from typing import Any

from django.core.management.base import BaseCommand

from content.publishing.drafts.workflow import publish_due


class Command(BaseCommand):
    help = "Publish the drafts whose time has come. May run twice at once; each is published once."

    def handle(self, *args: Any, **options: Any) -> None:
        done, failed = publish_due()
        for draft in done:
            self.stdout.write(f"published: {draft.page.reference}")
        for draft in failed:
            reason = draft.steps.latest("at", "pk").note
            self.stderr.write(f"could not be published: {draft.page.reference}: {reason}")
