"""A guide in the hand: on paper, and its sentences turned towards the clerk."""

import re
from urllib.request import urlopen

import pytest

from content.addresses import index_path

GUIDE = "/en/guides/activate-bank-function-at-the-bank/"

pytestmark = pytest.mark.browser


def sheets(page, address):
    """How many sheets of paper the page takes."""
    page.goto(address)
    return int(re.search(rb"/Count (\d+)", page.pdf(prefer_css_page_size=True))[1])


class TestPaper:
    @pytest.mark.parametrize("language", ["en", "es"])
    def test_holds_every_guide_on_one_sheet_of_a4(self, language, browser, site):
        page = browser.new_page()
        page.goto(index_path("guide", language))
        links = page.locator("main .directory a").evaluate_all("links => links.map((link) => link.pathname)")
        guides = {path for path in links if path.startswith(index_path("guide", language))}

        longer = {path for path in guides if sheets(page, path) > 1}

        assert len(guides) > 30
        assert longer == set()

    def test_holds_the_file_to_keep_on_a_sheet_a_language_and_its_cards_four_to_a_sheet(
        self, new_window, site, tmp_path
    ):
        file = tmp_path / "guide.html"
        with urlopen(f"{site.url}{GUIDE}pocket/?for=foreign-worker") as answer:
            file.write_bytes(answer.read())
        page = new_window(offline=True).new_page()

        found = sheets(page, file.as_uri())

        assert found == 2 + -(-page.locator(".counter").count() // 4)

    @pytest.mark.parametrize("path", ["/en/my-sheet/", "/es/mi-hoja/"])
    def test_holds_the_sheet_of_a_reader_on_one_side_of_a4(self, path, browser, site):
        page = browser.new_page()
        queries = ("", "?for=foreign-worker&in=beijing&hold=social-security-card", "?for=child&hold=nrcms-card")

        assert [sheets(page, f"{path}{query}") for query in queries] == [1, 1, 1]

    def test_holds_a_letter_to_show_on_one_side_of_a5(self, browser, site):
        page = browser.new_page()

        assert sheets(page, "/en/questions/is-the-card-the-insurance/letter/") == 1
        assert re.search(rb"/MediaBox *\[ *0 0 (4[12]\d)", page.pdf(prefer_css_page_size=True))

    def test_shows_what_nobody_confirms_and_what_may_go_wrong(self, browser):
        page = browser.new_page()
        page.goto(GUIDE)
        page.emulate_media(media="print")

        assert page.locator(".steps .mark__sign--nobody").first.is_visible()
        assert page.locator(".failure .phrase__han").first.is_visible()
        assert page.get_by_text(f"CardFAQ · {page.url}").is_visible()

    def test_holds_four_counter_cards_on_a_sheet(self, browser):
        page = browser.new_page()

        found = sheets(page, f"{GUIDE}counter/")

        assert found == -(-page.locator(".counter").count() // 4)


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

    def test_have_the_same_card_in_the_other_language_without_a_script(self, new_window, site):
        page = new_window(base_url=site.url, java_script_enabled=False).new_page()
        page.goto(f"{GUIDE}counter/")
        second = page.locator(".counter").nth(1)
        anchor = second.get_attribute("id")
        page.goto(f"{GUIDE}counter/#{anchor}")

        second.get_by_role("link", name="Español").click()

        assert page.url.endswith(f"/es/guias/activar-la-funcion-bancaria-en-el-banco/mostrador/#{anchor}")

    def test_never_scroll_sideways(self, page):
        assert page.evaluate("document.documentElement.scrollWidth") <= 360

    @pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
    def test_stand_alone_on_the_screen_and_nothing_scrolls(self, new_window, site, scripts):
        page = new_window(
            base_url=site.url, viewport={"width": 360, "height": 740}, java_script_enabled=scripts
        ).new_page()
        page.goto(f"{GUIDE}counter/")
        for _step in range(4):
            shown = page.locator(".counter:visible")
            assert shown.count() == 1
            assert shown.bounding_box()["y"] == 0
            assert shown.bounding_box()["height"] <= 790
            shown.get_by_role("link", name="Next sentence").click()

    def test_lead_from_the_answer_of_a_clerk_to_the_next_sentence_and_back(self, page):
        page.goto(f"{GUIDE}counter/#step-2-phrase-activate-bank")

        page.locator(".counter:visible").get_by_role("link", name="This card belongs to __ Bank").click()

        now = page.locator(".counter:visible")
        assert "网点在哪里" in now.locator("h2").inner_text()
        page.go_back()
        assert page.locator("#step-2-phrase-activate-bank").is_visible()

    def test_lead_from_a_wish_for_papers_to_what_to_bring(self, page):
        page.goto(f"{GUIDE}counter/#step-2-phrase-activate-bank")

        page.locator(".counter:visible").get_by_role("link", name="original passport").click()

        page.wait_for_url(f"**{GUIDE}#bring")


class TestOfflineFile:
    """The file a reader keeps, opened from the telephone itself."""

    @pytest.fixture
    def file(self, browser, tmp_path):
        page = browser.new_page()
        page.goto(f"{GUIDE}?for=foreign-worker")
        with page.expect_download() as download:
            page.get_by_role("link", name="Save this guide").click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        return path

    @pytest.fixture
    def page(self, file, new_window):
        window = new_window(offline=True, java_script_enabled=False, viewport={"width": 360, "height": 740})
        page = window.new_page()
        self.asked = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(file.as_uri())
        return page

    def test_is_named_after_the_guide_and_the_reader(self, file):
        assert file.name == "activate-bank-function-at-the-bank-foreign-worker.html"

    def test_opens_without_a_network_and_asks_for_nothing(self, page):
        assert page.get_by_role("heading", name="Activate the bank function at a bank counter").is_visible()
        assert page.get_by_role("checkbox").first.is_visible()
        assert [url for url in self.asked if not url.startswith(("file:", "data:"))] == []

    def test_leads_from_a_step_to_its_card_and_to_the_next_sentence(self, page):
        assert page.locator(".counter:visible").count() == 0
        page.locator(".phrase").first.click()
        first = page.locator(".counter:visible")
        assert page.url.endswith(f"#{first.get_attribute('id')}")
        assert first.bounding_box()["y"] == 0

        first.get_by_role("link", name="Next sentence").click()

        assert page.locator(".counter:visible").count() == 1
        assert page.url.endswith(f"#{page.locator('.counter:visible').get_attribute('id')}")

    def test_leads_from_an_answer_to_the_next_sentence_and_to_what_to_bring(self, page):
        page.goto(f"{page.url}#phrase-activate-bank")
        card = page.locator(".counter:visible")

        card.get_by_role("link", name="This card belongs to __ Bank").click()
        assert page.url.endswith("#phrase-which-branch")
        page.go_back()
        card.get_by_role("link", name="original passport").click()

        assert page.locator("#en-bring").is_visible()
        assert page.locator(".counter:visible").count() == 0

    def test_never_scrolls_sideways(self, page):
        assert page.locator("html").bounding_box()["width"] <= 360


class TestChoosing:
    def test_is_a_walk_over_links_without_script_or_cookie(self, site, new_window):
        window = new_window(base_url=site.url, java_script_enabled=False)
        page = window.new_page()
        page.goto(GUIDE)

        page.get_by_text("Read it for:").click()
        page.get_by_role("link", name="Foreigner employed in China").click()

        assert page.url.endswith("?for=foreign-worker")
        assert page.get_by_text("What other readers bring").is_visible()
        assert not page.get_by_text("居民身份证", exact=True).is_visible()
        page.get_by_role("link", name="Español", exact=True).click()
        assert page.url.endswith("/es/guias/activar-la-funcion-bancaria-en-el-banco/?for=foreign-worker")
        assert window.cookies() == []


class TestSituations:
    @pytest.mark.parametrize(
        ("path", "situation", "guide", "address"),
        [
            (
                "/en/guides/",
                "My card is lost or stolen",
                "Report a lost social security card",
                "/en/guides/report-lost-social-security-card/",
            ),
            (
                "/es/guias/",
                "Perdí la tarjeta o me la robaron",
                "Declarar la pérdida de la tarjeta de seguridad social",
                "/es/guias/declarar-la-perdida-de-la-tarjeta-de-seguridad-social/",
            ),
        ],
    )
    def test_lead_to_the_guide_without_script_or_cookie(self, site, new_window, path, situation, guide, address):
        window = new_window(base_url=site.url, java_script_enabled=False, viewport={"width": 360, "height": 740})
        page = window.new_page()
        page.goto(path)
        chips = page.locator(".situations :is(a, b)")
        assert min(chip.bounding_box()["height"] for chip in chips.all()) >= 44

        page.get_by_role("link", name=situation).click()
        page.get_by_role("link", name=guide, exact=True).click()

        assert page.url == f"{site.url}{address}"
        assert window.cookies() == []
