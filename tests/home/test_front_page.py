"""The way in: the address without a language, and the front page."""

import pytest
from django.db import connection
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext

from content.addresses import HOME_SLUGS
from content.publishing.models import Page
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make.make_page("home", **{f"slug_{code}": slug for code, slug in HOME_SLUGS.items()})


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


class TestRoot:
    @pytest.mark.parametrize(
        ("asked", "path"),
        [("es-MX,es;q=0.9,en;q=0.5", "/es/"), ("en-GB", "/en/"), ("zh-CN,zh", "/en/"), ("", "/en/"), ("*;q=x", "/en/")],
    )
    def test_leads_to_the_language_the_browser_asks_for(self, client, asked, path):
        response = client.get("/", headers={"accept-language": asked})

        assert (response.status_code, response["Location"]) == (302, path)

    def test_may_not_be_kept(self, client):
        response = client.get("/")

        assert response["Cache-Control"] == "no-store"
        assert "Accept-Language" in response["Vary"]


class TestFrontPage:
    def test_shows_the_cards_its_editors_chose_and_names_the_others(self, client, home):
        chosen, other = make.make_card(), make.make_card("hospital-visit-card")
        home.about.add(chosen)

        html = page(client, "/en/")

        wall, rest = html.split('id="others"')
        assert chosen.path_in("en") in wall
        assert other.path_in("en") not in wall
        assert other.path_in("en") in rest

    def test_shows_every_card_on_the_wall_where_none_was_chosen(self, client, home):
        card = make.make_card()

        assert card.path_in("es") in page(client, "/es/").split('id="others"')[0]

    @pytest.mark.parametrize(("language", "spoken"), [("en", "英语"), ("es", "西班牙语")])
    def test_opens_with_the_question_whether_the_clerk_speaks_the_readers_language(
        self, client, shipped, language, spoken
    ):
        assert f"您会说{spoken}吗" in page(client, f"/{language}/")

    def test_leads_to_chosen_guides_with_the_place_they_are_done_at(self, client, home):
        guide = make.make_guide(channel="bank")
        home.about.add(guide)

        html = page(client, "/en/")

        assert f'href="{guide.path_in("en")}"' in html
        assert "Bank" in html

    def test_leads_from_a_situation_to_what_concerns_it(self, client, home):
        make.make_situation("lost", pages=[make.make_guide()])

        assert 'href="/es/guias/?when=lost"' in page(client, "/es/")

    def test_stamps_what_people_may_have_read(self, client, home):
        home.about.add(make.make_correction_page(verdict="outdated"))

        assert 'stamp--outdated">Out of date' in page(client, "/en/")

    def test_does_not_show_what_is_not_published(self, client, home):
        draft = make.make_guide(status="draft")
        home.about.add(draft)

        assert draft.title_en not in page(client, "/en/")

    def test_leads_to_every_section(self, client, home):
        html = page(client, "/es/")

        for path in ("tarjetas", "regimenes", "comparar", "guias", "preguntas", "quizas-ha-leido", "ley", "glosario"):
            assert f'href="/es/{path}/"' in html
        for path in ("frases", "que-tarjeta", "que-hacer", "buscar", "fuentes", "cronologia", "acerca-de"):
            assert f'href="/es/{path}/"' in html

    def test_stands_at_the_language_itself_and_nowhere_else(self, client, home):
        response = client.get("/es/inicio/")

        assert (response.status_code, response["Location"]) == (301, "/es/")

    def test_asks_the_same_for_two_and_for_six(self, client, home):
        def fill(number):
            for place in range(number):
                key = f"more-{number}-{place}"
                card = make.make_card(key)
                chosen = (card, make.make_guide(key, card), make.make_question(key), make.make_correction_page(key))
                home.about.add(*chosen)
                make.make_situation(key, pages=chosen)

        def cost():
            loaded = []

            def note(sender, **kwargs):
                loaded.append(sender)

            post_init.connect(note)
            with CaptureQueriesContext(connection) as queries:
                page(client, "/en/")
            post_init.disconnect(note)
            return len(queries), len(loaded)

        fill(2)
        page(client, "/en/")
        of_two = cost()
        fill(6)

        assert cost() == of_two
        assert of_two[0] <= 12


class TestThreeClicks:
    """Every card, guide, comparison, question, correction and cited provision is three clicks from the front page."""

    @staticmethod
    def links(client, path):
        html = client.get(path).content.decode()
        return {part.split('"')[0].split("#")[0].split("?")[0] for part in html.split('href="/')[1:]}

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_reach_everything(self, client, shipped, language):
        wanted = {
            page.path_in(language)
            for page in Page.objects.published(language)
            if page.kind in ("card", "scheme", "comparison", "guide", "question", "correction", "law", "provision")
        }
        first = {f"/{path}" for path in self.links(client, f"/{language}/")}
        indexes = {path for path in first if path.startswith(f"/{language}/")} - wanted
        second = {f"/{found}" for path in indexes for found in self.links(client, path)}
        laws = {page.path_in(language) for page in Page.objects.published(language).filter(kind="law")}
        third = {f"/{found}" for path in laws & second for found in self.links(client, path)}

        assert wanted - first - second - third == set()
