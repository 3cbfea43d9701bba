"""The page of results on a small phone."""

import pytest

from content.addresses import index_path

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("typed", ["w" * 150, "card " + "w" * 150, "医" * 150, "medicare-" + "w" * 150 + " medicare"])
def test_a_query_of_150_letters_never_makes_it_scroll_sideways(browser, language, typed):
    page = browser.new_page()
    page.set_viewport_size({"width": 360, "height": 740})

    page.goto(f"{index_path('search', language)}?q={typed}")

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
