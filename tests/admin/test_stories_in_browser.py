"""Two stories played in a browser: two editors on one guide, and a session that was lost while somebody typed."""

import pytest

pytestmark = pytest.mark.browser

PASSWORD = "seven tall bamboo stools"


@pytest.fixture
def enter(site_to_change, new_window):
    """Opens a window of somebody's own and signs in. What the browser complains of is a failure."""
    complaints = []

    def enter(name, language="en", **options):
        if name not in known:
            site_to_change.manage("make_editor", EDITOR_NAME=name, EDITOR_PASSWORD=PASSWORD)
            known.add(name)
        size = {"width": 1280, "height": 900}
        page = new_window(base_url=site_to_change.url, viewport=size, **options).new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"/{language}/admin/")
        sign_in(page, name)
        return page

    known = set()
    yield enter
    # A refused form is answered with 403, which the browser writes down.
    assert [text for text in complaints if "403" not in text] == []


def sign_in(page, name):
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")
    page.locator("#user-tools").wait_for()


def open_guide(page, language="en"):
    page.goto(f"/{language}/admin/content/guide/?q=activate-bank-side-at-bank")
    page.locator("#result_list tbody th a").first.click()
    return page.locator(".inline-related:has(input[value='step-1'])").first


def write(step, english, spanish):
    step.locator("textarea[name$=-text_en]").fill(english)
    step.locator("textarea[name$=-text_es]").fill(spanish)


def save(page):
    page.locator("input[name=_save]").click()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_two_editors_change_one_step_and_the_second_chooses(enter, script, tmp_path):
    ana, ben = enter("ana", "es", java_script_enabled=script), enter("ben")
    hers, his = open_guide(ana, "es"), open_guide(ben)
    write(his, "Read the bank's name.", "Lea el nombre del banco.")
    ben.locator("textarea[name$=-text_es]").nth(1).fill("Otro paso, de Ben.")
    save(ben)
    ben.locator(".messagelist .success").wait_for()

    write(hers, "Look for the name of the bank.", "Busque el nombre del banco.")
    save(ana)

    meeting = ana.locator(".meeting")
    assert "ben, " in meeting.inner_text()
    for words in ("Lea el nombre del banco.", "Busque el nombre del banco.", "Read the bank's name."):
        assert words in meeting.inner_text()
    step = ana.locator(".inline-related:has(input[value='step-1'])").first
    assert step.locator("textarea[name$=-text_es]").input_value() == "Busque el nombre del banco."
    ana.set_viewport_size({"width": 360, "height": 740})
    assert ana.evaluate("document.querySelector('.meeting').scrollWidth <= window.innerWidth") if script else True
    ana.set_viewport_size({"width": 1280, "height": 900})
    english, spanish = meeting.locator(".meeting__line").all()[:2]
    english.get_by_label("Conservar lo que está en el formulario").check()
    spanish.get_by_label("Tomar lo de su colega").check()
    save(ana)
    ana.locator(".messagelist .success").wait_for()

    ana.goto("/es/guias/activar-la-funcion-bancaria-en-el-banco/")
    words = ana.locator("main").inner_text()
    assert "Lea el nombre del banco." in words
    assert "Otro paso, de Ben." in words
    ana.goto("/en/guides/activate-bank-function-at-the-bank/")
    assert "Look for the name of the bank." in ana.locator("main").inner_text()


def test_a_lost_session_loses_nothing_that_was_typed(enter):
    page = enter("ana")
    step = open_guide(page)
    write(step, "Read the bank's name.", "Lea el nombre del banco.")
    page.context.clear_cookies(name="sessionid")

    save(page)
    assert "What you typed is kept" in page.locator(".messagelist").inner_text()
    sign_in(page, "ana")

    step = page.locator(".inline-related:has(input[value='step-1'])").first
    assert step.locator("textarea[name$=-text_es]").input_value() == "Lea el nombre del banco."
    assert "It is not saved yet" in page.locator("#content").inner_text()
    save(page)
    page.locator(".messagelist .success").wait_for()
    page.goto("/es/guias/activar-la-funcion-bancaria-en-el-banco/")
    assert "Lea el nombre del banco." in page.locator("main").inner_text()


def test_a_second_sign_in_in_another_tab_loses_nothing_either(enter):
    first = enter("ana", "es")
    write(open_guide(first, "es"), "Read the bank's name.", "Lea el nombre del banco.")
    first.context.clear_cookies(name="sessionid")
    second = first.context.new_page()
    second.goto("/es/admin/")
    sign_in(second, "ana")

    save(first)
    assert "Este formulario no se ha aceptado" in first.locator("#content").inner_text()
    first.get_by_role("link", name="Seguir con lo que he escrito").click()

    step = first.locator(".inline-related:has(input[value='step-1'])").first
    assert step.locator("textarea[name$=-text_es]").input_value() == "Lea el nombre del banco."


def test_an_error_in_a_fold_is_reached_from_the_top_without_script(enter):
    page = enter("ana", java_script_enabled=False)
    step = open_guide(page)
    step.locator("summary").click()
    step.locator("input[name$=-valid_from]").fill("2027-01-01")
    step.locator("input[name$=-valid_until]").fill("2026-12-31")
    save(page)

    page.locator(".error-summary a").first.click()

    wrong = page.locator(".inline-related:has(input[value='step-1']) .errorlist").first
    assert wrong.is_visible()
    assert "The last day lies before the first." in wrong.inner_text()
