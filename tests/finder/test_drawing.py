"""The drawing of a finder: what editors see of the whole tree at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.finder.drawing import draw
from content.finder.models import Finder
from content.publishing.models import OfferedIn, Status
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    return make.make_card()


@pytest.fixture
def finder(card):
    """Two questions; the second ends at a card."""
    finder = make.make_finder()
    printed = make.make_finder_question(finder, "printed", **make.both("help", "Compare them.", "Compárelos."))
    make.make_finder_answer(finder.start, "a", printed)
    make.make_finder_answer(
        printed, "a", make.make_result(card=card, topics="activation"), printed_zh="社会保障卡 社保卡"
    )
    return finder


def texts(some):
    return [words.text for words in some]


def paths(drawn):
    return [page.url for page in drawn.seen_at]


class TestDrawing:
    def test_follows_each_answer_to_its_question_and_to_its_result(self, finder):
        first = draw(finder).first

        [to_printed] = first.answers
        [to_result] = to_printed.question.answers
        assert texts(first.words) == ["holding?", "¿holding?"]
        assert (to_printed.key, texts(to_printed.words)) == ("a", ["Answer a", "Respuesta a"])
        assert texts(to_printed.question.help) == ["Compare them.", "Compárelos."]
        assert to_result.printed == ("社会保障卡", "社保卡")
        assert texts(to_result.result.words) == ["Result it-is-this", "Resultado it-is-this"]
        assert [page.title for page in to_result.result.pages] == ["Social security card"]
        assert to_result.result.topics == ("activation",)

    def test_leads_to_the_form_of_every_row(self, finder, card):
        first = draw(finder).first

        [answer] = first.answers
        [end] = answer.question.answers
        assert first.url == f"/en/admin/content/finderquestion/{finder.start.pk}/change/"
        assert answer.url == f"/en/admin/content/finderanswer/{finder.start.answers.get().pk}/change/"
        assert end.result.url.startswith("/en/admin/content/result/")
        assert end.result.pages[0].url == f"/en/admin/content/card/{card.pk}/change/"

    def test_leads_to_the_readers_page_of_each_question_and_result_in_both_languages(self, finder):
        first = draw(finder).first

        [answer] = first.answers
        assert paths(first) == ["/en/which-card/", "/es/que-tarjeta/"]
        assert paths(answer.question) == ["/en/which-card/?a=a", "/es/que-tarjeta/?a=a"]
        assert paths(answer.question.answers[0].result) == ["/en/which-card/?a=a.a", "/es/que-tarjeta/?a=a.a"]

    def test_leads_to_no_readers_page_of_a_finder_that_has_none(self, finder):
        Finder.objects.update(key="not-yet-on-the-site")

        assert draw(Finder.objects.get()).first.seen_at == ()

    def test_draws_once_what_several_answers_lead_to_where_the_way_is_shortest(self, finder):
        printed = finder.questions.get(key="printed")
        detour = make.make_finder_question(finder, "detour")
        make.make_finder_answer(finder.start, "0", detour)
        make.make_finder_answer(detour, "a", printed)
        finder.start.answers.filter(key="a").update(position=2)

        through, straight = draw(finder).first.answers

        assert [answer.again.anchor for answer in through.question.answers] == ["question-printed"]
        assert straight.question.anchor == "question-printed"
        assert paths(straight.question)[0] == "/en/which-card/?a=a"

    def test_marks_each_problem_at_its_place_and_lists_it_with_the_way_there(self, finder):
        empty = make.make_finder_question(finder, "empty")
        make.make_finder_answer(finder.start, "b", empty, label_es="")
        make.make_finder_answer(finder.start, "c", make.make_result("nowhere"))

        drawing = draw(finder)

        _printed, to_empty, to_nowhere = drawing.first.answers
        assert to_empty.problems == ("answer: no text in Spanish.",)
        assert to_empty.question.problems == ("a dead end, it has no answers.",)
        assert to_nowhere.result.problems == ("a dead end, it leads to no published page and no topic.",)
        assert [(mark.words, mark.anchor) for mark in drawing.marks] == [
            ("holding, b: answer: no text in Spanish.", "answer-holding-b"),
            ("empty: a dead end, it has no answers.", "question-empty"),
            ("nowhere: a dead end, it leads to no published page and no topic.", "result-nowhere"),
        ]

    def test_ends_where_readers_would_go_in_circles_and_says_so_once(self, finder):
        printed = finder.questions.get(key="printed")
        make.make_finder_answer(printed, "b", finder.start)

        drawing = draw(finder)

        [answer] = drawing.first.answers
        _result, back = answer.question.answers
        assert back.again.anchor == "question-holding"
        assert answer.question.problems == ("A reader can go in circles through: holding, printed.",)
        assert [mark.words for mark in drawing.marks] == ["A reader can go in circles through: holding, printed."]

    def test_says_where_an_answer_leads_into_another_finder(self, finder):
        other = make.make_finder("what-to-do", "matter")
        make.make_finder_answer(finder.start, "b", other.start)

        answer = draw(finder).first.answers[1]

        assert answer.problems == ("it leads into another finder.",)
        assert answer.again.anchor == ""
        assert answer.again.url == f"/en/admin/content/finderquestion/{other.start.pk}/change/"

    def test_keeps_apart_what_no_reader_comes_to_each_with_what_follows_it(self, finder):
        follower, head = make.make_finder_question(finder, "a-follower"), make.make_finder_question(finder, "b-head")
        make.make_finder_answer(head, "a", follower)
        make.make_finder_answer(follower, "a", finder.questions.get(key="printed"))

        drawing = draw(finder)

        [unreached] = drawing.unreached
        assert unreached.key == "b-head"
        assert unreached.problems == ("no answer leads to it.",)
        assert unreached.seen_at == ()
        assert unreached.answers[0].question.answers[0].again.anchor == "question-printed"

    def test_draws_questions_that_only_lead_to_each_other(self, finder):
        one, two = make.make_finder_question(finder, "one"), make.make_finder_question(finder, "two")
        make.make_finder_answer(one, "a", two)
        make.make_finder_answer(two, "a", one)

        assert [question.key for question in draw(finder).unreached] == ["one"]

    def test_lists_the_results_that_no_answer_leads_to(self, finder):
        make.make_result("forgotten", topics="activation")

        assert [result.key for result in draw(finder).unused] == ["forgotten"]

    def test_says_which_pages_some_readers_do_not_see(self, finder):
        draft, english = (
            make.make_page("draft", status=Status.DRAFT),
            make.make_page("en", offered_in=OfferedIn.ENGLISH),
        )
        make.make_finder_answer(
            finder.start, "b", make.make_result("second", pages=[draft, english], topics="activation")
        )

        pages = draw(finder).first.answers[1].result.pages

        assert [page.hidden for page in pages] == ["Draft", "English only, Spanish held back"]

    def test_shows_all_questions_where_there_is_no_first(self, finder):
        Finder.objects.update(start=None)

        drawing = draw(Finder.objects.get())

        assert drawing.first is None
        assert [question.key for question in drawing.unreached] == ["holding"]
        assert [mark.words for mark in drawing.marks] == ["which-card: it has no first question of its own."]

    def test_takes_the_same_queries_for_a_small_finder_and_a_large_one(self, finder, card):
        counts = []
        for few in ("bc", "defg"):
            for key in few:
                question = make.make_finder_question(finder, key)
                make.make_finder_answer(finder.start, key, question)
                make.make_finder_answer(question, "a", make.make_result(f"result-{key}", pages=[card], card=card))
            with CaptureQueriesContext(connection) as captured:
                draw(finder)
            counts.append(len(captured))

        assert counts[0] == counts[1] <= 12
