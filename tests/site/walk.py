"""The whole shipped site, read once: every address of the sitemap and every address its pages link to.

As a program it walks the site of the database that the environment names, as readers get it, and writes what it read
into a file: `python -m tests.site.walk FILE`. `tests.stock` keeps that file, for all who read the whole site.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import html5lib
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.addresses import LANGUAGES

AS_A_RULE = 12
"""Queries of a page, at most (tests/site/test_costs.py)."""
XHTML = "{http://www.w3.org/1999/xhtml}"
COMPILED = datetime(2026, 11, 22, 4, tzinfo=UTC)
"""The day the shipped content was compiled: what a page shows depends on the day."""
FINDERS = ("/which-card/", "/que-tarjeta/", "/what-to-do/", "/que-hacer/")
SITUATIONS = "/?when="
HISTORIES = ("/en/history/", "/es/historial/")
ANCHOR = re.compile(r"<a\s([^>]*)>")
HREF = re.compile(r'(?:^|\s)href="([^"]*)"')
NOT_FOLLOWED = re.compile(r'(?:^|\s)rel="[^"]*\bnofollow\b')
CHOOSES = re.compile(r"(?:^|\s)data-chooses\b")


@dataclass(frozen=True)
class ReadPage:
    """One answer of the site."""

    path: str
    status: int
    headers: dict[str, str]
    html: str
    queries: int
    """How many it took."""

    @property
    def language(self) -> str:
        return self.path.split("/")[1]

    @cached_property
    def _parsed(self) -> tuple[Any, list[Any]]:
        parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"))
        return parser.parse(self.html), parser.errors

    @property
    def tree(self) -> Any:
        return self._parsed[0]

    @property
    def errors(self) -> list[Any]:
        """What a strict parser objects to."""
        return self._parsed[1]

    def all(self, tag: str) -> Iterator[Any]:
        return self.tree.iter(XHTML + tag)

    @cached_property
    def links(self) -> list[str]:
        """Paths on this site that the page leads to, without fragments. Found without parsing: a walk reads much.

        Not the same page again for another reader or place: that is tested with it (tests/evidence/test_carrying.py).
        """
        anchors = [attributes for attributes in ANCHOR.findall(self.html) if not CHOOSES.search(attributes)]
        return list(self.paths_of(unescape(href) for anchor in anchors for href in HREF.findall(anchor)))

    @cached_property
    def followed(self) -> list[str]:
        """Those of all its links that search engines follow."""
        anchors = [attributes for attributes in ANCHOR.findall(self.html) if not NOT_FOLLOWED.search(attributes)]
        return list(self.paths_of(unescape(href) for anchor in anchors for href in HREF.findall(anchor)))

    def paths_of(self, addresses: Iterator[str]) -> Iterator[str]:
        """Those of the addresses on this page that lead to this site, as paths without fragments."""
        for address in addresses:
            target = urldefrag(urljoin(f"http://site{self.path}", address)).url
            if target.startswith("http://site/"):
                yield target.removeprefix("http://site")

    @property
    def is_indexed(self) -> bool:
        """Whether search engines keep it under this address: no filtered view, nothing marked `noindex`."""
        robots = [meta.get("content") for meta in self.all("meta") if meta.get("name") == "robots"]
        canonical = [link.get("href") for link in self.all("link") if link.get("rel") == "canonical"]
        return not any("noindex" in words for words in robots) and canonical == [settings.SITE_URL + self.path]


def is_read(path: str) -> bool:
    """Whether the walk goes there. What it leaves out has tests of its own: the admin, the history of each page,
    comparisons of more than two cards, and what stands behind a question mark, but for the answers of the finders and
    the situations of readers.
    """
    asked = "?" in path and SITUATIONS not in path and not path.partition("?")[0].endswith(FINDERS)
    left_out = ("/static/", "/en/admin", "/es/admin", *HISTORIES)
    return not asked and path.count("-vs-") < 2 and not path.startswith(left_out)


class ReadSite:
    """Every page of the site by its path: those read before, and others read as they are asked for."""

    def __init__(self, *pages: ReadPage) -> None:
        self.client = Client(headers={"host": "localhost"})
        self.pages = {page.path: page for page in pages}

    def page(self, path: str) -> ReadPage:
        if path not in self.pages:
            with CaptureQueriesContext(connection) as queries:
                response = self.client.get(path)
            if len(queries) > AS_A_RULE:
                # What a process keeps of the words of short answers is read once.
                with CaptureQueriesContext(connection) as queries:
                    response = self.client.get(path)
            html = response.content.decode() if "html" in response.headers.get("Content-Type", "") else ""
            self.pages[path] = ReadPage(path, response.status_code, dict(response.headers), html, len(queries))
        return self.pages[path]

    def sitemap(self, language: str) -> dict[str, dict[str, str]]:
        """Each address of a sitemap: path → its alternates by language."""
        text = self.client.get(f"/sitemap-{language}.xml").getvalue().decode()
        found = {}
        for entry in html5lib.parse(text, treebuilder="etree").iter(XHTML + "url"):
            [loc] = [child.text for child in entry if child.tag == f"{XHTML}loc"]
            links = [child for child in entry.iter() if child.tag.endswith("link")]
            found[loc.removeprefix(settings.SITE_URL)] = {
                link.get("hreflang"): link.get("href").removeprefix(settings.SITE_URL) for link in links
            }
        return found

    def walk(self) -> None:
        """Read every page of the sitemap and everything these link to, on the day of compiling."""
        with time_machine.travel(COMPILED, tick=False):
            waiting = [path for language in LANGUAGES for path in self.sitemap(language)]
            waiting += [f"/{language}/" for language in LANGUAGES]
            while waiting:
                path = waiting.pop()
                if path not in self.pages and is_read(path):
                    page = self.page(path)
                    waiting += page.links if page.status == 200 and page.html else []


def pages_in(file: Path) -> list[ReadPage]:
    """What a walk wrote."""
    return [ReadPage(*page) for page in json.loads(file.read_text(encoding="utf-8"))]


def main(file: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cardfaq.settings")
    import django

    django.setup()
    site = ReadSite()
    site.walk()
    file.write_text(json.dumps([astuple(page) for page in site.pages.values()]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
