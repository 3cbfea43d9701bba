"""Finding one's way on a phone: the menu in reach, lists that are short, a way on from where there is nothing."""

import pytest

from content.addresses import LANGUAGES, index_path
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

A_PHONE = {"width": 360, "height": 740}
MOST_SCREENS = 6
LISTS = (
    "cards",
    "schemes",
    "comparisons",
    "guides",
    "questions",
    "corrections",
    "laws",
    "glossary",
    "phrases",
    "sources",
)
LONG = ["/en/cards/social-security-card/", "/es/guias/activar-la-funcion-bancaria-en-el-banco/"]

SCREENS = "document.documentElement.scrollHeight / innerHeight"
COVERED = """() => {
  const focused = document.activeElement, head = document.querySelector(".masthead");
  if (focused === document.body || head.contains(focused) || focused.matches(".skip")) return null;
  const box = focused.getBoundingClientRect();
  return box.top < head.getBoundingClientRect().bottom - 1 ? focused.outerHTML.slice(0, 120) : null;
}"""


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def page(request, new_window, site):
    window = new_window(base_url=site.url, viewport=A_PHONE, java_script_enabled=request.param, reduced_motion="reduce")
    return window.new_page()


@pytest.mark.parametrize("path", [path for kind in LISTS for path in KINDS[kind]])
def test_a_list_is_short_until_something_is_opened(new_window, site, path):
    page = new_window(base_url=site.url, viewport=A_PHONE).new_page()

    page.goto(path)

    assert page.evaluate(SCREENS) <= MOST_SCREENS


@pytest.mark.parametrize("path", LONG)
class TestTheHead:
    def test_stays_in_reach_at_the_end_of_a_long_page(self, page, path):
        page.goto(path)
        page.get_by_role("contentinfo").scroll_into_view_if_needed()

        box = page.get_by_role("banner").bounding_box()

        assert box["y"] == pytest.approx(0, abs=1)
        assert box["height"] <= 60

    def test_never_covers_what_has_the_focus(self, page, path):
        page.goto(path)
        covered = []
        for _tab in range(60):
            page.keyboard.press("Tab")
            covered.append(page.evaluate(COVERED))
        for _tab in range(30):
            page.keyboard.press("Shift+Tab")
            covered.append(page.evaluate(COVERED))

        assert [each for each in covered if each] == []

    def test_opens_the_menu_where_it_is_tapped(self, page, path):
        page.goto(path)
        page.evaluate("scrollTo(0, 2000)")
        before = page.evaluate("scrollY")
        menu = page.locator("#menu")

        menu.locator("summary").click()

        language = path.split("/")[1]
        assert page.evaluate("scrollY") == before
        for tool in ("guide", "phrases", "glossary"):
            assert menu.locator(f'a[href="{index_path(tool, language)}"]').is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
class TestAListThatFolds:
    def test_opens_the_fold_that_an_old_address_names(self, page, language):
        page.goto(f"{index_path('glossary', language)}#medical-insurance-code")

        assert page.locator("#medical-insurance-code dd").first.is_visible()

    def test_is_made_short_by_a_word_without_a_script(self, page, language):
        page.goto(index_path("phrases", language))
        page.locator("#q").fill("mima")
        page.locator("#q").press("Enter")
        page.wait_for_url("**?q=mima")

        assert page.locator(".phrase").count() > 0
        assert page.locator(".phrase__han", has_text="密码").count() == page.locator(".phrase").count()

    def test_offers_three_ways_on_and_the_other_language_where_nothing_is_found(self, page, language):
        page.goto(f"{index_path('sources', language)}?q=qqqq")

        other = LANGUAGES[language == LANGUAGES[0]]
        assert page.locator("main .choices a").count() == 4
        assert page.locator(f'main .choices a[hreflang="{other}"]').get_attribute("href").endswith("?q=qqqq")
