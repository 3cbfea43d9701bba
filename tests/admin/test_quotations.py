"""Statements of other pages are picked by their words, in the form of the page that quotes them."""

import pytest
from django.urls import reverse

from content.evidence.models import Quotation
from content.publishing.admin import change_url
from content.publishing.formats import own_kind
from tests import factories as make
from tests.admin.typing_editor import change_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def temporary():
    """A statement of another page."""
    return make.make_claim(make.make_question("lost-card"), "point-1", text_en="A temporary report lapses.")


@pytest.fixture
def abroad():
    """The page that quotes it."""
    page = make.make_question("abroad")
    make.make_claim(page, "answer")
    return page


def test_statements_are_offered_by_their_words(desk, temporary):
    place = {"app_label": "content", "model_name": "quotation", "field_name": "claim", "term": "temporary report"}

    [choice] = desk.get(reverse("admin:autocomplete"), place).json()["results"]

    assert choice["id"] == temporary.pk
    assert choice["text"] == f"A temporary report lapses. ({temporary.pk})"


def test_a_page_takes_a_quotation_from_its_form(desk, client, abroad, temporary):
    form = change_form(desk, abroad)
    form.values["quotations-TOTAL_FORMS"] = ["1"]
    added = {"quotations-0-claim": temporary.pk, "quotations-0-after": "point-1", "quotations-0-position": "0"}

    assert form.send(**added).status_code == 302
    assert "A temporary report lapses." in client.get(abroad.path_in("en")).content.decode()


def test_a_statement_that_readers_do_not_see_is_refused(desk, abroad, temporary):
    temporary.hold = "Doubtful."
    temporary.save()
    form = change_form(desk, abroad)
    form.values["quotations-TOTAL_FORMS"] = ["1"]

    answer = form.send(**{"quotations-0-claim": temporary.pk, "quotations-0-position": "0"})

    assert "Readers do not see this statement" in answer.content.decode()


def test_a_statement_says_where_it_is_quoted(desk, abroad, temporary):
    Quotation.objects.create(page_id=abroad.pk, claim_id=temporary.pk)

    for edited in (temporary, own_kind(temporary.page)):
        html = desk.get(change_url(edited)).content.decode()
        assert f'<a href="{change_url(abroad)}">Abroad</a>' in html
