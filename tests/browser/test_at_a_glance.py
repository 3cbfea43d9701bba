"""What a reader with a small phone finds, and in how few taps and screens. Each task begins at the front page."""

import pytest

from content.addresses import index_path

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", ["en", "es"])]

A_SMALL_PHONE = {"width": 360, "height": 740}
BANK = {
    "en": "/en/guides/activate-bank-function-at-the-bank/",
    "es": "/es/guias/activar-la-funcion-bancaria-en-el-banco/",
}
LOST = {
    "en": "/en/guides/report-lost-social-security-card/",
    "es": "/es/guias/declarar-la-perdida-de-la-tarjeta-de-seguridad-social/",
}
DEADLINE = {
    "en": "/en/questions/is-there-a-deadline-to-activate-the-card/",
    "es": "/es/preguntas/hay-un-plazo-para-activar-la-tarjeta/",
}
CARD = {"en": "/en/cards/social-security-card/", "es": "/es/tarjetas/tarjeta-de-seguridad-social/"}
NO_DEADLINE = {"en": "No national deadline", "es": "ningún plazo nacional"}
TO_ACTIVATE = "激活社保卡的金融功能"


@pytest.fixture
def page(new_window, site, language):
    page = new_window(base_url=site.url, viewport=A_SMALL_PHONE, reduced_motion="reduce").new_page()
    page.goto(f"/{language}/")
    return page


def screens_to(page, found) -> float:
    """How many screens a reader scrolls from the top until it is wholly seen; nothing may be in a closed fold."""
    assert found.is_visible()
    bottom = found.evaluate("it => it.getBoundingClientRect().bottom + scrollY")
    return bottom / A_SMALL_PHONE["height"]


def tap(page, path):
    page.locator(f"main a[href='{path}']").first.click()
    page.wait_for_url(f"**{path}")


def test_which_card_it_is_takes_one_tap(page, language):
    tap(page, CARD[language])

    assert screens_to(page, page.locator("h1")) <= 1


def test_what_to_bring_and_say_at_the_bank_is_found_on_the_guide(page, language):
    page.goto(BANK[language])

    assert screens_to(page, page.locator("#bring h2")) <= 1.5
    assert screens_to(page, page.locator(".steps .phrase__han", has_text=TO_ACTIVATE).first) <= 2.5


def test_a_card_lost_in_another_city_takes_two_taps_to_a_number_that_dials(page, language):
    tap(page, f"{index_path('guide', language)}?when=lost")
    tap(page, LOST[language])

    assert screens_to(page, page.locator("a[href='tel:12333']").first) <= 1


def test_whether_two_cards_are_the_same_takes_one_tap(page, language):
    page.locator("#confused .directory a").first.click()

    assert screens_to(page, page.locator(".sign__answer").first) <= 1


def test_whether_there_is_a_deadline_takes_two_taps(page, language):
    page.locator("#asked > summary").click()
    tap(page, DEADLINE[language])

    assert NO_DEADLINE[language] in page.locator("#answer .prose").first.inner_text()[:80]


def test_what_to_say_to_a_clerk_who_refuses_takes_one_tap_at_the_step(page, language):
    page.goto(BANK[language])
    trouble = page.locator(".steps .failure").first

    trouble.locator("> summary").click()

    assert trouble.locator(".phrase__han").first.is_visible()


def test_a_parent_who_queues_for_a_newborn_finds_what_to_bring(page, language):
    page.locator("#tasks .folded > summary").first.click()
    tap(page, f"{index_path('guide', language)}?when=child")

    assert page.locator("main a", has_text={"en": "newborn", "es": "recién nacido"}[language]).first.is_visible()
