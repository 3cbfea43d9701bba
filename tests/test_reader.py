"""Below the views only a `Reader` knows the language: no function takes one, but where languages are the subject."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.test import RequestFactory

from content.reader import AudienceFacts, PlaceFacts, Reader, ReaderMiddleware

ROOT = Path(__file__).parents[1]

ABOUT_LANGUAGES = {
    "content/addresses.py": "the words of addresses",
    "content/markup/": "spaces, quotation marks and links of a text, which is in one language",
    "content/search/": "an index for each language",
    "content/glossary/banned_wording.py": "renderings to avoid, which are in one language",
    "content/checks/": "what is checked in each language",
    "content/publishing/made_texts.py": "what is stored for each language",
    "content/publishing/freshness/": "which language lags behind the other",
    "content/publishing/gate.py": "in which language something is missing",
    "content/publishing/rules.py": "in which language something is missing",
    "content/publishing/wording.py": "in which language a wording is banned",
    "content/finder/check.py": "in which language a finder ends nowhere",
    "content/seo/sitemaps.py": "a sitemap for each language",
    "content/machines/": "files for programs in each language",
    "content/management/": "commands of editors",
}
ADDRESSES = ("_path", "_in")
"""How functions end that answer for one of several languages: where a page is, whether it is there."""
OF_PAGES = {"published", "by_slug", "language_label", "name_lookups"}
DOOR_OF_SEARCH = "content/search/results.py"


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for file in sorted((ROOT / "content").rglob("*.py")):
        where = str(file.relative_to(ROOT))
        if "migrations" not in file.parts and (where == DOOR_OF_SEARCH or not where.startswith(tuple(ABOUT_LANGUAGES))):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            yield from ((where, node) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


class TestTheLanguage:
    def test_is_taken_by_no_function_below_the_views(self):
        taking = [
            f"{where}: {function.name}"
            for where, function in functions()
            if any(each.arg in ("language", "lang") for each in (*function.args.args, *function.args.kwonlyargs))
            and not function.name.endswith(ADDRESSES)
            and function.name not in OF_PAGES
        ]

        assert taking == []

    def test_is_looked_for_in_rooms_that_are_there(self):
        assert [where for where in ABOUT_LANGUAGES if not (ROOT / where).exists()] == []


class TestReader:
    def test_reads_in_their_own_language(self):
        class Row:
            title_en, title_es = "Card", "Tarjeta"

        assert [Reader(code).text(Row(), "title") for code in ("en", "es")] == ["Card", "Tarjeta"]
        assert Reader("es").column("page__title") == "page__title_es"

    def test_gets_nothing_where_nobody_wrote_in_their_language(self):
        class Row:
            title_en, title_es = "Card", None

        assert Reader("es").text(Row(), "title") == ""

    def test_reads_on_the_day_it_is_in_china(self):
        with time_machine.travel("2026-12-31T20:00:00Z", tick=False):
            assert Reader("en").day == date(2027, 1, 1)

    def test_carries_what_they_chose_in_addresses(self):
        worker, chengdu = AudienceFacts("foreign-worker", "Foreign workers"), PlaceFacts("chengdu", "Chengdu")

        assert Reader("en", audience=worker, place=chengdu).query == "for=foreign-worker&in=chengdu"
        assert not Reader("en").has_chosen

    @pytest.mark.parametrize(("path", "language"), [("/es/tarjetas/", "es"), ("/en/", "en"), ("/healthz", "en")])
    def test_is_known_of_every_request(self, path, language):
        request = RequestFactory().get(path)

        ReaderMiddleware(lambda request: request.reader)(request)

        assert request.reader == Reader(language)
