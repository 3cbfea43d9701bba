"""One real correction, walked in a browser: a step, its Spanish and its proof."""

import pytest

pytestmark = pytest.mark.browser

NAME = {"EDITOR_NAME": "ana", "EDITOR_PASSWORD": "seven tall bamboo stools"}


class Hand:
    """A person at the mouse, whose clicks are counted."""

    def __init__(self, page):
        self.page = page
        self.clicks = 0

    def click(self, target):
        self.clicks += 1
        target.click()

    def write(self, target, text):
        self.click(target)
        target.press("ControlOrMeta+a")
        target.page.keyboard.insert_text(text)


@pytest.fixture
def front_page(site_to_change, new_window):
    """The admin's front page, with an editor logged in. What the browser complains of is a failure."""
    site_to_change.manage("make_editor", **NAME)
    page = new_window(base_url=site_to_change.url, viewport={"width": 1280, "height": 900}).new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/en/admin/")
    page.fill("#id_username", NAME["EDITOR_NAME"])
    page.fill("#id_password", NAME["EDITOR_PASSWORD"])
    page.click("input[type=submit]")
    yield page
    assert complaints == []


def test_a_step_its_spanish_and_its_proof_in_at_most_eight_clicks(front_page):
    hand = Hand(front_page)

    hand.click(front_page.get_by_role("link", name="Guides", exact=True).first)
    hand.click(front_page.get_by_role("link", name="Activate the bank function at a bank counter"))
    step = front_page.locator(".inline-related:has(input[value='step-1'])").first
    hand.write(step.locator("textarea[name$=-text_en]"), "Read the name of the bank on your card.")
    hand.write(step.locator("textarea[name$=-text_es]"), "Lea el nombre del banco en su tarjeta.")
    hand.write(step.locator("textarea[name$=-proof]"), "source qa_en\nlaw social-insurance-law/58 background")
    hand.click(front_page.get_by_role("button", name="Save", exact=True))
    front_page.locator(".messagelist .success").wait_for()

    assert hand.clicks <= 8
    front_page.goto("/en/guides/activate-bank-function-at-the-bank/")
    assert "Read the name of the bank on your card." in front_page.locator("main").inner_text()
    front_page.goto("/es/guias/activar-la-funcion-bancaria-en-el-banco/")
    assert "Lea el nombre del banco en su tarjeta." in front_page.locator("main").inner_text()


def test_a_wrong_proof_comes_back_with_its_line_and_what_was_typed(front_page):
    front_page.get_by_role("link", name="Guides", exact=True).first.click()
    front_page.get_by_role("link", name="Activate the bank function at a bank counter").click()
    step = front_page.locator(".inline-related:has(input[value='step-1'])").first
    step.locator("textarea[name$=-proof]").fill("source qa_en\nsource nobody")
    step.locator("textarea[name$=-text_es]").fill("Lea el nombre del banco.")

    front_page.get_by_role("button", name="Save", exact=True).click()

    step = front_page.locator(".inline-related:has(input[value='step-1'])").first
    assert "Line 2: There is no source called “nobody”." in step.inner_text()
    assert step.locator("textarea[name$=-text_es]").input_value() == "Lea el nombre del banco."


def test_a_relation_is_chosen_by_typing_and_a_step_is_added(front_page):
    front_page.get_by_role("link", name="Guides", exact=True).first.click()
    front_page.get_by_role("link", name="Activate the bank function at a bank counter").click()
    front_page.get_by_role("button", name="Add another Step").click()
    step = front_page.locator("#claims-group .inline-related:not(.empty-form)").last

    step.locator(".field-says .select2-selection").click()
    front_page.keyboard.type("护照")
    found = front_page.locator(".select2-results__option", has_text="护照").first
    found.click()

    assert "护照" in step.locator(".field-says .select2-selection").inner_text()


def test_a_finder_is_read_in_its_drawing_and_an_answer_that_leads_in_circles_comes_back_as_typed(front_page):
    front_page.get_by_role("link", name="Finders", exact=True).first.click()
    front_page.get_by_role("link", name="Which card is in my hand?").click()
    front_page.locator("#question-w-citizen").get_by_role("link", name="Are the characters").first.click()
    front_page.locator("#id_options-1-label_en").fill("It is a phone")
    front_page.locator("#id_options-1-label_es").fill("Es un teléfono")
    front_page.locator("#id_options-1-next ~ .select2 .select2-selection").click()
    front_page.keyboard.type("holding")
    front_page.locator(".select2-results__option", has_text="What are you holding?").click()
    front_page.locator("#id_options-1-result ~ .select2 .select2-selection__clear").click()

    front_page.get_by_role("button", name="Save", exact=True).click()

    reasons = front_page.locator(".errorlist.nonfield").first.inner_text()
    assert reasons == "A reader can go in circles through: w-citizen, w-printed, w-start."
    assert front_page.locator("#id_options-1-label_es").input_value() == "Es un teléfono"
    front_page.get_by_role("link", name="Drawn in “Which card is in my hand?”").click()
    assert "Readers arrive, whatever they answer." in front_page.locator("#tree").inner_text()
    assert "It is a phone" not in front_page.locator("#tree").inner_text()
