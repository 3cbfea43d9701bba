"""What people may have read: mistakes and whole articles, judged with proof, in both languages."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.publishing.models import Status
from content.questions.models import CorrectionPage
from tests import factories as make

pytestmark = pytest.mark.django_db

QUOTE = make.both("title", "“The card is only physical.”", "«La tarjeta es solo física.»")
RIGHT = make.both("short_answer", "It has an electronic twin.", "Tiene una versión electrónica.")


@pytest.fixture
def mistake():
    mistake = make.make_correction_page(**QUOTE, **RIGHT)
    make.make_claim(mistake, "answer", text_en="", text_es="")
    return mistake


@pytest.fixture
def article():
    article = make.make_correction_page(
        "article-on-the-card", is_article=True, verdict="", **make.both("title", "Is it one card?", "¿Es una tarjeta?")
    )
    make.make_claim(article, "answer", text_en="", text_es="")
    return article


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def queries(client, path):
    with CaptureQueriesContext(connection) as captured:
        page(client, path)
    return len(captured)


class TestCorrectionPage:
    def test_opens_with_the_sentence_as_it_was_read_and_its_stamp(self, client, mistake):
        html = page(client, "/en/you-may-have-read/card-is-only-physical-en/")

        assert '<h1 class="claimed">“The card is only physical.”</h1>' in html
        assert '<span class="stamp stamp--outdated">Out of date</span>' in html
        assert html.index("</h1>") < html.index("It has an electronic twin.</p>")

    def test_says_what_is_right_what_the_law_says_and_how_the_mistake_arises(self, client, mistake):
        make.make_citation(mistake.claims.get(), grade="says-so", **make.both("why", "It names both forms.", "Ambas."))
        make.make_claim(mistake, "point-1", text_en="The regulations name both forms.")
        make.make_claim(mistake, "how", text_en="An old article was copied.")

        html = page(client, mistake.path_in("en")).partition("<body")[2]
        places = [html.index(words) for words in ("The regulations name both", 'id="law"', "An old article")]

        assert places == sorted(places)
        assert "It names both forms." in html.split('id="law"')[1]

    def test_says_so_where_no_law_decides(self, client, mistake):
        mistake.claims.update(legal_basis="none-found")

        assert "No law found that says so" in page(client, mistake.path_in("en")).split('id="law"')[1]

    def test_names_the_place_of_a_local_point(self, client, mistake):
        point = make.make_claim(mistake, "point-1", is_local=True, as_of="2025")
        point.places.add(make.make_region("beijing"))

        assert "<strong>Beijing</strong>" in page(client, mistake.path_in("en"))

    def test_leads_to_the_article_that_says_so(self, client, mistake, article):
        mistake.about.add(article)

        assert f'href="{article.path_in("es")}"' in page(client, mistake.path_in("es"))

    def test_speaks_one_language(self, client, mistake):
        html = page(client, "/es/quizas-ha-leido/card-is-only-physical-es/")

        assert "«La tarjeta es solo física.»" in html
        assert "Tiene una versión electrónica." in html
        assert "electronic twin" not in html


class TestArticlePage:
    def test_judges_each_statement_as_it_was_written(self, client, article, mistake):
        make.make_statement(article, "1", "wrong", text_en="Nothing is handed in.", explained_by=mistake)
        make.make_statement(article, "2", "right", text_en="It does.", quote_en="The card has a chip.", position=1)

        html = page(client, article.path_in("en"))
        first, second = html.split('id="statement-1"')[1].split('id="statement-2"')

        assert "<blockquote>The card is handed in.</blockquote>" in first
        assert '<span class="stamp stamp--wrong">Wrong</span>' in first
        assert "Nothing is handed in." in first
        assert f'href="{mistake.path_in("en")}">“The card is only physical.”</a>' in first
        assert "<blockquote>The card has a chip.</blockquote>" in second
        assert "Explained here" not in second.partition("</li>")[0]

    def test_counts_its_verdicts(self, client, article):
        for number, verdict in enumerate(("right", "wrong", "wrong")):
            make.make_statement(article, str(number), verdict)

        html = page(client, article.path_in("en"))

        assert html.index("Wrong: 2") < html.index("Right: 1")

    def test_quotes_in_the_reader_s_language(self, client, article):
        make.make_statement(article)

        html = page(client, article.path_in("es"))

        assert "La tarjeta se entrega." in html
        assert "The card is handed in." not in html

    def test_links_no_page_that_readers_may_not_see(self, client, article, mistake):
        CorrectionPage.objects.filter(pk=mistake.pk).update(status=Status.DRAFT)
        make.make_statement(article, explained_by=mistake)

        html = page(client, article.path_in("en"))

        assert "Explained here" not in html
        assert mistake.path_in("en") not in html

    def test_asks_the_database_the_same_for_two_statements_and_for_six(self, client, mistake):
        counts = []
        for number in (2, 6):
            article = make.make_correction_page(f"article-{number}", is_article=True, verdict="")
            for place in range(number):
                statement = make.make_statement(article, str(place), explained_by=mistake)
                make.make_citation(statement, make.make_version(make.make_provision(number=f"{number}{place}")))
            client.get(article.path_in("en"))  # Notices and terms are kept for a minute.
            counts.append(queries(client, article.path_in("en")))

        assert counts[0] == counts[1] <= 12


class TestIndexOfCorrections:
    def test_puts_whole_articles_first_then_mistakes_by_verdict(self, client, mistake, article):
        make.make_statement(article)
        make.make_correction_page("wrong-one", verdict="wrong", origin="readers", **make.both("title", "“All wrong.”"))

        html = page(client, "/en/you-may-have-read/")
        places = [html.index(words) for words in ("Is it one card?", "“All wrong.”", "“The card is only physical.”")]

        assert places == sorted(places)
        assert "Heard from readers" in html
        assert "Wrong: 1" in html

    def test_counts_the_statements_that_the_article_s_page_shows_today(self, client, article):
        today = timezone.localdate()
        make.make_statement(article, "1", valid_until=today)
        make.make_statement(article, "2", "misleading", valid_until=today - timedelta(days=1))
        make.make_statement(article, "3", "outdated", valid_from=today + timedelta(days=1))

        tallies = [page(client, path) for path in ("/en/you-may-have-read/", article.path_in("en"))]

        assert [re.findall(r"(Wrong|Misleading|Out of date): (\d)", html) for html in tallies] == [[("Wrong", "1")]] * 2

    def test_shows_no_draft(self, client, mistake):
        CorrectionPage.objects.update(status=Status.DRAFT)

        assert "only physical" not in page(client, "/en/you-may-have-read/")

    def test_asks_the_database_the_same_for_two_mistakes_and_for_six(self, client, article):
        for number in range(2):
            make.make_correction_page(f"first-{number}")
        few = queries(client, "/en/you-may-have-read/")
        for number in range(4):
            make.make_correction_page(f"more-{number}", verdict="wrong")
            make.make_statement(article, str(number))

        assert queries(client, "/en/you-may-have-read/") == few <= 12


class TestShippedCorrections:
    def test_judge_fifty_five_mistakes_and_five_articles(self, client, shipped):
        pages = CorrectionPage.objects.published()

        assert pages.filter(is_article=False).count() == 55
        assert pages.filter(is_article=True).count() == 5

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_show_every_statement_with_its_verdict(self, client, shipped, language):
        for article in CorrectionPage.objects.filter(is_article=True):
            statements = article.claims.filter(correction__isnull=False, hold="")
            html = page(client, article.path_in(language))

            assert html.count("<blockquote>") == statements.count() > 0
