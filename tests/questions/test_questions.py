"""The pages of questions and topics, in both languages."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.publishing.models import Status
from content.questions.models import Question, Topic
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def question():
    question = make.make_question(
        **make.both("title", "Must I activate the card?", "¿Hay que activar la tarjeta?"),
        **make.both("short_answer", "It depends on the function.", "Depende de la función."),
    )
    make.make_claim(question, "answer", text_en="", text_es="", checked=date(2026, 11, 22))
    return question


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def queries(client, path):
    with CaptureQueriesContext(connection) as captured:
        page(client, path)
    return len(captured)


class TestQuestionPage:
    def test_asks_then_answers_with_proof(self, client, question):
        claim = question.claims.get(slot="answer")
        article = make.make_provision()
        make.make_citation(claim, make.make_version(article))
        claim.sources.add(make.make_source())

        html = page(client, "/en/questions/must-i-upgrade-en/")

        assert '<h1 class="sign__title">Must I activate the card?</h1>' in html
        assert html.index("It depends on the function.</p>") < html.index(f'href="{article.path_in("en")}"')
        assert "22 Nov" in html
        assert "Ministry-faq" in html

    def test_speaks_one_language(self, client, question):
        make.make_claim(question, "point-1", **make.both("text", "At the bank.", "En el banco."))

        html = page(client, "/es/preguntas/must-i-upgrade-es/")

        assert "¿Hay que activar la tarjeta?" in html
        assert "En el banco." in html
        assert "At the bank." not in html

    def test_keeps_what_is_local_apart_with_its_place_and_day(self, client, question):
        make.make_claim(question, "point-1", text_en="Everywhere it is a credential.")
        local = make.make_claim(
            question, "point-2", text_en="It opens the park.", is_local=True, as_of="2025-07-10", position=1
        )
        local.places.add(make.make_region("beijing"))

        html = page(client, question.path_in("en"))
        national, only_local = html.split('id="local"')

        assert "Everywhere it is a credential." in national
        assert "It opens the park." not in national.partition("<body")[2]
        assert only_local.index("Beijing") < only_local.index("10 July 2025") < only_local.index("It opens the park.")

    def test_folds_all_but_the_first_points_and_names_the_places_of_the_local_ones(self, client, question):
        for number in range(1, 5):
            make.make_claim(question, f"point-{number}", **make.both("text", f"Point {number}."), position=number)
        local = make.make_claim(question, "point-5", is_local=True, position=5)
        local.places.add(make.make_region("beijing"))

        html = page(client, question.path_in("en"))

        assert html.index("Point 2.") < html.index("2 more points</summary>") < html.index("Point 3.")
        summary = html[html.index('id="local"') :].partition("</summary>")[0]
        assert "Beijing" in summary

    def test_says_when_the_answer_itself_depends_on_the_place(self, client, question):
        question.claims.update(is_local=True)

        assert "Depends on the place" in page(client, question.path_in("en"))

    def test_warns_first_where_something_is_unlawful_or_costly(self, client, question):
        Question.objects.update(is_warning=True)

        html = page(client, question.path_in("en"))

        assert html.index("notice--seal") < html.index('id="answer"')

    def test_stamps_what_nobody_confirms(self, client, question):
        make.make_claim(question, "point-1", verified=False)

        assert "Nobody confirms this" in page(client, question.path_in("en"))

    def test_never_shows_what_is_held_back(self, client, question):
        make.make_claim(question, "point-1", text_en="Rumour.", hold="No source")

        assert "Rumour." not in page(client, question.path_in("en"))

    def test_names_whom_to_ask(self, client, question):
        question.hotlines.add(make.make_hotline("12393"))
        Question.objects.update(ask_bank=True)

        html = page(client, question.path_in("en"))

        assert 'href="tel:12393"' in html
        assert "or ask the bank named on your card" in html

    def test_leads_to_what_it_is_about_and_to_what_is_about_it(self, client, question):
        card, other = make.make_card(), make.make_question("is-the-card-the-insurance")
        question.about.add(card)
        other.about.add(question)
        draft = make.make_guide("draft-guide", card, status=Status.DRAFT)
        question.about.add(draft)

        html = page(client, question.path_in("en"))

        assert f'href="{card.path_in("en")}"' in html
        assert f'href="{other.path_in("en")}"' in html
        assert draft.path_in("en") not in html

    def test_stands_under_its_topic(self, client, question):
        assert '<a href="/en/questions/topics/activation/">Activation</a>' in page(client, question.path_in("en"))

    def test_leads_from_the_other_language_s_slug_to_its_own(self, client, question):
        response = client.get("/es/preguntas/must-i-upgrade-en/")

        assert response.status_code == 301
        assert response.headers["Location"] == "/es/preguntas/must-i-upgrade-es/"

    def test_is_not_found_before_it_is_published(self, client, question):
        Question.objects.update(status=Status.DRAFT)

        assert client.get(question.path_in("en")).status_code == 404

    def test_asks_the_database_the_same_for_two_points_and_for_six(self, client):
        counts = []
        for number in (2, 6):
            question = make.make_question(f"with-{number}-points")
            for place in range(number):
                point = make.make_claim(question, f"point-{place}", is_local=place > 0)
                make.make_citation(point, make.make_version(make.make_provision(number=f"{number}{place}")))
                point.sources.add(make.make_source(f"source-{number}-{place}"))
                question.about.add(make.make_question(f"related-{number}-{place}"))
                question.hotlines.add(make.make_hotline(f"1{number}{place}"))
            client.get(question.path_in("en"))  # Notices and terms are kept for a minute.
            counts.append(queries(client, question.path_in("en")))

        assert counts[0] == counts[1] <= 12


class TestIndexOfQuestions:
    def test_lists_every_question_under_its_topic(self, client, question):
        make.make_question("lost", topic=make.make_topic("lost", name_en="Lost card"))

        html = page(client, "/en/questions/")

        assert html.index("Activation") < html.index("Must I activate the card?") < html.index("Lost card")

    def test_leaves_out_topics_without_a_question_to_read(self, client, question):
        make.make_question("draft", topic=make.make_topic("secret", name_en="Secret"), status=Status.DRAFT)

        assert "Secret" not in page(client, "/en/questions/")

    def test_asks_the_database_the_same_for_two_questions_and_for_six(self, client):
        for number in range(2):
            make.make_question(f"first-{number}")
        few = queries(client, "/en/questions/")
        for number in range(4):
            make.make_question(f"more-{number}", topic=make.make_topic(f"topic-{number}"))

        assert queries(client, "/en/questions/") == few <= 12


class TestTopicPage:
    def test_lists_its_questions_with_their_short_answers(self, client, question):
        html = page(client, "/es/preguntas/temas/activation-es/")

        assert "Puesta en marcha" in html
        assert "¿Hay que activar la tarjeta?" in html
        assert "Depende de la función." in html

    def test_leads_from_the_other_language_s_slug_to_its_own(self, client, question):
        response = client.get("/es/preguntas/temas/activation/")

        assert response.status_code == 301
        assert response.headers["Location"] == "/es/preguntas/temas/activation-es/"

    def test_is_not_found_without_a_question_to_read(self, client, question):
        Question.objects.update(status=Status.DRAFT)

        assert client.get("/en/questions/topics/activation/").status_code == 404

    @pytest.mark.parametrize("slug", ["nothing", "activation-en"])
    def test_is_not_found_at_another_address(self, client, question, slug):
        assert client.get(f"/en/questions/topics/{slug}/").status_code == 404

    def test_is_not_found_in_a_language_it_has_no_address_in(self, client, question):
        Topic.objects.update(slug_es=None)

        assert client.get("/es/preguntas/temas/activation/").status_code == 404
        assert client.get("/es/preguntas/must-i-upgrade-es/").status_code == 200


class TestShippedQuestions:
    @pytest.mark.parametrize("language", ["en", "es"])
    def test_are_many(self, shipped, language):
        assert Question.objects.published(language).count() > 100
