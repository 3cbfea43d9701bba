"""Rows that are no pages keep who changed them, when, and how they stood; readers are told what they can see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.glossary.models import BannedRendering
from content.publishing.revisions import RowRevision
from content.publishing.workflow import record_changes
from tests.admin.typing_editor import Form, change_form
from tests.factories import (
    both,
    make_audience,
    make_document,
    make_finder,
    make_guide,
    make_hotline,
    make_phrase,
    make_region,
    make_reply,
    make_situation,
    make_source,
    make_term,
)

pytestmark = pytest.mark.django_db

MAY, JUNE = "2026-05-01T04:00:00Z", "2026-06-01T04:00:00Z"


@pytest.fixture
def opened(time_machine):
    """Opens the site in May with what the test has made; what comes after happens in June."""

    def open_site():
        time_machine.move_to(MAY, tick=False)
        make_guide()
        record_changes()
        time_machine.move_to(JUNE, tick=False)

    return open_site


ROWS = {
    make_phrase: ("meaning_en", "phrase"),
    make_reply: ("meaning_en", "reply"),
    make_term: ("rendering_en", "term"),
    make_source: ("publisher_en", "source"),
    make_hotline: ("name_en", "hotline"),
    make_audience: ("name_en", "audience"),
    make_region: ("name_en", "region"),
    make_document: ("name_en", "document"),
    make_situation: ("name_en", "situation"),
}


@pytest.mark.parametrize("make", ROWS, ids=lambda make: ROWS[make][1])
def test_an_edit_keeps_who_when_before_and_after_and_readers_are_told(client, desk, editor, opened, make):
    field, kind = ROWS[make]
    row = make()
    opened()
    desk.force_login(editor)
    name, language = field.rsplit("_", 1)
    before = getattr(row, field)

    assert change_form(desk, row).send(**{field: "Typed in June"}).status_code == 302

    old, new = RowRevision.objects.filter(kind=kind, key=row.key).order_by("number")
    assert (old.document[name][language], new.document[name][language]) == (before, "Typed in June")
    assert (old.made_by, new.made_by) == (None, editor)
    assert new.made_at.isoformat() == "2026-06-01T04:00:00+00:00"
    for path in ("/en/history/", "/en/history/feed.xml", f"/en/history/{kind}/{row.key}/"):
        assert "Typed in June" in client.get(path).content.decode()
    assert "1 June 2026" in client.get(f"/en/history/{kind}/{row.key}/").content.decode()
    assert client.get(f"/es/historial/{kind}/{row.key}/feed.xml").status_code == 200


def test_the_lists_say_which_sentence_and_which_term_changed(client, desk, editor, opened):
    phrase, term = make_phrase(), make_term()
    make_phrase("another")
    opened()
    desk.force_login(editor)

    change_form(desk, phrase).send(meaning_en="Please do.")
    change_form(desk, term).send(definition_es="Otra cosa.")

    phrases = client.get("/en/phrases/").content.decode()
    assert phrases.count('<a href="/en/history/phrase/') == 1
    assert f'<a href="/en/history/phrase/{phrase.key}/" rel="nofollow">Changed on 1 June 2026</a>' in phrases
    glossary = client.get("/es/glosario/").content.decode()
    assert f'<a href="/es/historial/term/{term.key}/" rel="nofollow">Cambió el 1 de junio de 2026</a>' in glossary


def test_what_the_site_opened_with_is_no_news(client, opened):
    make_phrase()
    opened()

    assert RowRevision.objects.filter(kind="phrase").count() == 1
    assert "Nothing has changed since" in client.get("/en/history/").content.decode()


def test_a_row_that_comes_later_is_news(client, desk, editor, opened):
    opened()
    desk.force_login(editor)

    Form(desk, "/en/admin/content/reply/add/").send(
        key="yes", zh="可以。", pinyin="Kěyǐ.", meaning_en="Yes, you can.", meaning_es="Sí, puede."
    )

    page = client.get("/en/history/").content.decode()
    assert "Yes, you can." in page
    assert "Published for the first time." in page


def test_what_only_editors_see_is_kept_and_told_to_nobody(client, desk, editor, opened):
    region, source = make_region(), make_source()
    opened()
    desk.force_login(editor)

    change_form(desk, region).send(note="Ask them.")
    change_form(desk, source).send(editor_note="A mirror?")

    assert RowRevision.objects.filter(number=2, is_seen=False).count() == 2
    assert "Nothing has changed since" in client.get("/en/history/").content.decode()


def test_a_save_that_changes_nothing_keeps_nothing(desk, editor, opened):
    phrase = make_phrase()
    opened()
    desk.force_login(editor)

    change_form(desk, phrase).send()

    assert not RowRevision.objects.filter(number=2).exists()


def test_a_part_edited_by_itself_belongs_to_its_row(desk, editor, opened):
    phrase = make_phrase(replies=[make_reply("yes")])
    term = make_term()
    ban = BannedRendering.objects.create(term=term, language="en", text="payout", **both("reason", "No."))
    opened()
    desk.force_login(editor)

    desk.post(f"/en/admin/content/phrasereply/{phrase.reply_rows.get().pk}/delete/", {"post": "yes"})
    change_form(desk, ban).send(reason_en="It is no payout.")

    assert "yes" not in str(RowRevision.objects.filter(kind="phrase", number=2).values_list("document", flat=True))
    assert RowRevision.objects.get(kind="term", number=2).document["banned"][0]["reason"]["en"] == "It is no payout."


def test_a_row_without_a_revision_keeps_how_it_stood(client, desk, editor, opened):
    opened()
    phrase = make_phrase()
    desk.force_login(editor)

    change_form(desk, phrase).send(meaning_en="Please do.")

    old, new = RowRevision.objects.filter(kind="phrase").order_by("number")
    assert (old.document["meaning"]["en"], old.is_seen) == (phrase.meaning_en, False)
    assert new.document["meaning"]["en"] == "Please do."


def test_a_deleted_row_is_kept_and_readers_are_told(client, admin_client, admin_user, opened):
    phrase = make_phrase()
    opened()
    admin_client.force_login(admin_user)

    admin_client.post(f"/en/admin/content/phrase/{phrase.pk}/delete/", {"post": "yes"})

    assert RowRevision.objects.get(kind="phrase", number=2).document == {}
    assert "It is no longer on the site." in client.get("/en/history/").content.decode()
    assert client.get(f"/en/history/phrase/{phrase.key}/").status_code == 200


def test_a_question_of_a_finder_belongs_to_its_finder(desk, editor, opened):
    finder = make_finder()
    opened()
    desk.force_login(editor)

    change_form(desk, finder.start).send(question_en="What is printed on it?")

    assert RowRevision.objects.get(kind="finder", number=2).document["questions"][0]["question"]["en"] == (
        "What is printed on it?"
    )


def test_an_import_keeps_what_it_changed(client, opened):
    phrase = make_phrase()
    opened()
    type(phrase).objects.update(meaning_en="From a file.")

    record_changes()

    assert RowRevision.objects.get(kind="phrase", number=2).document["meaning"]["en"] == "From a file."
    assert "From a file." in client.get("/en/history/").content.decode()


def test_the_history_costs_the_same_however_many_rows_changed(client, opened):
    rows = [make_phrase(key) for key in ("one", "two", "three")]
    opened()

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get("/en/history/")
        return len(captured)

    type(rows[0]).objects.filter(key="one").update(meaning_en="New.")
    record_changes()
    client.get("/en/history/")
    few = queries()
    type(rows[0]).objects.update(meaning_en="Newer.")
    record_changes()

    assert queries() == few


@pytest.mark.parametrize("path", ["/en/history/phrase/never-was/", "/en/history/reply/never-was/feed.xml"])
def test_the_history_of_what_never_was_is_not_found(client, opened, path):
    opened()

    assert client.get(path).status_code == 404
