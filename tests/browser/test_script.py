"""What the script adds, and that nothing is missing and nothing moves without or because of it."""

import brotli
import pytest
from django.conf import settings

GUIDE = "/en/guides/activate-bank-function-at-the-bank/"
GUIDE_ES = "/es/guias/activar-la-funcion-bancaria-en-el-banco/"
CARD = "/en/cards/social-security-card/"

SHIFTS = """new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((shift) => { sum += shift.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


def test_is_small():
    assert sum(len(brotli.compress(path.read_bytes())) for path in settings.BASE_DIR.glob("static/js/*.js")) < 10_000


@pytest.mark.browser
class TestScript:
    @pytest.fixture
    def page(self, new_window, site):
        window = new_window(base_url=site.url, viewport={"width": 360, "height": 740}, locale="en-GB")
        window.grant_permissions(["clipboard-read", "clipboard-write"])
        page = window.new_page()
        page.on("pageerror", lambda error: pytest.fail(f"the script fails: {error}"))
        return page

    def test_copies_the_chinese_and_says_so(self, page):
        page.goto(CARD)

        page.get_by_role("button", name="Copy 社会保障卡").first.click()

        page.locator("[role=status]", has_text="Copied").wait_for(state="attached")
        assert page.evaluate("navigator.clipboard.readText()") == "社会保障卡"

    def test_keeps_ticks_in_this_browser_in_both_languages(self, page):
        page.goto(GUIDE)
        page.locator(".checklist input").first.check()

        page.reload()
        assert page.locator(".checklist input").first.is_checked()
        page.goto(GUIDE_ES)
        assert page.locator(".checklist input").first.is_checked()
        assert page.context.cookies() == []
        page.locator(".checklist input").first.uncheck()
        page.goto(GUIDE)
        assert not page.locator(".checklist input").first.is_checked()

    @pytest.mark.parametrize("step", ["step-2", "step-5"])
    def test_opens_the_other_language_where_this_one_is_read(self, page, step):
        page.goto(GUIDE)
        page.locator(f"#{step}").evaluate("step => scrollTo(0, step.getBoundingClientRect().top - 100)")

        page.get_by_role("link", name="Español", exact=True).evaluate("link => link.click()")

        page.wait_for_url(f"**{GUIDE_ES}#{step}")
        # It may still be gliding there.
        page.wait_for_function(
            "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < innerHeight / 2", arg=step
        )

    def test_opens_the_other_language_at_its_head_where_nobody_has_read_on(self, page):
        page.goto(GUIDE)

        page.get_by_role("link", name="Español", exact=True).click()

        page.wait_for_url(f"**{GUIDE_ES}")

    def test_opens_and_closes_all_that_folds(self, page):
        page.goto(CARD)
        folds, opened = page.locator("main details"), page.locator("main details[open]")

        page.get_by_role("button", name="Open all").click()
        assert opened.count() == folds.count() > 10
        page.get_by_role("button", name="Close all").click()
        assert opened.count() == 0

    def test_offers_titles_while_somebody_searches(self, page):
        page.goto("/es/buscar/")
        assert page.locator("datalist").count() == 0

        page.locator("#q").focus()

        page.locator("#hints option").first.wait_for(state="attached")
        offered = page.locator("#hints option").evaluate_all("options => options.map((option) => option.value)")
        assert "Tarjeta de seguridad social" in offered

    @pytest.mark.parametrize("path", [GUIDE, CARD, "/en/phrases/", "/en/"])
    def test_moves_nothing(self, page, path):
        page.goto(path)

        assert page.evaluate(SHIFTS) == 0

    def test_leaves_no_button_behind_where_scripts_do_not_run(self, new_window, site):
        page = new_window(base_url=site.url, java_script_enabled=False).new_page()

        page.goto(CARD)

        assert not page.locator(".copy").first.is_visible()
        assert not page.locator(".fold").first.is_visible()

    @pytest.mark.parametrize("scripts", [True, False])
    def test_is_not_needed_to_read_what_a_term_means(self, new_window, site, scripts):
        page = new_window(base_url=site.url, java_script_enabled=scripts).new_page()
        page.goto(GUIDE)
        term = page.locator(".gloss button").first
        meaning = page.locator(f"#{term.get_attribute('popovertarget')}")
        assert not meaning.is_visible()

        term.focus()
        page.keyboard.press("Enter")
        assert meaning.is_visible()
        page.keyboard.press("Escape")
        assert not meaning.is_visible()
