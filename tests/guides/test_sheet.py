"""A reader's own sheet: three choices by links, one page to take along."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


class TestMySheet:
    @pytest.fixture
    def passport(self):
        return make.make_document("passport")

    @pytest.fixture
    def guide(self, passport):
        guide = make.make_guide("apply", make.make_card("social-security-card"))
        make.make_requirement(guide, passport)
        make.make_phrase("apply-card", steps=[make.make_step(guide, is_spoken=True)])
        return guide

    def test_gathers_what_the_guides_of_a_card_ask_for_each_thing_once(self, client, guide, passport):
        make.make_requirement(make.make_guide("replace", guide.card), passport)

        html = html_of(client, "/en/my-sheet/?hold=social-security-card")

        assert html.count('class="checklist__han"') == 1
        assert guide.path_in("en") in html
        assert "Please: apply-card." in html

    def test_keeps_what_was_chosen_in_its_links_and_in_the_other_language(self, client, guide):
        make.make_audience("child")

        html = html_of(client, "/es/mi-hoja/?for=child&hold=social-security-card")

        kept = "for=child&amp;hold=social-security-card"
        assert f'href="{guide.path_in("es")}?{kept}"' in html
        assert f'href="/en/my-sheet/?{kept}"' in html
        assert 'href="/es/mi-hoja/?hold=social-security-card"' in html

    def test_is_kept_by_the_pages_it_leads_to(self, client, guide):
        html = html_of(client, f"{guide.path_in('en')}?hold=social-security-card")

        assert 'href="/en/my-sheet/?hold=social-security-card"' in html

    def test_leaves_out_a_card_that_does_not_exist(self, client):
        response = client.get("/en/my-sheet/?hold=library-card")

        assert (response.status_code, response["Location"]) == (301, "/en/my-sheet/")

    @pytest.mark.usefixtures("shipped")
    @pytest.mark.parametrize("query", ["", "?for=foreign-worker&in=beijing&hold=social-security-card"])
    def test_asks_few_questions_of_the_database(self, client, query):
        html_of(client, f"/en/my-sheet/{query}")  # What a process keeps of the words of short answers is read once.
        with CaptureQueriesContext(connection) as queries:
            html_of(client, f"/en/my-sheet/{query}")

        assert len(queries) <= MOST_QUERIES
