"""What concerns a reader's situation: cards, guides and questions together, at one address a language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.addresses import LANGUAGES, index_path
from content.guides.models import Situation
from content.guides.situations import read_situation, read_situations
from content.publishing.models import Status
from content.reader import Reader
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    return make.make_card(**make.both("title", "Social security card", "Tarjeta de seguridad social"))


@pytest.fixture
def lost(card):
    """A situation with a card, a guide and a question; another guide has nothing to do with it."""
    guide = make.make_guide(**make.both("title", "Report a lost card", "Declarar la pérdida"))
    make.make_guide("apply", card, purpose="get", **make.both("title", "Apply for a card", "Solicitar la tarjeta"))
    question = make.make_question(**make.both("title", "Can I lift the report?", "¿Puedo levantarla?"))
    words = make.both("name", "I lost my card", "Perdí la tarjeta")
    return make.make_situation("lost", pages=[card, guide, question], position=1, **words)


@pytest.fixture
def student(card):
    make.make_situation("student", pages=[card], position=2, **make.both("name", "I am a student", "Soy estudiante"))


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def queries(client, path):
    # Notices and terms are kept for a minute: the first page reads them for all.
    page(client, path)
    with CaptureQueriesContext(connection) as captured:
        page(client, path)
    return len(captured)


class TestTheListOfGuides:
    def test_offers_the_situations_in_order_as_links_that_search_engines_need_not_follow(self, client, lost, student):
        html = page(client, "/es/guias/")

        assert '<a href="/es/guias/?when=lost" rel="nofollow">Perdí la tarjeta</a>' in html
        assert html.index("Perdí la tarjeta") < html.index("Soy estudiante")
        assert "<form" not in html

    def test_does_not_offer_what_leads_to_nothing_in_this_language(self, client, lost):
        make.make_situation("alone")
        make.make_situation("draft", pages=[make.make_guide("draft", status=Status.DRAFT)])
        make.make_situation("only-english", pages=[make.make_guide("only-english", offered_in="en")])
        make.make_situation("nameless", pages=[make.make_guide("named")], name_es="")
        make.make_situation("never-named", pages=[make.make_guide("other")], name_es=None)

        assert [situation.key for situation in read_situations(Reader("es"))] == ["lost"]
        assert "only-english" in {situation.key for situation in read_situations(Reader("en"))}

    def test_asks_the_database_the_same_for_two_situations_and_for_six(self, client):
        def with_situations(numbers):
            for number in numbers:
                make.make_situation(f"situation-{number}", pages=[make.make_guide(f"guide-{number}")])
            return queries(client, "/en/guides/")

        assert with_situations([1, 2]) == with_situations([3, 4, 5, 6]) == 3


class TestASituation:
    def test_shows_its_cards_its_guides_and_its_questions_and_nothing_else(self, client, lost):
        html = page(client, "/en/guides/?when=lost")

        assert "cards.svg#social-security-card" in html
        assert "Report a lost card" in html
        assert "Can I lift the report?" in html
        assert "Apply for a card" not in html

    def test_says_where_each_guide_is_done(self, client, lost):
        assert "Por teléfono" in page(client, "/es/guias/?when=lost")

    def test_keeps_the_order_of_its_editors(self, client, card):
        first, second = make.make_guide("first", position=9), make.make_guide("second", position=1)
        make.make_situation(pages=[first, second])

        assert [guide.title for guide in read_situation("lost", Reader("en")).guides] == ["First", "Second"]

    def test_is_marked_among_the_others_with_the_way_back_to_all_guides(self, client, lost, student):
        html = page(client, "/en/guides/?when=lost")

        assert '<b aria-current="true">I lost my card</b>' in html
        assert '<a href="/en/guides/?when=student" rel="nofollow">I am a student</a>' in html
        assert '<a href="/en/guides/">All guides</a>' in html
        assert "<title>I lost my card – Guides" in html

    def test_leads_search_engines_to_the_list_of_all_guides(self, client, lost):
        html = page(client, "/es/guias/?when=lost")

        assert '<link rel="canonical" href="http://localhost:8000/es/guias/">' in html
        assert "when=lost" not in client.get("/sitemap-es.xml").getvalue().decode()

    def test_is_kept_when_the_language_is_switched(self, client, lost):
        assert 'href="/es/guias/?when=lost" hreflang="es"' in page(client, "/en/guides/?when=lost")

    def test_carries_on_for_whom_and_where_one_reads(self, client, lost):
        make.make_audience("foreign-worker")

        html = page(client, "/en/guides/?when=lost&for=foreign-worker")

        assert 'href="/en/guides/report-lost-card-en/?for=foreign-worker"' in html
        assert 'href="/es/guias/?when=lost&amp;for=foreign-worker"' in html
        assert '<a href="/en/guides/?for=foreign-worker" rel="nofollow">All guides</a>' in html
        assert '"/en/guides/?when=lost&amp;for=foreign-worker"' in page(client, "/en/cards/?for=foreign-worker")

    def test_leads_to_no_page_that_readers_may_not_see(self, client, lost):
        hidden = make.make_guide("hidden", status=Status.DRAFT), make.make_question("not-here", offered_in="es")
        make.make_situation("new", pages=[lost.pages.first(), *hidden])

        html = page(client, "/en/guides/?when=new")

        assert "Hidden" not in html
        assert "Not here" not in html

    def test_asks_the_database_the_same_for_two_pages_of_a_kind_and_for_six(self, client, card):
        def pages(numbers):
            for number in numbers:
                yield make.make_guide(f"guide-{number}")
                yield make.make_card(f"card-{number}")
                yield make.make_question(f"question-{number}")

        make.make_situation("few", pages=pages([1, 2]))
        make.make_situation("many", pages=pages([3, 4, 5, 6, 7, 8]))

        assert queries(client, "/en/guides/?when=few") == queries(client, "/en/guides/?when=many") == 4


class TestWhatIsNoSituation:
    @pytest.mark.parametrize(
        "asked",
        [
            "",
            "gone",
            "LOST",
            "lost ",
            "lost&when=lost",
            "lost&when=student",
            "gone&when=lost",
            "%ff",
            "1",
            "9" * 99,
        ],
    )
    def test_leads_for_good_to_the_list_of_all_guides(self, client, lost, student, asked):
        response = client.get(f"/es/guias/?when={asked}")

        assert (response.status_code, response["Location"]) == (301, "/es/guias/")
        assert response["Cache-Control"] == "public, max-age=86400"

    def test_still_says_for_whom_one_reads(self, client, lost):
        make.make_audience("foreign-worker")

        response = client.get("/en/guides/?when=gone&for=foreign-worker")

        assert response["Location"] == "/en/guides/?for=foreign-worker"

    def test_is_one_that_leads_to_nothing_in_this_language(self, client, db):
        make.make_situation("only-english", pages=[make.make_guide(offered_in="en")])

        assert client.get("/en/guides/?when=only-english").status_code == 200
        assert client.get("/es/guias/?when=only-english").status_code == 301

    def test_is_a_parameter_that_nobody_knows(self, client, lost):
        assert "Apply for a card" in page(client, "/en/guides/?situation=lost")

    def test_cannot_be_sent(self, client, lost):
        assert client.post("/en/guides/?when=lost").status_code == 405


@pytest.mark.usefixtures("shipped")
class TestShippedSituations:
    def test_are_between_nine_and_twelve(self):
        assert 9 <= Situation.objects.count() <= 12

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_each_show_a_card_a_guide_and_a_question(self, client, language):
        offered = read_situations(Reader(language))

        assert len(offered) == Situation.objects.count()
        for situation in offered:
            facts = read_situation(situation.key, Reader(language))
            assert facts.guides, situation.key
            assert facts.cards, situation.key
            assert [group.kind for group in facts.beside] == ["question"], situation.key
            assert queries(client, situation.url) <= 12
            assert situation.url in page(client, index_path("card", language))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_leave_no_page_of_theirs_unshown(self, language):
        for situation in Situation.objects.all():
            facts = read_situation(situation.key, Reader(language))
            shown = len(facts.guides) + len(facts.cards) + sum(len(group.shown) for group in facts.beside)
            assert shown == situation.pages.count(), situation.key
