"""No page is long: what a reader needs stands in a few screens of a phone, the rest opens.

Every page of each kind, in both languages, with all folds closed.
"""

import pytest

from content.addresses import LANGUAGES, home_path, index_path
from tests import stock
from tests.browser import chromium

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("length")]

A_SMALL_PHONE = {"width": 360, "height": 740}
SCREENS = {"front": 4, "question": 3, "guide": 8, "card": 8, "comparison": 8, "provision": 5, "correction": 5}
"""How many screens the longest page of a kind may take."""
HALF = 0.55
"""The head and the foot of a page stay."""
DEEPER = {"provision": "law"}
"""Kinds whose pages stand one level below those of another."""


def kind_of(path: str) -> str:
    """The kind of a page that has a budget; nothing for another."""
    language = path.split("/")[1]
    if path == home_path(language):
        return "front"
    for kind in SCREENS:
        if kind == "front":
            continue
        index = index_path(DEEPER.get(kind, kind), language)
        names = path.removeprefix(index).strip("/").split("/")
        if path.startswith(index) and path != index and len(names) == (2 if kind in DEEPER else 1):
            return kind
    return ""


@pytest.fixture(scope="module")
def phone(_chromium, site):
    window = chromium.window(_chromium, base_url=site.url, viewport=A_SMALL_PHONE, reduced_motion="reduce")
    yield window.new_page()
    window.close()


@pytest.fixture(scope="module")
def heights(phone, site):
    """Kind → path → height in screens. Pages come from the walk over the site, which read them all."""
    whole = {read.path: read for read in stock.pages() if read.status == 200 and "?" not in read.path}
    found: dict[str, dict[str, float]] = {kind: {} for kind in SCREENS}

    def answer(route):
        path = route.request.url.removeprefix(site.url)
        if read := whole.get(path):
            route.fulfill(body=read.html, content_type="text/html; charset=utf-8")
        else:
            route.continue_()

    phone.route("**/*", answer)
    for path in sorted(whole):
        if kind := kind_of(path):
            found[kind][path] = height(phone, path)
    phone.unroute("**/*")
    return found


def height(phone, path: str) -> float:
    phone.goto(path, wait_until="domcontentloaded")
    return phone.evaluate("document.documentElement.scrollHeight / innerHeight")


@pytest.mark.parametrize("kind", SCREENS)
def test_of_a_kind_takes_no_more_screens_than_it_may(kind, heights):
    longer = {path: round(height, 2) for path, height in heights[kind].items() if height > SCREENS[kind]}

    assert longer == {}


@pytest.mark.parametrize("kind", SCREENS)
def test_of_a_kind_are_measured_in_both_languages(kind, heights):
    assert {path.split("/")[1] for path in heights[kind]} == set(LANGUAGES)


def test_of_a_comparison_only_the_differences_are_half_as_long(heights, phone):
    shares = {path: height(phone, f"{path}?only=differences") / whole for path, whole in heights["comparison"].items()}

    assert {path: round(share, 2) for path, share in shares.items() if share > HALF} == {}
