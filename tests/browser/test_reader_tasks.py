"""What readers come for: five tasks, in both languages, with and without JavaScript, by keyboard, on a small phone.

Each starts at the front page. A way on is taken as a hand on a keyboard takes it: over the skip link, by Tab to a link
that can be seen, by Enter.
"""

import pytest

from content.addresses import index_path

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])]

A_SMALL_PHONE = {"width": 360, "height": 740}
LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])
MOST_TABS = 150

PAGES = {
    "card": {"en": "/en/cards/social-security-card/", "es": "/es/tarjetas/tarjeta-de-seguridad-social/"},
    "difference": {
        "en": "/en/compare/electronic-social-security-card-vs-social-security-card/",
        "es": "/es/comparar/tarjeta-electronica-de-seguridad-social-vs-tarjeta-de-seguridad-social/",
    },
    "activate": {
        "en": "/en/guides/activate-bank-function-at-the-bank/",
        "es": "/es/guias/activar-la-funcion-bancaria-en-el-banco/",
    },
    "lost": {
        "en": "/en/guides/report-lost-social-security-card/",
        "es": "/es/guias/declarar-la-perdida-de-la-tarjeta-de-seguridad-social/",
    },
    "law": {
        "en": "/en/law/social-insurance-services-regulations/",
        "es": "/es/ley/reglamento-de-gestion-del-seguro-social/",
    },
    "article": {
        "en": "/en/law/social-insurance-services-regulations/article-31/",
        "es": "/es/ley/reglamento-de-gestion-del-seguro-social/articulo-31/",
    },
}

FOCUSED = """() => {
  const focused = document.activeElement, box = focused.getBoundingClientRect();
  return {
    href: focused.getAttribute("href") || "",
    tag: focused.tagName,
    outline: parseFloat(getComputedStyle(focused).outlineWidth),
    seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
}"""


class Reader:
    """Somebody with a keyboard and a small window."""

    def __init__(self, page, language):
        self.page, self.language = page, language
        self.open(f"/{language}/")

    def open(self, path):
        self.page.goto(path)
        self.look()

    def look(self):
        """Nothing is wider than the window, wherever one arrives."""
        assert self.page.evaluate("document.documentElement.scrollWidth") <= A_SMALL_PHONE["width"], self.page.url

    def tab_to(self, is_it):
        """Tab on until the focus is there, and see it."""
        for _tab in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            focused = self.page.evaluate(FOCUSED)
            if is_it(focused):
                assert focused["seen"], f"the focus on {focused} cannot be seen"
                assert focused["outline"] >= 2, f"nothing shows the focus on {focused}"
                return
        raise AssertionError(f"no Tab leads there from {self.page.url}")

    def skip_to_content(self):
        self.tab_to(lambda focused: focused["href"] == "#main")
        self.page.keyboard.press("Enter")

    def follow(self, path):
        """Take the link to `path` in the content of the page."""
        self.skip_to_content()
        self.tab_to(lambda focused: focused["href"] == path)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(f"**{path}", wait_until="load")
        self.look()

    def open_first_mark(self):
        self.tab_to(lambda focused: focused["tag"] == "SUMMARY")
        self.page.keyboard.press("Enter")

    def sees(self, selector, **options):
        found = self.page.locator(selector, **options).first
        found.scroll_into_view_if_needed()
        return found.is_visible()


@pytest.fixture
def reader(new_window, site, language, scripts):
    window = new_window(
        base_url=site.url,
        viewport=A_SMALL_PHONE,
        java_script_enabled=scripts,
        locale=language,
        # Where things are is asked for at once: nothing may still be gliding there.
        reduced_motion="reduce",
    )
    return Reader(window.new_page(), language)


@LANGUAGES
class TestAReader:
    def test_finds_which_card_is_in_the_hand(self, reader, language):
        finder = index_path("finder", language)

        reader.follow(finder)
        for answers in ("a", "a.a", "a.a.a", "a.a.a.a"):
            reader.follow(f"{finder}?a={answers}")
        reader.follow(PAGES["card"][language])

        assert reader.sees("h1 [lang=zh-Hans]", has_text="社会保障卡")
        assert reader.sees("main img")

    def test_finds_how_two_cards_differ(self, reader, language):
        reader.follow(index_path("comparison", language))
        reader.follow(PAGES["difference"][language])

        assert reader.sees(".sign__answer")
        assert reader.sees(".comparison__row--differs .comparison__differs")
        reader.skip_to_content()
        reader.open_first_mark()
        assert reader.sees("details[open] .mark__body")

    def test_finds_how_to_activate_the_card_at_a_bank(self, reader, language):
        reader.follow(index_path("guide", language))
        reader.follow(PAGES["activate"][language])

        assert reader.sees(".glance")
        assert reader.sees(".steps__step .phrase__han")
        reader.follow(f"{PAGES['activate'][language]}{ {'en': 'counter', 'es': 'mostrador'}[language] }/")
        assert reader.sees(".counter__han")

    def test_finds_what_to_do_about_a_lost_card(self, reader, language):
        reader.open(f"{index_path('guide', language)}?when=lost")
        reader.follow(PAGES["lost"][language])

        assert reader.sees(".steps__step")
        assert reader.sees('a[href="tel:12333"]')

    def test_finds_what_to_do_by_saying_what_happened(self, reader, language):
        reader.follow(f"{index_path('guide', language)}?when=lost")
        assert reader.sees(".wall img")
        assert reader.sees("[aria-current=true]", has_text={"en": "lost or stolen", "es": "me la robaron"}[language])
        reader.follow(PAGES["lost"][language])

        assert reader.sees(".steps__step")

    def test_finds_what_the_law_says(self, reader, language):
        reader.follow(index_path("law", language))
        reader.follow(PAGES["law"][language])
        reader.follow(PAGES["article"][language])

        assert reader.sees("main :lang(zh)", has_text="第三十一条")
        assert reader.sees("main a[href*='#']")
