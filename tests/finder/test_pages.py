"""The pages of the finders: one question a page, in both languages, without a form."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.finder.models import Finder
from content.finder.reading import read_finder
from content.publishing.models import Status
from content.reader import Reader
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    return make.make_card(**make.both("title", "Social security card", "Tarjeta de seguridad social"))


@pytest.fixture
def finder(card):
    """Two questions; the second ends at the social security card."""
    finder = make.make_finder()
    printed = make.make_finder_question(finder, "printed", **make.both("help", "Compare them.", "Compárelos."))
    make.make_finder_answer(finder.start, "a", printed)
    make.make_finder_answer(printed, "a", make.make_result(pages=[card]), printed_zh="社会保障卡 社保卡")
    return finder


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


class TestQuestionOfAFinder:
    def test_offers_its_answers_as_links(self, client, finder):
        html = page(client, "/en/which-card/")

        assert "holding?" in html
        assert 'href="/en/which-card/?a=a"' in html
        assert "<form" not in html

    def test_shows_large_and_in_chinese_what_to_compare(self, client, finder):
        html = page(client, "/es/que-tarjeta/?a=a")

        printed = "".join(f'<b lang="zh-Hans" translate="no">{words}</b> ' for words in ("社会保障卡", "社保卡"))
        assert f"{printed}<span>Respuesta a</span>" in html
        assert "Compárelos." in html

    def test_shows_each_earlier_answer_with_the_way_back_to_it(self, client, finder):
        html = page(client, "/en/which-card/?a=a.a")

        assert "Answer a" in html
        assert 'href="/en/which-card/"' in html
        assert 'href="/en/which-card/?a=a"' in html

    def test_keeps_the_answers_when_the_language_is_switched(self, client, finder):
        assert 'href="/es/que-tarjeta/?a=a"' in page(client, "/en/which-card/?a=a")
        assert 'href="/en/which-card/?a=a.a"' in page(client, "/es/que-tarjeta/?a=a.a")

    def test_is_for_search_engines_only_where_it_begins(self, client, finder):
        assert "noindex" not in page(client, "/en/which-card/")
        assert "noindex" in page(client, "/en/which-card/?a=a")
        assert "noindex" in page(client, "/en/which-card/?a=a.a")

    @pytest.mark.parametrize(
        ("asked", "right"),
        [
            ("?a=", ""),
            ("?a=zz", ""),
            ("?a=a.zz", "?a=a"),
            ("?a=a.a.a", "?a=a.a"),
            ("?a=a.", "?a=a"),
            ("?a=%3Cscript%3E", ""),
            ("?a=zz&a=a", "?a=a"),
            ("?a=a&x=1&a=a", "?a=a"),
        ],
    )
    def test_sends_answers_that_do_not_hold_to_the_longest_beginning_that_does(self, client, finder, asked, right):
        response = client.get(f"/en/which-card/{asked}")

        assert response.status_code == 301
        assert response.headers["Location"] == f"/en/which-card/{right}"
        assert response.headers["Cache-Control"] == "public, max-age=86400"

    def test_follows_answers_that_run_on_for_ever_as_far_as_they_hold(self, client, finder):
        response = client.get("/es/que-tarjeta/", {"a": "a." * 2000})

        assert (response.status_code, response.headers["Location"]) == (301, "/es/que-tarjeta/?a=a.a")

    def test_says_how_many_questions_there_are_at_most(self, client, finder):
        make.make_finder_answer(finder.start, "b", make.make_result("short-way", topics="activation"))

        assert "Question 1 of at most 2" in page(client, "/en/which-card/")
        assert "Pregunta 2 de 2 como máximo" in page(client, "/es/que-tarjeta/?a=a")

    def test_shows_pictures_of_what_an_answer_can_turn_out_to_be(self, client, card):
        finder = make.make_finder()
        make.make_finder_answer(finder.start, "a", make.make_result(card=card))
        make.make_finder_answer(finder.start, "b", make.make_result("paper", topics="activation"))

        html = page(client, "/en/which-card/")

        assert html.count("#social-security-card") == 1
        assert 'alt=""' in html

    def test_ignores_what_it_does_not_know(self, client, finder):
        assert 'rel="canonical" href="http://localhost:8000/en/which-card/"' in page(client, "/en/which-card/?x=1")

    def test_is_not_found_where_the_finder_does_not_exist(self, client, db):
        assert client.get("/en/what-to-do/").status_code == 404

    def test_is_not_found_where_the_finder_has_no_first_question(self, client, finder):
        finder.start = None
        finder.save()

        assert client.get("/en/which-card/").status_code == 404


class TestResultOfAFinder:
    def test_leads_to_the_card_with_its_picture_and_its_chinese_name(self, client, finder):
        html = page(client, "/es/que-tarjeta/?a=a.a")

        assert "Resultado it-is-this" in html
        assert "Mire aquí." in html
        assert "#social-security-card" in html
        assert "Tarjeta de seguridad social" in html

    def test_shows_the_card_it_is_with_its_picture_and_whether_it_is_still_in_use(self, client, card):
        make.make_finder_answer(make.make_finder().start, "a", make.make_result(card=card))

        html = page(client, "/en/which-card/?a=a")

        assert f'<span class="sign__han" lang="zh-Hans" translate="no">{card.name_zh}</span>' in html
        assert f'<a href="{card.path_in("en")}">All about this card</a>' in html
        assert "#social-security-card" in html
        assert card.get_state_display() in html

    def test_says_what_the_card_does_and_where_the_proof_of_each_is(self, client, card):
        bank, identity = make.make_feature("bank"), make.make_feature("identity")
        pension, secret = make.make_feature("pension"), make.make_feature("secret")
        make.make_value(card, bank, "partial", verified=True)
        make.make_value(card, identity, "yes", verified=False)
        make.make_value(card, pension, "yes", verified=True)
        make.make_value(card, secret, "yes", verified=True, hold="Doubtful.")
        make.make_finder_answer(make.make_finder().start, "a", make.make_result(card=card))

        html = page(client, "/es/que-tarjeta/?a=a")

        places = [html.index(w) for w in ('verdict--yes">', "Pension (es)", 'verdict--partial">', "Bank (es)")]
        assert places == sorted(places)
        assert html.index('verdict--unknown">') < html.index("Identity (es)")
        assert "Secret" not in html
        assert f'href="{card.path_in("es")}#does"' in html

    def test_sets_apart_what_may_be_needed_beside_the_card(self, client, card):
        other = make.make_card("medical-insurance-code")
        result = make.make_result(card=card, pages=[card, other])
        make.make_finder_answer(make.make_finder().start, "a", result)

        beside = page(client, "/en/which-card/?a=a").partition("What you may need beside it")[2]

        assert other.path_in("en") in beside
        assert card.path_in("en") not in beside

    def test_does_without_a_card_that_is_not_in_the_readers_language(self, client, card):
        card.offered_in = "en"
        card.save()
        make.make_finder_answer(make.make_finder().start, "a", make.make_result(card=card, topics="activation"))

        assert '<span class="sign__han"' not in page(client, "/es/que-tarjeta/?a=a")

    def test_leads_to_guides_corrections_topics_and_law_in_this_language(self, client, card):
        guide, mistake = make.make_guide(card=card), make.make_correction_page()
        make.make_question(topic=make.make_topic())
        result = make.make_result(pages=[guide, mistake], topics="activation nobody-asks")
        result.provisions.add(make.make_provision())
        make.make_finder_answer(make.make_finder().start, "a", result)

        html = page(client, "/es/que-tarjeta/?a=a")

        assert f'href="{guide.path_in("es")}"' in html
        assert f'href="{mistake.path_in("es")}"' in html
        assert 'href="/es/preguntas/temas/activation-es/">Puesta en marcha' in html
        assert "Ley, art.\N{NO-BREAK SPACE}28" in html
        assert "Law, art." not in html

    def test_leads_to_no_page_that_readers_may_not_see(self, client, finder, card):
        card.status = Status.DRAFT
        card.save()

        assert card.path_in("en") not in page(client, "/en/which-card/?a=a.a")

    def test_asks_the_database_the_same_for_two_pages_and_for_six(self, client, card):
        finder = make.make_finder()
        make.make_value(card, make.make_feature())
        few = make.make_result("few", card=card, pages=[card, make.make_guide("first", card)])
        guides = [make.make_guide(f"guide-{letter}", card) for letter in "abcd"]
        many = make.make_result("many", card=card, pages=[card, make.make_card("medical-insurance-card"), *guides])
        make.make_finder_answer(finder.start, "a", few)
        make.make_finder_answer(finder.start, "b", many)

        counts = []
        for answer in "ab":
            with CaptureQueriesContext(connection) as captured:
                page(client, f"/en/which-card/?a={answer}")
            counts.append(len(captured))

        assert counts[0] == counts[1] <= 12


class TestShippedFinders:
    @pytest.mark.parametrize(
        ("key", "path"),
        [
            ("which-card", "/en/which-card/"),
            ("which-card", "/es/que-tarjeta/"),
            ("what-to-do", "/en/what-to-do/"),
            ("what-to-do", "/es/que-hacer/"),
        ],
    )
    def test_lead_every_way_to_a_result(self, client, shipped, key, path):
        language = path.split("/")[1]
        finder = read_finder(key, Reader(language))
        waiting, results = [("", finder.start)], []
        while waiting:
            before, question = waiting.pop()
            for answer in finder.questions[question].answers:
                answers = f"{before}.{answer.key}".removeprefix(".")
                (waiting.append((answers, answer.next)) if answer.next else results.append(answers))

        for answers in results:
            page(client, f"{path}?a={answers}")

        assert Finder.objects.get(key=key).start
        assert len(results) > 20
