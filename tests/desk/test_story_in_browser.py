"""The story of a change, played in a browser: written, previewed, translated, approved, scheduled, read, taken back."""

import contextlib
import sqlite3
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.browser.test_accessibility import AXE

pytestmark = pytest.mark.browser

PASSWORD = "seven tall bamboo stools"
GUIDE = "activate-bank-side-at-bank"
ENGLISH, SPANISH = (
    "/en/guides/activate-bank-function-at-the-bank/",
    "/es/guias/activar-la-funcion-bancaria-en-el-banco/",
)
SERIOUS = """() => axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations.filter(
  fault => ["serious", "critical"].includes(fault.impact)).map(
  fault => fault.id + ": " + fault.nodes.map(node => node.html).join(" ").slice(0, 300)))"""


@pytest.fixture
def enter(site_to_change, new_window):
    """Opens a window for somebody with a role. What the browser complains of is a failure."""
    complaints = []

    def enter(role, language="en"):
        site_to_change.manage("make_editor", "--role", role, EDITOR_NAME=role, EDITOR_PASSWORD=PASSWORD)
        page = new_window(base_url=site_to_change.url, viewport={"width": 1280, "height": 900}).new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"/{language}/admin/")
        page.fill("#id_username", role)
        page.fill("#id_password", PASSWORD)
        page.click("input[type=submit]")
        page.locator("#user-tools").wait_for()
        return page

    yield enter
    assert complaints == []


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def look(page, where):
    """No serious fault, no page that is wider than a tablet, and not too heavy."""
    page.evaluate(AXE)
    assert page.evaluate(SERIOUS) == [], where
    page.set_viewport_size({"width": 800, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth <= 800"), where
    page.set_viewport_size({"width": 1280, "height": 900})
    assert len(page.content()) < 100_000, where


def text_of_readers(page, address):
    page.goto(address)
    return page.locator("main").inner_text()


def test_a_change_goes_from_its_writer_to_readers_and_back(enter, site_to_change):
    writer = enter("writer")
    writer.goto(f"/en/admin/content/guide/?q={GUIDE}")
    writer.locator("#result_list tbody th a").first.click()
    step = writer.locator(".inline-related:has(input[value='step-1'])").first
    step.locator("textarea[name$=-text_en]").fill("Read the bank's name on the card.")
    writer.fill("#id_change_note", "The card names the bank.")
    press(writer, "Keep as a draft")
    look(writer, "draft")
    draft = writer.url
    assert "Read the bank's name on the card." not in text_of_readers(writer, ENGLISH)

    writer.goto(draft)
    writer.get_by_role("link", name="Preview as readers will see it").click()
    look(writer, "preview")
    for frame, words in ((0, "Read the bank's name on the card."), (1, "banco")):
        seen = writer.frame_locator("iframe").nth(frame).locator("main")
        seen.wait_for()
        assert words in seen.inner_text()
    writer.goto(draft)
    press(writer, "Send for review")
    assert writer.get_by_role("button", name="Approve", exact=True).count() == 0

    translator = enter("translator-es", "es")
    translator.get_by_role("link", name="Pendientes").click()
    look(translator, "desk")
    translator.goto("/es/admin/desk/translations/?language=es")
    look(translator, "translations")
    assert translator.locator(".difference").count() == 1
    translator.get_by_role("link", name="Cambiar la traducción").click()
    step = translator.locator(".inline-related:has(input[value='step-1'])").first
    step.locator("textarea[name$=-text_es]").fill("Lea en la tarjeta el nombre del banco.")
    translator.locator("input[name=_save]").click()
    translator.locator(".messagelist .success").wait_for()
    translator.goto("/es/admin/desk/translations/?language=es")
    assert translator.locator(".difference").count() == 0

    publisher = enter("publisher")
    publisher.goto("/en/admin/desk/drafts/?state=review")
    look(publisher, "drafts")
    publisher.locator("#content-main tbody th a").first.click()
    press(publisher, "Approve")
    soon = datetime.now(ZoneInfo("Asia/Shanghai")) + timedelta(days=1)
    publisher.get_by_label("Or publish at").fill(soon.strftime("%Y-%m-%dT%H:%M"))
    press(publisher, "Set the time")
    assert "to be published on" in publisher.locator(".desk__state").inner_text()
    site_to_change.manage("publish_due")
    assert "Read the bank's name on the card." not in text_of_readers(publisher, ENGLISH)
    let_the_day_come(site_to_change)
    assert f"published: guide:{GUIDE}" in site_to_change.manage("publish_due")
    assert site_to_change.manage("publish_due") == ""

    assert "Read the bank's name on the card." in text_of_readers(publisher, ENGLISH)
    assert "Lea en la tarjeta el nombre del banco." in text_of_readers(publisher, SPANISH)
    assert "The card names the bank." in text_of_readers(publisher, f"/en/history/guide/{GUIDE}/")

    publisher.goto(draft.replace("/draft/", "/revisions/"))
    look(publisher, "revisions")
    editor = enter("editor")
    editor.goto(draft.replace("/draft/", "/revisions/"))
    editor.locator("form[method=post] button").last.click()
    editor.get_by_text("Approve without a second reader", exact=True).first.click()
    editor.get_by_label("Why it cannot wait").fill("The bank took it back.")
    press(editor, "Approve alone")
    press(editor, "Publish now")
    assert "Read the bank's name on the card." not in text_of_readers(editor, ENGLISH)
    editor.goto("/en/admin/desk/checks/")
    look(editor, "checks")


def let_the_day_come(site):
    with contextlib.closing(sqlite3.connect(site.folder / "cardfaq.sqlite3", timeout=20)) as opened, opened:
        opened.execute("UPDATE content_draft SET publish_at = '2026-01-01 00:00:00'")
