"""The pages of the desk around a draft: kept from the form of its page, shown, previewed, published, taken back."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from content.management.commands.make_editor import make_editor
from content.publishing.drafts import workflow
from content.publishing.drafts.applying import live_document
from content.publishing.drafts.models import Draft, State
from content.publishing.formats import own_kind
from content.publishing.models import Page
from content.publishing.workflow import publish
from tests import factories as make
from tests.admin.typing_editor import Form, address, change_form

pytestmark = pytest.mark.django_db

PASSWORD = "seven tall bamboo stools"


@pytest.fixture
def guide(db):
    guide = make.make_guide()
    make.make_step(guide, **make.both("text", "Go to the bank.", "Vaya al banco."))
    publish(guide, by=None)
    return guide


def client_of(role, name=""):
    client = Client()
    client.force_login(make_editor(name or role, PASSWORD, role))
    return client


@pytest.fixture
def writer(db):
    return client_of("writer")


def at(name, page, *more, language="en"):
    return f"/{language}/{reverse(f'admin:{name}', args=[page.pk, *more]).removeprefix('/en/')}"


def draft_form(client, page, language="en"):
    return Form(client, f"{address(page, language)}?draft=1")


def kept(client, guide, text="Go to the counter."):
    form = change_form(client, guide)
    answer = form.send("_draft", **{f"{form.place_of('step-1')}-text_en": text})
    assert answer.status_code == 302, Form(client, address(guide), answer).html
    return workflow.open_draft(guide)


def do(client, page, action, **values):
    return client.post(at("draft", page), {"action": action, **values})


class TestTheForm:
    def test_keeps_a_change_as_a_draft_and_the_page_as_it_is(self, writer, guide):
        before = live_document(guide)

        draft = kept(writer, guide)

        assert draft.document["steps"][0]["text"] == {"en": "Go to the counter.", "es": "Vaya al banco."}
        assert live_document(guide) == before
        assert guide.revisions.count() == 1

    def test_shows_the_draft_when_it_is_opened_again_and_the_page_beside_it(self, writer, guide):
        kept(writer, guide)

        again, live = draft_form(writer, guide), change_form(writer, guide)

        place = again.place_of("step-1")
        assert again[f"{place}-text_en"] == "Go to the counter."
        assert live[f"{place}-text_en"] == "Go to the bank."
        assert "You are changing the draft" in again.html
        assert "This page has a draft" in live.html

    def test_of_a_draft_changes_the_draft_alone(self, writer, guide):
        kept(writer, guide)
        form = draft_form(writer, guide)

        form.send(**{f"{form.place_of('step-1')}-text_es": "Vaya a la ventanilla.", "change_note": "The bank moved."})

        draft = workflow.open_draft(guide)
        assert draft.document["steps"][0]["text"]["es"] == "Vaya a la ventanilla."
        assert draft.note == "The bank moved."
        assert "Vaya al banco." in Client().get(guide.path_in("es")).content.decode()

    def test_may_be_incomplete_as_long_as_it_is_a_draft(self, writer, guide):
        form = change_form(writer, guide)

        form.send("_draft", **{f"{form.place_of('step-1')}-text_es": "", "title_es": ""})

        assert "es" not in workflow.open_draft(guide).document["title"]

    def test_takes_statements_that_are_new(self, writer, guide):
        form = change_form(writer, guide)
        steps = form.place_of("step-1").rpartition("-")[0]

        new = form.add(
            steps,
            slot="step-2",
            place="bank",
            position="2",
            text_en="Then wait.",
            legal_basis="not-examined",
            for_whom="everyone",
            region=str(make.nationwide().pk),
        )
        form.send("_draft", **new)

        steps = workflow.open_draft(guide).document["steps"]
        assert [step["slot"] for step in steps] == ["step-1", "step-2"]
        assert guide.claims.count() == 1

    def test_does_not_offer_a_writer_to_change_what_readers_see(self, writer, guide):
        page = change_form(writer, guide).html

        assert 'name="_draft"' in page
        assert 'name="_save"' not in page
        assert 'name="_publish"' not in page

    def test_refuses_a_writer_who_sends_it_all_the_same(self, writer, guide):
        form = change_form(writer, guide)

        answer = form.send("_save", title_en="Another title")

        assert "Keep it as a draft" in answer.content.decode()
        assert own_kind(guide).title_en != "Another title"

    def test_refuses_a_translator_more_than_their_language_and_loses_nothing(self, guide):
        translator = client_of("translator-es")
        form = change_form(translator, guide)

        back = Form(translator, address(guide), form.send("_draft", title_en="Another title", title_es="Otro título"))

        assert "You may change texts in: Spanish" in back.html
        assert back["title_es"] == "Otro título"
        assert workflow.open_draft(guide) is None

    def test_lets_a_translator_change_the_statements_of_a_page(self, guide):
        translator = client_of("translator-es")
        form = change_form(translator, guide)

        form.send("_draft", **{f"{form.place_of('step-1')}-text_es": "Vaya a la ventanilla."})

        assert workflow.open_draft(guide).document["steps"][0]["text"]["es"] == "Vaya a la ventanilla."

    def test_puts_the_changes_of_two_editors_of_one_draft_together(self, writer, guide):
        other = client_of("writer", "other")
        kept(writer, guide)
        mine, theirs = draft_form(writer, guide), draft_form(other, guide)
        theirs.send(title_en="Their title")

        answer = mine.send(short_answer_en="My short answer.")

        assert answer.status_code == 302
        document = workflow.open_draft(guide).document
        assert document["title"]["en"] == "Their title"
        assert document["short_answer"]["en"] == "My short answer."

    def test_gives_back_what_was_typed_into_a_draft_when_the_session_ended_and_not_into_the_page(self, writer, guide):
        kept(writer, guide)
        form = draft_form(writer, guide)
        del writer.cookies["sessionid"]
        form.send(title_en="Typed late")

        writer.login(username="writer", password=PASSWORD)

        assert draft_form(writer, guide)["title_en"] in ("Typed late",)
        assert change_form(writer, guide)["title_en"] != "Typed late"


class TestThePageOfADraft:
    def test_shows_each_word_that_changed_in_both_languages(self, writer, guide):
        kept(writer, guide)

        page = writer.get(at("draft", guide)).content.decode()

        assert re.search(r"<del>bank</del>\s*<ins>counter</ins>", page)
        assert "Vaya al banco." in page

    def test_leads_from_writing_to_readers_through_somebody_else(self, writer, guide):
        publisher = client_of("publisher")
        kept(writer, guide)
        do(writer, guide, "submit")
        assert 'value="approve"' not in writer.get(at("draft", guide)).content.decode()

        do(publisher, guide, "approve")
        do(publisher, guide, "publish")

        assert Draft.objects.get().state == State.PUBLISHED
        assert "Go to the counter." in Client().get(guide.path_in("en")).content.decode()

    def test_says_why_something_was_refused_and_keeps_what_was_typed(self, guide):
        editor = client_of("editor")
        kept(editor, guide)

        do(editor, guide, "override", reason_override="It cannot wait.")
        answer = do(editor, guide, "schedule", publish_at="yesterday").content.decode()

        assert "Write day and time as" in answer
        assert 'value="yesterday"' in answer

    def test_does_a_thing_once_however_often_it_is_sent(self, guide):
        editor = client_of("editor")
        kept(editor, guide)
        do(editor, guide, "override", reason_override="It cannot wait.")
        do(editor, guide, "publish")

        answer = do(editor, guide, "publish")

        assert "Meanwhile this draft is in another state: Published" in answer.content.decode()
        assert guide.revisions.count() == 2

    def test_is_for_people_of_the_desk(self, guide, writer):
        kept(writer, guide)

        for name in ("draft", "page-history", "preview"):
            assert Client().get(at(name, guide)).status_code == 302

    def test_speaks_spanish(self, guide, writer):
        kept(writer, guide)

        page = writer.get(at("draft", guide, language="es")).content.decode()

        assert "Enviar a revisión" in page
        assert "What changed" not in page


class TestThePreview:
    @pytest.mark.parametrize(("language", "words"), [("en", "Go to the counter."), ("es", "Vaya al banco.")])
    def test_is_the_page_as_readers_will_see_it(self, writer, guide, language, words):
        kept(writer, guide)

        answer = writer.get(at("previewed-page", guide, language))

        page = answer.content.decode()
        assert words in page
        assert f'<html lang="{language}"' in page
        assert "no-store" in answer.headers["Cache-Control"]
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]

    def test_leaves_no_trace(self, writer, guide):
        kept(writer, guide)
        before, version = live_document(guide), Page.objects.get(pk=guide.pk).version

        writer.get(at("previewed-page", guide, "en"))

        assert live_document(guide) == before
        assert Page.objects.get(pk=guide.pk).version == version

    def test_is_the_page_of_any_day(self, writer, guide):
        form = change_form(writer, guide)
        form.send("_draft", **{f"{form.place_of('step-1')}-valid_from": "2099-01-01"})

        today = writer.get(at("previewed-page", guide, "en")).content.decode()
        then = writer.get(at("previewed-page", guide, "en") + "?on=2099-01-01").content.decode()

        assert "Go to the bank." not in today
        assert "Go to the bank." in then

    def test_is_the_page_of_any_reader(self, writer, guide):
        make.make_region("chengdu")
        frame = writer.get(at("preview", guide) + "?in=chengdu&on=2099-01-01&width=desktop").content.decode()

        page = writer.get(at("previewed-page", guide, "en") + "?in=chengdu")

        assert "?in=chengdu&amp;on=2099-01-01" in frame
        assert "Chengdu" in page.content.decode()

    def test_says_what_keeps_it_from_being_shown(self, writer, guide):
        form = change_form(writer, guide)
        form.send("_draft", slug_es="")

        page = writer.get(at("previewed-page", guide, "es")).content.decode()

        assert "No preview yet" in page


class TestRevisions:
    def test_are_compared_and_one_comes_back_as_a_draft(self, writer, guide):
        step = guide.claims.get(slot="step-1")
        step.text_en = "Go to the office."
        step.save()
        publish(guide, by=None)

        page = writer.get(at("page-history", guide)).content.decode()
        answer = writer.post(at("page-history", guide), {"revision": "1"})

        assert re.search(r"<del>bank</del>\s*<ins>office</ins>", page)
        assert answer.status_code == 302
        assert workflow.open_draft(guide).document["steps"][0]["text"]["en"] == "Go to the bank."
