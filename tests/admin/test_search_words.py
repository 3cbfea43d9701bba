"""The words readers use, as rows that editors manage."""

import pytest

from content.reader import Reader
from content.search.indexing import index_pages
from content.search.models import SearchConcept, SearchDue
from content.search.results import search
from tests.admin.typing_editor import change_form
from tests.factories import both, make_page

pytestmark = pytest.mark.django_db


def test_a_new_word_counts_at_once_and_has_the_pages_that_use_it_read_again(desk):
    page = make_page("switch", **both("title", "Switch it on"))
    concept = SearchConcept.objects.create(key="activate", role="act", names_en="activate", names_es="activar")
    index_pages([page.pk])
    assert not search("activate", Reader("en")).pages

    answer = change_form(desk, concept).send(names_en="activate\nswitch it on")

    assert answer.status_code == 302
    assert [due.page_id for due in SearchDue.objects.all()] == [page.pk]
    index_pages([page.pk])
    assert [found.key for found in search("activate", Reader("en")).pages] == ["switch"]
