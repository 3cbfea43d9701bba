"""What an editor typed outlives the session: it is kept, comes back, and is written only when somebody saves it."""

import re

import pytest
from django.test import Client

from content.management.commands.make_editor import make_editor
from content.publishing.kept_posts import SECONDS
from content.publishing.models import Page
from tests.admin.typing_editor import Form, change_form
from tests.factories import make_guide, make_phrase, make_reply, make_step

pytestmark = pytest.mark.django_db

PASSWORD = "seven tall bamboo stools"


@pytest.fixture
def guide(db):
    guide = make_guide()
    make_step(guide)
    return guide


@pytest.fixture
def browser_of_ana(editor):
    """A browser that checks for forged forms, as real ones meet it."""
    client = Client(enforce_csrf_checks=True)
    sign_in(client)
    return client


def sign_in(client, name="ana", language="en"):
    """As a person does: the page, then the form. Returns where it leads."""
    url = f"/{language}/admin/login/"
    page = client.get(url).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    if token:
        form = {"username": name, "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
        assert client.post(url, form).status_code == 302


def title():
    return Page.objects.get(kind="guide").title_es


class TestASessionThatEnded:
    def test_leads_to_the_sign_in_which_says_that_what_was_typed_is_kept(self, browser_of_ana, guide):
        form = change_form(browser_of_ana, guide)
        del browser_of_ana.cookies["sessionid"]

        answer = form.send(title_es="Tarjeta perdida")
        page = browser_of_ana.get(answer.headers["Location"]).content.decode()

        assert "/admin/login/?next=" in answer.headers["Location"]
        assert "Your session has ended. What you typed is kept" in page

    def test_gives_back_what_was_typed_after_signing_in_and_writes_nothing_by_itself(self, browser_of_ana, guide):
        form = change_form(browser_of_ana, guide)
        step = form.place_of("step-1")
        before = title()
        del browser_of_ana.cookies["sessionid"]
        form.send(title_es="Tarjeta perdida", **{f"{step}-text_es": "Vaya al banco."})

        sign_in(browser_of_ana)
        again = change_form(browser_of_ana, guide)

        assert (again["title_es"], again[f"{step}-text_es"]) == ("Tarjeta perdida", "Vaya al banco.")
        assert "It is not saved yet" in again.html
        assert title() == before

    def test_is_over_once_the_editor_saves(self, browser_of_ana, guide):
        form = change_form(browser_of_ana, guide)
        del browser_of_ana.cookies["sessionid"]
        form.send(title_es="Tarjeta perdida")
        sign_in(browser_of_ana)

        answer = change_form(browser_of_ana, guide).send()

        assert answer.status_code == 302
        assert title() == "Tarjeta perdida"
        assert "It is not saved yet" not in change_form(browser_of_ana, guide).html

    def test_may_be_begun_again_from_what_is_stored(self, browser_of_ana, guide):
        form = change_form(browser_of_ana, guide)
        del browser_of_ana.cookies["sessionid"]
        form.send(title_es="Tarjeta perdida")
        sign_in(browser_of_ana)

        change_form(browser_of_ana, guide).send("_forget")

        assert change_form(browser_of_ana, guide)["title_es"] == title()

    def test_shows_what_was_typed_to_nobody_else(self, browser_of_ana, guide):
        make_editor("ben", PASSWORD)
        form = change_form(browser_of_ana, guide)
        del browser_of_ana.cookies["sessionid"]
        form.send(title_es="Tarjeta perdida")

        sign_in(browser_of_ana, "ben")

        assert "Tarjeta perdida" not in change_form(browser_of_ana, guide).html

    def test_keeps_it_for_an_hour(self, browser_of_ana, guide, time_machine):
        time_machine.move_to("2026-11-22T04:00:00Z")
        sign_in(browser_of_ana)
        form = change_form(browser_of_ana, guide)
        del browser_of_ana.cookies["sessionid"]
        form.send(title_es="Tarjeta perdida")
        sign_in(browser_of_ana)

        time_machine.shift(SECONDS + 1)

        assert change_form(browser_of_ana, guide)["title_es"] == title()

    def test_keeps_the_form_of_a_page_that_was_being_added(self, browser_of_ana, guide):
        form = Form(browser_of_ana, "/en/admin/content/guide/add/")
        del browser_of_ana.cookies["sessionid"]
        form.send(key="new-guide", title_es="Guía nueva")
        sign_in(browser_of_ana)

        again = Form(browser_of_ana, "/en/admin/content/guide/add/")

        assert (again["key"], again["title_es"]) == ("new-guide", "Guía nueva")
        assert Page.objects.filter(kind="guide").count() == 1

    def test_keeps_nothing_that_is_no_form_of_ours(self, client):
        client.post("/en/admin/content/guide/1/change/", {"title_es": "x" * 100})

        assert "kept_posts" not in client.session


class TestASecondSignIn:
    @pytest.fixture
    def refused(self, browser_of_ana, guide):
        form = change_form(browser_of_ana, guide)
        del browser_of_ana.cookies["sessionid"]
        sign_in(browser_of_ana)
        return form.send(title_es="Tarjeta perdida")

    def test_refuses_the_form_of_the_first_tab_on_a_page_that_offers_to_go_on(self, refused, guide):
        page = refused.content.decode()

        assert refused.status_code == 403
        assert "You have signed in again since you opened it" in page
        assert f'href="/en/admin/content/guide/{guide.pk}/change/"' in page

    def test_gives_back_what_was_typed(self, refused, browser_of_ana, guide):
        again = change_form(browser_of_ana, guide)

        assert again["title_es"] == "Tarjeta perdida"
        assert again.send().status_code == 302
        assert title() == "Tarjeta perdida"

    def test_of_somebody_else_keeps_it_for_whom_it_belongs_to(self, browser_of_ana, guide):
        make_editor("ben", PASSWORD)
        form = change_form(browser_of_ana, guide)
        del browser_of_ana.cookies["sessionid"]
        sign_in(browser_of_ana, "ben")

        page = form.send(title_es="Tarjeta perdida").content.decode()

        assert "The form was opened by ana." in page
        assert "Tarjeta perdida" not in change_form(browser_of_ana, guide).html

    def test_is_answered_in_spanish_in_the_spanish_admin(self, browser_of_ana, guide):
        form = change_form(browser_of_ana, guide, "es")
        del browser_of_ana.cookies["sessionid"]
        sign_in(browser_of_ana)

        page = form.send(title_es="Tarjeta perdida").content.decode()

        assert "Este formulario no se ha aceptado" in page


def test_a_sign_in_opened_twice_is_answered_with_a_way_on(browser_of_ana):
    forged = browser_of_ana.post("/en/admin/login/", {"username": "ana", "password": PASSWORD})

    assert forged.status_code == 403
    assert 'href="/en/admin/login/"' in forged.content.decode()
    assert PASSWORD not in str(browser_of_ana.session.get("kept_posts"))


class TestARowThatWasRemovedWhileItsFormWasOpen:
    def test_stands_as_typed_in_the_form_for_a_new_one(self, desk):
        phrase = make_phrase("ask", replies=[make_reply("yes")])
        form = change_form(desk, phrase)
        phrase.delete()

        answer = form.send(meaning_en="May I?", meaning_es="¿Puedo?")
        again = Form(desk, answer.headers["Location"])

        assert (again["key"], again["meaning_es"]) == ("ask", "¿Puedo?")
        assert "This was removed while you had it open." in again.html
        assert again.send().status_code == 302
        assert [row.reply.key for row in type(phrase).objects.get(key="ask").reply_rows.all()] == ["yes"]
