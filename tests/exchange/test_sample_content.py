"""Made-up content: as much as asked for, marked, the same from the same seed, never on a site for readers."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from content.evidence.models import Claim
from content.management.sample import MARK, make_sample
from content.publishing.models import Page
from tests import factories as make
from tests.site.test_costs import furnish


@pytest.fixture
def furnished(db):
    furnish([1, 2])


def titles():
    return list(Page.objects.filter(key__startswith=MARK).order_by("pk").values_list("title_en", "title_es"))


def test_made_up_pages_are_whole_in_both_languages_and_say_so(furnished):
    assert make_sample(7) == 7

    for page in Page.objects.filter(key__startswith=MARK):
        for code, said in (("en", "(made up, "), ("es", "(inventada, ")):
            answer = Client(headers={"host": "localhost"}).get(page.path_in(code))
            assert answer.status_code == 200
            assert said in answer.content.decode()
    assert Claim.objects.filter(page__key__startswith=MARK).count() >= 7


def test_more_are_added_to_those_that_are_there(furnished):
    make_sample(3)

    assert make_sample(4) == 7
    assert len(set(titles())) == 7


def test_the_same_seed_makes_the_same_pages(furnished):
    make_sample(6, seed=3)
    first = titles()
    Claim.objects.filter(page__key__startswith=MARK).delete()
    Page.objects.filter(key__startswith=MARK).delete()
    make_sample(6, seed=3)

    assert titles() == first


def test_a_site_for_readers_takes_none(furnished, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="takes no made-up pages"):
        call_command("sample_content", pages=1)
    assert titles() == []


def test_there_must_be_something_to_copy(db, settings):
    settings.DEBUG = True
    with pytest.raises(CommandError, match="import_content"):
        call_command("sample_content", pages=1)


@pytest.mark.parametrize("pages", [0, -1, 1_000_001])
def test_so_many_pages_are_refused(db, settings, pages):
    settings.DEBUG = True
    with pytest.raises(CommandError, match="whole number"):
        call_command("sample_content", pages=pages)


def test_a_million_cost_as_many_statements_as_batches(furnished, django_assert_max_num_queries):
    make.make_page("another")
    with django_assert_max_num_queries(60):
        make_sample(500)
