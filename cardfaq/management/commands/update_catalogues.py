"""Bring the catalogues in step with the messages in code and templates. For development: needs Babel."""

from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand

from cardfaq.catalogues import DOMAIN

METHODS = [
    ("content/migrations/**.py", "ignore"),
    ("content/**.py", "python"),
    ("cardfaq/**.py", "python"),
    ("templates/**.html", "cardfaq.catalogues:extract_template"),
    ("templates/**.txt", "cardfaq.catalogues:extract_template"),
]
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


class Command(BaseCommand):
    help = "Add new messages to the catalogues in locale/ and drop those that are no longer used."

    def handle(self, *args: Any, **options: Any) -> None:
        template = messages_in(settings.BASE_DIR)
        for code, _name in settings.LANGUAGES:
            # English is the language the messages are written in.
            if code == "en":
                continue
            file = settings.LOCALE_PATHS[0] / code / "LC_MESSAGES" / f"{DOMAIN}.po"
            waiting = update(file, template, code)
            self.stdout.write(f"{file.relative_to(settings.BASE_DIR)}: {waiting} messages wait for a translation.")


def messages_in(folder: Path) -> Catalog:
    """Every message marked for translation in the repository."""
    catalogue = Catalog(project="CardFAQ", charset="utf-8", fuzzy=False)
    found = []
    for part in ("cardfaq", "content", "templates"):
        for file, line, message, comments, context in extract_from_dir(
            str(folder / part),
            # Paths here start inside `part`.
            method_map=[(p.removeprefix(f"{part}/"), m) for p, m in METHODS if p.startswith(f"{part}/")],
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
        ):
            found.append((f"{part}/{file}", line, message, comments, context))
    for file, line, message, comments, context in sorted(found, key=lambda entry: (entry[0], entry[1])):
        catalogue.add(message, locations=[(file, line)], auto_comments=comments, context=context)
    return catalogue


def update(file: Path, template: Catalog, code: str) -> int:
    """Merge `template` into the catalogue `file` and return how many messages have no translation."""
    if file.exists():
        with file.open("rb") as written:
            catalogue = read_po(written, locale=code, domain=DOMAIN)
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        catalogue = Catalog(locale=code, domain=DOMAIN, project="CardFAQ", charset="utf-8", fuzzy=False)
        catalogue.header_comment = "# The words of the interface. `make messages` lists them, people translate them."
    created = catalogue.creation_date
    # A guess by likeness reads like a translation and is none.
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    # The template's own date would change the file at every run.
    catalogue.creation_date = created
    with file.open("wb") as out:
        # Line numbers would change the file with every edit elsewhere.
        write_po(out, catalogue, width=110, include_lineno=False, omit_header=False, sort_by_file=True)
    return sum(1 for message in catalogue if message.id and not is_translated(message))


def is_translated(message: Message) -> bool:
    """Every form of it has words."""
    forms = [message.string] if isinstance(message.string, str) else message.string or [""]
    return all(forms)
