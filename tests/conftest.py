"""What all tests share: which database, the shipped content, a running site and a browser."""

import operator
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import compress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests import stock
from tests.browser import chromium
from tests.browser.server import Site
from tests.browser.shared import shared_site
from tests.html import ReadingClient
from tests.together import CASES, is_one_more_case
from tests.together import pytest_fixture_setup as pytest_fixture_setup
from tests.together import pytest_xdist_auto_num_workers as pytest_xdist_auto_num_workers


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--with-database",
        action="store_true",
        help="Only tests that use a database: what a second one has to be tried with. Not those of the whole site read "
        f"once: that it reads the same there is a test of its own. Of a test with many cases the first {CASES}, unless "
        "it is marked `every_case`: the others show something else, and ask the database the same.",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests on an empty database first, then those on the shipped content, then those in a browser.

    The shipped content is imported once and stays; a test that wants an empty database cannot come after it.
    Playwright keeps an event loop running, which Django's database calls refuse to share.
    """

    def turn(item: pytest.Item) -> int:
        names = set(getattr(item, "fixturenames", ()))
        if "shipped" in names and names & {"transactional_db", "live_server"}:
            raise pytest.UsageError(f"{item.nodeid}: emptying the database afterwards would take the shipped content.")
        if "browser" in names or item.get_closest_marker("browser"):
            return 2
        return 1 if "shipped" in names else 0

    items.sort(key=turn)
    if config.getoption("--with-database"):
        tried = Counter[str]()
        is_chosen = [uses_database(item) and is_one_more_case(item, tried) for item in items]
        config.hook.pytest_deselected(items=list(compress(items, map(operator.not_, is_chosen))))
        items[:] = compress(items, is_chosen)


def uses_database(item: pytest.Item) -> bool:
    names = getattr(item, "fixturenames", ())
    return "read_site" not in names and (item.get_closest_marker("django_db") is not None or "db" in names)


@pytest.fixture(scope="session")
def _shipped_content(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        stock.fill(connection)
        # As the database's own housekeeping would soon after: without it PostgreSQL guesses how large tables are.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


@pytest.fixture
def shipped(_shipped_content: None, db: None) -> None:
    """The database holds the content that ships. What a test changes in it is undone afterwards."""


@pytest.fixture
def client() -> ReadingClient:
    """A reader without a browser."""
    return ReadingClient()


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """No test sees what another one cached."""
    yield
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Site]:
    """The site as it is served to readers: its own process, gunicorn, the shipped content. Only for reading.

    All workers of a run share it: they have their temporary folders side by side.
    """
    own = tmp_path_factory.getbasetemp()
    with shared_site((own if worker_id == "master" else own.parent) / "site") as running:
        yield running


@pytest.fixture
def site_to_change(site: Site, tmp_path: Path) -> Iterator[Site]:
    """A copy of `site` that a test may change."""
    site.copy_data(tmp_path)
    with Site(tmp_path) as running:
        yield running


@pytest.fixture(scope="session")
def _chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    # Playwright's event loop runs in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = chromium.start(playwright)
        yield browser
        browser.close()


@pytest.fixture
def browser(_chromium: Any, site: Site) -> Iterator[Any]:
    """A browser window without history, cookies or cache, on `site`: `page = browser.new_page()`."""
    window = chromium.window(_chromium, base_url=site.url, locale="en-GB")
    yield window
    window.close()


@pytest.fixture
def new_window(_chromium: Any) -> Iterator[Any]:
    """Opens browser windows with settings of the test's own: `new_window(base_url=..., java_script_enabled=False)`."""
    windows = []

    def open_window(**options: Any) -> Any:
        windows.append(chromium.window(_chromium, **options))
        return windows[-1]

    yield open_window
    for window in windows:
        window.close()


def pytest_unconfigure() -> None:
    shutil.rmtree(settings.DATA_DIR, ignore_errors=True)
