"""The public history of the pages: what changed on which day, and why. On the site and in feed readers."""

from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from content.publishing.formats import own_kind
from content.publishing.models import Page
from content.publishing.workflow import publish, record_changes
from tests import factories as make
from tests.html import Html

pytestmark = pytest.mark.django_db

PATH, PATH_ES = "/en/history/guide/report-lost-card/", "/es/historial/guide/report-lost-card/"
SITE, SITE_ES = "/en/history/", "/es/historial/"
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def guide():
    guide = make.make_guide("report-lost-card", **make.both("title", "Report a lost card", "Declarar la pérdida"))
    make.make_claim(guide, "cost", **make.both("heading", "What it costs", "Qué cuesta"))
    publish(own_kind(guide), by=None)
    return guide


def change(guide, note="", language="en"):
    guide.claims.filter(slot="cost").update(text_en="It costs 30 yuan.")
    with translation.override(language):
        publish(own_kind(guide), by=None, note=note)


def shown(client, path=PATH):
    return client.get(path).content.decode()


class TestHistory:
    def test_is_linked_from_the_foot_of_its_page_with_the_day_and_what_it_is(self, client, guide):
        page = shown(client, guide.path_in("en"))

        assert f'<a href="{PATH}" rel="nofollow">History</a>' in page
        assert ", published</p>" in page
        change(guide)
        assert ", changed</p>" in shown(client, guide.path_in("en"))

    def test_begins_with_the_first_publication(self, client, guide):
        assert "Published for the first time." in shown(client)

    def test_names_the_part_that_changed_and_leads_to_it(self, client, guide):
        change(guide, note="The bureau raised its fee.")

        page = shown(client)

        assert f'<a href="{guide.path_in("en")}#cost">What it costs</a>: changed (only in English)' in page
        assert "The bureau raised its fee." in page

    def test_knows_a_statement_without_a_name_by_its_first_words(self, client, guide):
        step = make.make_step(guide, **make.both("text", "Call 12333.", "Llame al 12333."))
        publish(own_kind(guide), by=None)
        long = "Say that the card is lost, give the number of your document and write down what they answer."
        type(step).objects.filter(pk=step.pk).update(text_en=long)
        publish(own_kind(guide), by=None)

        assert "Call 12333</a>: added" in shown(client)
        assert "Say that the card is lost, give the number of your document…</a>: changed" in shown(client)
        assert "Llame al 12333</a>: se modificó (solo en inglés)" in shown(client, PATH_ES)

    def test_calls_what_is_gone_by_the_name_it_had(self, client, guide):
        guide.claims.get(slot="cost").delete()
        publish(own_kind(guide), by=None)

        assert "<li>What it costs: removed</li>" in shown(client)
        assert "<li>Qué cuesta: se suprimió</li>" in shown(client, PATH_ES)

    def test_leads_to_the_law_that_caused_the_change_where_the_editor_named_it(self, client, guide):
        law = make.make_law(**make.both("title", "Social Insurance Law", "Ley de Seguro Social"))
        change(guide, note="The fee is gone: [[law:social-insurance-law]].")

        named = f'The fee is gone: <a href="{law.path_in("en")}">Social Insurance Law</a>.'
        assert f"<p>{named}</p>" in shown(client)
        assert f'<span lang="en">{named}</span>' in shown(client, PATH_ES)

    def test_names_no_law_that_nobody_named(self, client, guide):
        version = make.make_version(make.make_provision())
        make.make_citation(guide.claims.get(slot="cost"), version)
        guide.claims.filter(slot="cost").update(legal_basis="cited")
        change(guide)

        assert version.provision.law.title_en not in shown(client)

    def test_escapes_what_an_editor_wrote(self, client, guide):
        change(guide, note="<script>alert(1)</script> [x](javascript:alert(1))")

        page = shown(client)

        assert "alert(1)</script>" not in page
        assert 'href="javascript' not in page

    def test_marks_a_note_in_the_other_language(self, client, guide):
        change(guide, note="Subió la tarifa.", language="es")

        assert '<span lang="es">Subió la tarifa.</span>' in shown(client)
        assert '<span lang="es">' not in shown(client, PATH_ES)

    def test_keeps_notes_to_colleagues_to_itself(self, client, guide):
        guide.claims.update(editor_note="Secret doubts.")
        publish(own_kind(guide), by=None)

        assert "Secret doubts" not in shown(client)
        assert shown(client).count('class="entry__label"') == 1

    def test_is_not_for_search_engines_and_leads_to_itself_in_the_other_language(self, client, guide):
        page = shown(client)

        assert '<meta name="robots" content="noindex">' in page
        assert 'href="/es/historial/guide/report-lost-card/"' in page

    @pytest.mark.parametrize("path", ["/en/history/guide/never-was/", "/en/history/nothing/report-lost-card/"])
    def test_of_what_is_not_public_is_not_found(self, client, guide, path):
        assert client.get(path).status_code == 404

    def test_leads_to_its_feed(self, client, guide):
        page = shown(client)

        assert f'<link rel="alternate" type="application/atom+xml" href="{PATH}feed.xml">' in page
        assert f'<a href="{PATH}feed.xml"' in page


class TestHistoryOfTheSite:
    def test_says_so_where_nothing_has_changed_yet(self, client, guide):
        page = shown(client, SITE)

        assert "Nothing has changed since the site was first published." in page
        assert "Report a lost card" not in page
        assert "Nada ha cambiado desde que se publicó el sitio." in shown(client, SITE_ES)

    def test_lists_no_page_the_site_opened_with_however_many(self, client):
        for key in ("report-lost-card", "get-electronic-card"):
            make.make_guide(key)
        record_changes()

        assert "Published for the first time." not in shown(client, SITE)

    def test_lists_a_page_that_came_later(self, client, guide):
        publish(own_kind(make.make_card("nrcms-card")), by=None)

        page = shown(client, SITE)

        assert ">Nrcms card</a></h3>" in page
        assert "Published for the first time." in page

    def test_names_each_page_that_changed_with_what_and_why(self, client, guide):
        change(guide, note="The bureau raised its fee.")

        page = shown(client, SITE)

        assert f'<h3><a href="{guide.path_in("en")}">Report a lost card</a></h3>' in page
        assert f'<a href="{guide.path_in("en")}#cost">What it costs</a>: changed (only in English)' in page
        assert "The bureau raised its fee." in page
        assert "Declarar la pérdida" in shown(client, SITE_ES)

    def test_begins_with_what_is_newest_and_gathers_what_changed_on_one_day(self, client, guide, time_machine):
        time_machine.move_to("2027-01-01T20:00:00Z")
        change(guide)
        time_machine.move_to("2027-01-02T02:00:00Z")
        publish(own_kind(make.make_card("nrcms-card")), by=None)

        page = shown(client, SITE)

        # Both fall on one day in China.
        assert page.count('<time datetime="2027-01-02">2 January 2027</time>') == 1
        assert "2027-01-01" not in page
        assert page.index("Nrcms card") < page.index("Report a lost card")

    def test_is_silent_on_what_no_reader_sees(self, client, guide):
        guide.claims.update(editor_note="Secret doubts.")
        publish(own_kind(guide), by=None)

        assert "Nothing has changed since the site was first published." in shown(client, SITE)

    @pytest.mark.parametrize("hidden", [{"status": "draft"}, {"status": "withdrawn"}, {"offered_in": "es"}])
    def test_is_silent_on_pages_that_readers_of_this_language_cannot_see(self, client, guide, hidden):
        change(guide)
        Page.objects.filter(pk=guide.pk).update(**hidden)

        assert "Report a lost card" not in shown(client, SITE)

    def test_costs_the_same_however_many_pages_changed(self, client, guide):
        def queries():
            with CaptureQueriesContext(connection) as captured:
                shown(client, SITE)
            return len(captured)

        change(guide, note="[[guide:report-lost-card]]")
        shown(client, SITE)
        few = queries()
        for key in ("nrcms-card", "medical-insurance-card", "medical-insurance-code"):
            publish(own_kind(make.make_card(key)), by=None, note="[[guide:report-lost-card]]")

        assert queries() == few <= 12

    def test_is_linked_from_the_foot_of_every_page_and_leads_to_its_feed(self, client, guide):
        assert f'<a href="{SITE}">What changed</a>' in shown(client, guide.path_in("en"))
        assert f'<a href="{SITE_ES}">Qué cambió</a>' in shown(client, guide.path_in("es"))
        assert f'<link rel="alternate" type="application/atom+xml" href="{SITE}feed.xml">' in shown(client, SITE)

    def test_is_not_for_search_engines_and_leads_to_itself_in_the_other_language(self, client, guide):
        page = shown(client, SITE)

        assert '<meta name="robots" content="noindex">' in page
        assert f'href="{SITE_ES}"' in page


FEEDS = [(f"{PATH}feed.xml", "en"), (f"{SITE}feed.xml", "en")]
FEEDS += [(f"{PATH_ES}feed.xml", "es"), (f"{SITE_ES}feed.xml", "es")]


class TestFeed:
    @pytest.fixture
    def read(self, client):
        return lambda path: ElementTree.fromstring(client.get(path).content)

    @pytest.mark.parametrize(("path", "language"), FEEDS)
    def test_says_what_it_is_where_it_stands_and_in_which_language(self, client, guide, path, language):
        answer = client.get(path)
        feed = ElementTree.fromstring(answer.content)

        assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert answer.headers["Content-Language"] == language
        assert feed.tag == f"{ATOM}feed"
        assert feed.get(XML_LANG) == language
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == "CardFAQ"
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links["self"] == f"http://localhost:8000{path}"
        assert f"{links['alternate']}feed.xml" == links["self"]

    @pytest.mark.parametrize(("path", "language"), FEEDS)
    def test_may_be_kept_by_any_cache_and_by_no_search_engine(self, client, guide, path, language):
        headers = client.get(path).headers

        assert headers["Cache-Control"].startswith("public, max-age=")
        assert headers["X-Robots-Tag"] == "noindex"
        assert "Set-Cookie" not in headers

    @pytest.mark.parametrize(("path", "language"), FEEDS)
    def test_answers_only_those_who_read_it(self, client, guide, path, language):
        assert client.head(path).status_code == 200
        assert client.post(path).status_code == 405

    @pytest.mark.parametrize(("path", "language"), FEEDS)
    def test_tells_which_page_changed_when_what_and_why(self, read, guide, time_machine, path, language):
        time_machine.move_to("2027-01-02T02:00:00Z", tick=False)
        change(guide, note="The bureau raised its fee.")

        entry = read(path).find(f"{ATOM}entry")

        assert entry.findtext(f"{ATOM}title") == {"en": "Report a lost card", "es": "Declarar la pérdida"}[language]
        assert entry.find(f"{ATOM}link").get("href") == guide.canonical_in(language)
        assert entry.findtext(f"{ATOM}updated") == "2027-01-02T02:00:00+00:00"
        summary = entry.find(f"{ATOM}summary")
        assert summary.get("type") == "html"
        name = {"en": "What it costs", "es": "Qué cuesta"}[language]
        assert f'<a href="{guide.canonical_in(language)}#cost">{name}</a>: ' in Html(summary.text)
        assert "The bureau raised its fee." in summary.text
        assert 'href="/' not in summary.text

    def test_of_a_page_begins_with_its_publication(self, read, guide):
        change(guide)

        summaries = [summary.text for summary in read(f"{PATH}feed.xml").iter(f"{ATOM}summary")]

        assert len(summaries) == 2
        assert "Published for the first time." in summaries[1]

    def test_of_the_site_is_not_flooded_by_the_pages_it_opened_with(self, read, guide):
        assert read(f"{SITE}feed.xml").findall(f"{ATOM}entry") == []

    def test_gives_each_change_a_name_of_its_own_that_stays(self, read, guide):
        change(guide)
        [before] = [entry.findtext(f"{ATOM}id") for entry in read(f"{SITE}feed.xml").iter(f"{ATOM}entry")]
        publish(own_kind(make.make_card("nrcms-card")), by=None)

        ids = [entry.findtext(f"{ATOM}id") for entry in read(f"{SITE}feed.xml").iter(f"{ATOM}entry")]

        assert before == f"http://localhost:8000{PATH}#revision-2"
        assert ids == ["http://localhost:8000/en/history/card/nrcms-card/#revision-1", before]

    def test_is_silent_on_what_no_reader_sees(self, read, guide):
        guide.claims.update(editor_note="Secret doubts.")
        publish(own_kind(guide), by=None)

        assert len(read(f"{PATH}feed.xml").findall(f"{ATOM}entry")) == 1
        assert read(f"{SITE}feed.xml").findall(f"{ATOM}entry") == []

    @pytest.mark.parametrize("path", ["/en/history/guide/never-was/feed.xml", "/es/historial/nothing/x/feed.xml"])
    def test_of_what_is_not_public_is_not_found(self, client, guide, path):
        assert client.get(path).status_code == 404
