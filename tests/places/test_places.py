"""What is recorded of a place stands on a page of its own: what differs, whom to call, and what nobody knows."""

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def beijing():
    return make.make_region()


@pytest.fixture
def lost(beijing):
    """A guide with a rule for the whole country and one for Beijing."""
    guide = make.make_guide("loss", **make.both("title", "Report a lost card", "Declarar la pérdida"))
    make.make_claim(guide, "point-1", text_en="It lasts some days.")
    words = make.both("text", "In Beijing it lasts ten days.", "En Pekín dura diez días.")
    make.make_claim(guide, "point-1", region=beijing, as_of="2025", **words)
    return guide


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


class TestThePageOfAPlace:
    @pytest.mark.parametrize(
        ("path", "words"),
        [("/en/places/beijing/", "In Beijing it lasts ten days."), ("/es/lugares/pekin/", "En Pekín dura diez días.")],
    )
    def test_says_what_differs_there_in_both_languages(self, client, lost, path, words):
        html = read(client, path)

        assert words in html
        assert "It lasts some days." not in html

    def test_leads_to_each_page_as_it_is_read_there(self, client, lost):
        assert f'href="{lost.path_in("en")}?in=beijing"' in read(client, "/en/places/beijing/")

    def test_says_of_what_nothing_is_recorded(self, client, lost, beijing):
        other = make.make_question("fees", **make.both("title", "What does it cost?", "¿Cuánto cuesta?"))
        make.make_claim(other, "point-1", region=make.make_region("shanghai", name_es="Shanghái"))

        html = read(client, "/en/places/beijing/")

        assert html.index("Nothing local is recorded for Beijing") < html.index("What does it cost?")

    def test_names_the_lines_to_call(self, client, lost):
        make.make_hotline()

        assert "Line 12333" in read(client, "/en/places/beijing/")

    def test_is_found_by_the_word_of_the_other_language(self, client, lost):
        assert client.get("/en/places/pekin/").headers["Location"] == "/en/places/beijing/"

    def test_is_none_for_a_place_that_is_not_there(self, client, lost):
        assert client.get("/en/places/atlantis/").status_code == 404

    def test_loses_a_statement_that_is_held_back(self, client, lost):
        lost.claims.filter(region__key="beijing").update(hold="Doubtful.")

        assert "In Beijing it lasts ten days." not in read(client, "/en/places/beijing/")

    def test_costs_the_same_however_much_is_recorded(self, client, lost, beijing, django_assert_max_num_queries):
        for number in range(2, 8):
            make.make_claim(make.make_question(f"question-{number}"), "point-1", region=beijing)

        with django_assert_max_num_queries(12):
            read(client, "/en/places/beijing/")


class TestTheListOfPlaces:
    def test_leads_to_those_of_which_something_is_recorded(self, client, lost):
        make.make_region("tianjin", name_es="Tianjin")

        html = read(client, "/es/lugares/")

        assert 'href="/es/lugares/pekin/"' in html
        assert "tianjin" not in html

    def test_stands_in_the_menu(self, client, lost):
        assert 'href="/en/places/"' in read(client, "/en/places/beijing/")


@pytest.mark.parametrize(("path", "query"), [("en", "beijing"), ("es", "pekin"), ("en", "北京 社保卡")])
def test_a_search_that_names_a_place_leads_to_its_page(client, lost, path, query):
    html = client.get(f"/{path}/{'search' if path == 'en' else 'buscar'}/", {"q": query}).content.decode()

    assert ("/en/places/beijing/" if path == "en" else "/es/lugares/pekin/") in html


def test_the_sitemap_names_places_with_enough_to_say(client, lost, beijing):
    assert "/en/places/beijing/" not in client.get("/sitemap-en.xml").getvalue().decode()
    for number in range(2, 5):
        make.make_claim(make.make_question(f"question-{number}"), "point-1", region=beijing)

    assert "/en/places/beijing/" in client.get("/sitemap-en.xml").getvalue().decode()


def test_a_page_read_for_a_place_leads_to_all_that_is_recorded_of_it(client, lost):
    assert 'href="/en/places/beijing/"' in read(client, f"{lost.path_in('en')}?in=beijing")
