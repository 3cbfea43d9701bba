"""An editor in a process of their own, saving through the admin: `python -m tests.search.editor_at_work NUMBER`.

`prepare` as the argument makes the site they share, `found` prints what search finds of their last words.
"""

import os
import shutil
import sys

import django

from content.reader import Reader

EDITORS = 4
ROUNDS = 4


def prepare() -> None:
    """A guide for each editor, and sources that stand on all of them."""
    from django.core.management import call_command

    from content.management.commands.make_editor import make_editor
    from content.publishing.models import Page
    from content.search.indexing import catch_up
    from tests import factories as make

    call_command("migrate", verbosity=0)
    sources = [make.make_source(f"source-{n}") for n in range(EDITORS)]
    for n in range(EDITORS):
        make_editor(f"editor-{n}", "seven tall bamboo stools")
        page = make.make_page(f"page-{n}")
        make.make_claim(page, sources=sources)
    catch_up(Page.objects.values_list("pk", flat=True))


def work(number: int) -> list[int]:
    """Save the own page, and a source that all pages show, by turns. Returns how the site answered."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    from content.evidence.models import Source
    from content.publishing.models import Page
    from tests.admin.typing_editor import change_form

    client = Client(raise_request_exception=False)
    client.force_login(get_user_model().objects.get(username=f"editor-{number}"))
    page, source = Page.objects.get(key=f"page-{number}"), Source.objects.get(key=f"source-{number}")
    answers = []
    for turn in range(ROUNDS):
        body = " ".join(f"word{turn}{letter}{number}" for letter in "abcdefgh")
        text = f"{body} last{number}x{turn}"
        answers.append(change_form(client, page).send(body_en=text, body_es=text).status_code)
        answers.append(change_form(client, source).send(publisher_en=f"Publisher {number} {turn}").status_code)
    return answers


def found() -> dict[str, list[str]]:
    from content.search.models import SearchDue
    from content.search.results import search

    words = [f"last{number}x{ROUNDS - 1}" for number in range(EDITORS)]
    return {word: [page.key for page in search(word, Reader("en")).pages] for word in words} | {
        "due": [str(due) for due in SearchDue.objects.all()]
    }


def main(task: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.conf import settings

    try:
        print({"prepare": prepare, "found": found}[task]() if task in ("prepare", "found") else work(int(task)))  # noqa: T201
    finally:
        shutil.rmtree(settings.DATA_DIR, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
