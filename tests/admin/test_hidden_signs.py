"""Signs that nobody sees, pasted into the forms of editors and readers: taken out at the door."""

from xml.etree import ElementTree

import pytest

from cardfaq.signs import clean
from content.feedback.models import Report
from content.publishing.models import Page
from content.publishing.workflow import publish
from tests.admin.typing_editor import change_form
from tests.factories import make_card, make_claim, make_guide, make_page
from tests.feedback.test_reports import send

pytestmark = pytest.mark.django_db

SIGNS = "\x00\x01\x08\x1b\x7f\x9f\ufffe\uffff\u202e\u2066\ufeff"


class TestClean:
    def test_takes_out_what_xml_html_and_databases_cannot_hold(self):
        assert clean(f"a{SIGNS}\ud800b") == "ab"

    def test_parts_words_where_a_word_processor_ended_a_line(self):
        assert clean("one\x0btwo") == "one two"

    @pytest.mark.parametrize("text", ["one\n\ttwo", "98,3\u00a0%", "社会保障卡", "👨‍👩‍👧", "a\u200fb", ""])
    def test_leaves_all_else_as_it_is(self, text):
        assert clean(text) is text


class TestForms:
    def test_of_editors_keep_what_was_meant(self, desk):
        page = make_card()

        answer = change_form(desk, page).send(
            title_en=f"Social{SIGNS} card",
            body_en="One two.",
            body_es=f"Uno\x0bdos{SIGNS}.",
            change_note=f"Why{SIGNS}.",
        )

        assert answer.status_code == 302
        saved = Page.objects.get(pk=page.pk)
        assert (saved.title_en, saved.body_es) == ("Social card", "Uno dos.")
        assert saved.revisions.get().note == "Why."

    def test_of_readers_keep_what_was_meant(self, client):
        make_claim(make_guide("report-lost-card", card=make_card()), "cost")

        send(client, city=f"Cheng{SIGNS}du", text=f"They asked{SIGNS} for 30 yuan.")

        assert (Report.objects.get().city, Report.objects.get().text) == ("Chengdu", "They asked for 30 yuan.")

    def test_an_address_may_hold_none(self, desk):
        page = make_page("old")

        change_form(desk, page).send(slug_en="n\u202eew")

        assert Page.objects.get(pk=page.pk).slug_en == "new"


class TestFeeds:
    def test_go_on_whatever_the_database_holds(self, client):
        page = make_page("about", title_en="Ab\x08out")
        publish(page, by=None, note="Changed\x0b and\x1b changed.")
        Page.objects.filter(pk=page.pk).update(title_en="Ab\x08out")

        for path in ("/en/history/feed.xml", "/en/history/page/about/feed.xml", "/sitemap-en.xml"):
            answer = client.get(path)
            assert answer.status_code == 200
            ElementTree.fromstring(answer.getvalue())
