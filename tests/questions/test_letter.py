"""A letter to show: the words of the law, for who decides, and ours, for who holds it."""

import pytest

from content.questions.models import Question
from tests import factories as make

pytestmark = pytest.mark.django_db


def question_resting_on(words):
    question = make.make_question()
    version = make.make_version(make.make_provision(make.make_law(), "7"), text_zh=words)
    make.make_citation(make.make_claim(question, "answer", legal_basis="cited"), version, grade="says-so")
    return question


def letter(client, page, language="en", query=""):
    word = {"en": "letter", "es": "carta"}[language]
    return client.get(f"{page.path_in(language)}{word}/{query}")


class TestALetter:
    @pytest.fixture
    def question(self):
        return question_resting_on("社会保障卡是凭证。")

    def test_says_in_chinese_what_the_law_says_and_where_the_page_stands(self, client, question):
        html = letter(client, question, "es").content.decode()

        assert "社会保障卡是凭证。" in html
        assert question.canonical_in("es") in html
        assert "不是官方文件" in html
        assert '<meta name="robots" content="noindex">' in html

    def test_is_offered_on_its_page(self, client, question):
        assert f'{question.path_in("en")}letter/"' in client.get(question.path_in("en")).content.decode()

    def test_is_one_file_that_asks_for_nothing(self, client, question):
        response = letter(client, question, "en", "?save=1")

        assert response["Content-Disposition"] == f'attachment; filename="{question.slug_en}-letter.html"'
        assert "<script" not in response.content.decode()
        assert 'href="/' not in response.content.decode()

    def test_does_not_exist_where_no_law_in_force_supports_the_page(self, client):
        question = make.make_question("no-law")
        make.make_claim(question, "answer")

        assert letter(client, question).status_code == 404
        assert "/letter/" not in client.get(question.path_in("en")).content.decode()

    def test_names_a_passage_that_is_too_long_and_does_not_cut_it(self, client):
        html = letter(client, question_resting_on("长" * 300)).content.decode()

        assert "长长" not in html
        assert 'class="letter__law"' in html

    @pytest.mark.usefixtures("shipped")
    def test_stands_wherever_a_page_offers_it(self, client):
        questions = list(Question.objects.published("en").order_by("key")[::5])
        offered = {one.key for one in questions if "/letter/" in client.get(one.path_in("en")).content.decode()}

        assert {one.key for one in questions if letter(client, one).status_code == 200} == offered
        assert len(offered) > 3
