"""A guide in the hand: on paper, and its sentences turned towards the clerk."""

import re

import pytest

GUIDE = "/en/guides/activate-bank-function-at-the-bank/"

pytestmark = pytest.mark.browser


class TestPaper:
    def test_holds_a_guide_on_one_sheet_of_a4(self, browser):
        page = browser.new_page()
        page.goto(GUIDE)

        pdf = page.pdf(prefer_css_page_size=True)

        assert re.search(rb"/Count (\d+)", pdf)[1] == b"1"

    def test_holds_four_counter_cards_on_a_sheet(self, browser):
        page = browser.new_page()
        page.goto(f"{GUIDE}counter/")
        cards = page.locator(".counter").count()

        pdf = page.pdf(prefer_css_page_size=True)

        assert int(re.search(rb"/Count (\d+)", pdf)[1]) <= -(-cards // 4) + 1


class TestCounterCards:
    @pytest.fixture
    def page(self, browser):
        page = browser.new_page()
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(f"{GUIDE}counter/")
        return page

    def test_fill_a_telephone_and_go_on_by_a_link(self, page):
        first, second = page.locator(".counter").nth(0), page.locator(".counter").nth(1)
        assert first.bounding_box()["height"] >= 740

        first.get_by_role("link", name="Next sentence").click()

        page.wait_for_function("location.hash.length > 1")
        assert page.url.endswith(f"#{second.get_attribute('id')}")
        assert second.locator("h2").is_visible()

    def test_turn_towards_the_clerk_and_back(self, page):
        card = page.locator(".counter").first
        both = card.locator(".counter__both")

        card.get_by_role("link", name="Turn it round").click()
        turned = both.evaluate("element => getComputedStyle(element).rotate")
        card.get_by_role("link", name="Turn it back").click()

        assert turned == "180deg"
        assert both.evaluate("element => getComputedStyle(element).rotate") == "none"

    def test_never_scroll_sideways(self, page):
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
