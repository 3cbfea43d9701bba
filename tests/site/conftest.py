"""The whole shipped site, read once: every address of the sitemap and every address its pages link to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from urllib.parse import urldefrag, urljoin

import html5lib
import pytest
import time_machine
from django.conf import settings
from django.test import Client

from content.addresses import LANGUAGES

XHTML = "{http://www.w3.org/1999/xhtml}"
COMPILED = datetime(2026, 11, 22, 4, tzinfo=UTC)
"""The day the shipped content was compiled: what a page shows depends on the day."""


@dataclass(frozen=True)
class ReadPage:
    """One answer of the site."""

    path: str
    status: int
    headers: dict[str, str]
    html: str

    @property
    def language(self) -> str:
        return self.path.split("/")[1]

    @cached_property
    def _parsed(self):
        parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"))
        return parser.parse(self.html), parser.errors

    @property
    def tree(self):
        return self._parsed[0]

    @property
    def errors(self) -> list:
        """What a strict parser objects to."""
        return self._parsed[1]

    def all(self, tag: str) -> Iterator:
        return self.tree.iter(XHTML + tag)

    @cached_property
    def links(self) -> list[str]:
        """Paths on this site that the page leads to, without fragments.

        Not the same page again for another reader or place: that is tested with it (tests/proof/test_carrying.py).
        """
        found = []
        for anchor in self.all("a"):
            if anchor.get("data-chooses") is not None:
                continue
            target = urldefrag(urljoin(f"http://site{self.path}", anchor.get("href", ""))).url
            if target.startswith("http://site/"):
                found.append(target.removeprefix("http://site"))
        return found

    @property
    def is_indexed(self) -> bool:
        """Whether search engines keep it under this address: no filtered view, nothing marked `noindex`."""
        robots = [meta.get("content") for meta in self.all("meta") if meta.get("name") == "robots"]
        canonical = [link.get("href") for link in self.all("link") if link.get("rel") == "canonical"]
        return not any("noindex" in words for words in robots) and canonical == [settings.SITE_URL + self.path]


FINDERS = ("/which-card/", "/que-tarjeta/", "/what-to-do/", "/que-hacer/")
SITUATIONS = "/?when="
HISTORIES = ("/en/history/", "/es/historial/")


def is_read(path: str) -> bool:
    """Whether the walk goes there. What it leaves out has tests of its own: the admin, the history of each page,
    comparisons of more than two cards, and what stands behind a question mark, but for the answers of the finders and
    the situations of readers.
    """
    asked = "?" in path and SITUATIONS not in path and not path.partition("?")[0].endswith(FINDERS)
    left_out = ("/static/", "/en/admin", "/es/admin", *HISTORIES)
    return not asked and path.count("-vs-") < 2 and not path.startswith(left_out)


class ReadSite:
    """Every page of the site by its path, read as they are asked for."""

    def __init__(self):
        self.client = Client(headers={"host": "localhost"})
        self.pages: dict[str, ReadPage] = {}

    def page(self, path: str) -> ReadPage:
        if path not in self.pages:
            response = self.client.get(path)
            html = response.content.decode() if "html" in response.headers.get("Content-Type", "") else ""
            self.pages[path] = ReadPage(path, response.status_code, dict(response.headers), html)
        return self.pages[path]

    def sitemap(self, language: str) -> dict[str, dict[str, str]]:
        """Each address of a sitemap: path → its alternates by language."""
        text = self.client.get(f"/sitemap-{language}.xml").content.decode()
        found = {}
        for entry in html5lib.parse(text, treebuilder="etree").iter(XHTML + "url"):
            [loc] = [child.text for child in entry if child.tag == f"{XHTML}loc"]
            links = [child for child in entry.iter() if child.tag.endswith("link")]
            found[loc.removeprefix(settings.SITE_URL)] = {
                link.get("hreflang"): link.get("href").removeprefix(settings.SITE_URL) for link in links
            }
        return found


def pytest_itemcollected(item):
    """The site is read once: whoever needs it runs in one process."""
    if "read_site" in getattr(item, "fixturenames", ()):
        item.add_marker(pytest.mark.xdist_group("read_site"))


@pytest.fixture(scope="session")
def _site_read(_shipped_content, django_db_blocker) -> ReadSite:
    """Read every page of the sitemap and everything these link to, once."""
    site = ReadSite()
    with django_db_blocker.unblock(), time_machine.travel(COMPILED, tick=False):
        waiting = [path for language in LANGUAGES for path in site.sitemap(language)]
        waiting += [f"/{language}/" for language in LANGUAGES]
        while waiting:
            path = waiting.pop()
            if path not in site.pages and is_read(path):
                page = site.page(path)
                waiting += page.links if page.status == 200 and page.html else []
    return site


@pytest.fixture
def read_site(_site_read, shipped) -> ReadSite:
    """The shipped site as it was read, and ready to be asked more."""
    return _site_read
