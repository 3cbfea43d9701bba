"""The public history of a page: what changed on which day, and why."""

import pytest
from django.utils import translation

from content.publishing.workflow import own_kind, publish
from tests import factories as make

pytestmark = pytest.mark.django_db

PATH = "/en/history/guide/report-lost-card/"


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

        assert f'<a href="{guide.path_in("en")}#cost">What it costs</a>: changed (English)' in page
        assert "The bureau raised its fee." in page

    def test_marks_a_note_in_the_other_language(self, client, guide):
        change(guide, note="Subió la tarifa.", language="es")

        assert '<span lang="es">Subió la tarifa.</span>' in shown(client)
        assert '<span lang="es">' not in shown(client, "/es/historial/guide/report-lost-card/")

    def test_keeps_notes_to_colleagues_to_itself(self, client, guide):
        guide.claims.update(editor_note="Secret doubts.")
        publish(own_kind(guide), by=None)

        assert "Secret doubts" not in shown(client)
        assert "Nothing changed that readers see." in shown(client)

    def test_is_not_for_search_engines_and_leads_to_itself_in_the_other_language(self, client, guide):
        page = shown(client)

        assert '<meta name="robots" content="noindex">' in page
        assert 'href="/es/historial/guide/report-lost-card/"' in page

    @pytest.mark.parametrize("path", ["/en/history/guide/never-was/", "/en/history/nothing/report-lost-card/"])
    def test_of_what_is_not_public_is_not_found(self, client, guide, path):
        assert client.get(path).status_code == 404
