"""Make an account for an editor."""

import os
from getpass import getpass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from content.desk.roles import ROLES, group_of


class Command(BaseCommand):
    help = (
        "Make an account for the desk: an editor may add, change and publish all content; other roles do one part. "
        "Asks for a name and a password, or takes them from EDITOR_NAME and EDITOR_PASSWORD."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--role", choices=[*ROLES], default="editor", help="an editor may do all of it alone")

    def handle(self, *args: Any, role: str, **options: Any) -> None:
        name = os.environ.get("EDITOR_NAME") or self._ask("Name: ")
        password = os.environ.get("EDITOR_PASSWORD") or self._ask_twice()
        editor = make_editor(name, password, role)
        self.stdout.write(self.style.SUCCESS(f"{editor.get_username()} can now log in at /en/admin/ or /es/admin/."))

    def _ask(self, prompt: str) -> str:
        try:
            return input(prompt)
        except EOFError as error:
            raise CommandError("Nobody answered. Set EDITOR_NAME and EDITOR_PASSWORD instead.") from error

    def _ask_twice(self) -> str:
        try:
            password, again = getpass("Password: "), getpass("Once more: ")
        except EOFError as error:
            raise CommandError("Nobody answered. Set EDITOR_NAME and EDITOR_PASSWORD instead.") from error
        if password != again:
            raise CommandError("The two passwords differ. Nothing was made; try again.")
        return password


@transaction.atomic
def make_editor(name: str, password: str, role: str = "editor") -> Any:
    """Return a new staff account in the group of its role."""
    accounts = get_user_model()
    if accounts.objects.filter(username=name).exists():
        raise CommandError(
            f"There is already an account named {name}. `manage.py changepassword {name}` gives it a new password."
        )
    editor = accounts(username=name, is_staff=True)
    try:
        # The password itself is checked below, so that its reasons are told apart from those of the name.
        editor.full_clean(exclude=["password"])
        validate_password(password, editor)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    editor.set_password(password)
    editor.save()
    editor.groups.add(group_of(role))
    return editor
