"""What an editor is told about a finder that readers would stumble in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.finder.check import all_problems, readers_arrive, told
from content.finder.models import Finder, FinderAnswer
from content.publishing.models import OfferedIn, Page, Status
from content.publishing.workflow import NotPublishable, publish, withdraw
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    return make.make_card()


@pytest.fixture
def finder(card):
    """A question with one answer, which leads to a card."""
    finder = make.make_finder()
    make.make_finder_answer(finder.start, "a", make.make_result(pages=[card]))
    return finder


@pytest.fixture
def circle(finder):
    """Two questions whose answers lead to each other; the first question leads into it."""
    printed, bank = make.make_finder_question(finder, "printed"), make.make_finder_question(finder, "bank")
    make.make_finder_answer(finder.start, "b", printed)
    make.make_finder_answer(printed, "a", bank)
    make.make_finder_answer(bank, "a", printed)
    return printed, bank


def problems():
    return told(all_problems())


class TestProblems:
    def test_are_none_where_every_answer_leads_somewhere(self, finder):
        printed = make.make_finder_question(finder, "printed")
        make.make_finder_answer(finder.start, "b", printed)
        make.make_finder_answer(printed, "a", make.make_result("second", topics="activation"))

        assert problems() == []

    def test_name_a_finder_without_a_first_question(self, finder):
        Finder.objects.update(start=None)

        assert problems() == ["which-card: it has no first question of its own."]

    def test_name_a_finder_that_begins_with_a_question_of_another(self, finder):
        Finder.objects.update(
            start=make.make_finder_question(Finder.objects.create(key="other", **make.both("title", "Other")), "who")
        )

        assert "which-card: it has no first question of its own." in problems()

    def test_name_a_question_without_answers(self, finder):
        make.make_finder_answer(finder.start, "b", make.make_finder_question(finder, "printed"))

        assert problems() == ["printed: a dead end, it has no answers."]

    def test_name_a_question_that_no_answer_leads_to(self, finder):
        lonely = make.make_finder_question(finder, "lonely")
        make.make_finder_answer(lonely, "a", make.make_result("second", topics="activation"))

        assert problems() == ["lonely: no answer leads to it."]

    def test_name_the_questions_a_reader_can_go_in_circles_through(self, circle):
        assert problems() == ["A reader can go in circles through: bank, printed."]

    def test_name_a_question_whose_answer_leads_back_to_it(self, finder):
        make.make_finder_answer(finder.start, "b", finder.start)

        assert problems() == ["A reader can go in circles through: holding."]

    def test_name_an_answer_that_leads_into_another_finder(self, finder):
        other = make.make_finder("what-to-do", "matter")
        make.make_finder_answer(other.start, "a", make.make_result("second", topics="activation"))
        make.make_finder_answer(finder.start, "b", other.start)

        assert problems() == ["holding, b: it leads into another finder."]

    def test_name_missing_spanish_wherever_a_reader_would_meet_it(self, finder):
        finder.start.answers.update(label_es="")
        finder.questions.update(help_en="Look at the front.", help_es="")

        assert problems() == ["holding: help: no text in Spanish.", "holding, a: answer: no text in Spanish."]

    def test_name_a_result_that_leads_to_no_published_page(self, finder):
        draft = make.make_card("draft-card", status=Status.DRAFT)
        make.make_finder_answer(finder.start, "b", make.make_result("nowhere", pages=[draft], text_es=""))

        assert problems() == [
            "nowhere: text: no text in Spanish.",
            "nowhere: a dead end, it leads to no published page and no topic.",
        ]

    def test_name_a_result_that_leads_to_nothing_in_one_language(self, finder):
        english = make.make_card("english-card", offered_in=OfferedIn.ENGLISH)
        make.make_finder_answer(finder.start, "b", make.make_result("half", card=english))

        assert problems() == ["half: a dead end in Spanish, it leads to no page published in it and no topic."]

    def test_are_none_in_a_result_that_names_only_the_card_it_is(self, finder, card):
        make.make_finder_answer(finder.start, "b", make.make_result("this-one", card=card))

        assert problems() == []

    def test_name_a_result_that_no_answer_leads_to(self, finder):
        make.make_result("forgotten", topics="activation")

        assert problems() == ["forgotten: no answer leads to it."]

    def test_are_none_in_the_finders_that_ship(self, shipped):
        assert Finder.objects.count() == 2
        assert problems() == []

    def test_are_found_with_the_same_queries_in_two_questions_and_in_six(self, finder):
        counts = []
        for few in ("bc", "defg"):
            for key in few:
                question = make.make_finder_question(finder, key)
                make.make_finder_answer(finder.start, key, question)
                make.make_finder_answer(question, "a", make.make_result(f"result-{key}", topics="activation"))
            with CaptureQueriesContext(connection) as captured:
                all_problems()
            counts.append(len(captured))

        assert counts[0] == counts[1] <= 8


class TestAChange:
    def test_is_refused_with_every_problem_it_makes(self, finder):
        def change():
            with readers_arrive():
                finder.start.answers.update(label_es="")
                make.make_finder_question(finder, "printed")

        with pytest.raises(NotPublishable) as refusal:
            change()

        assert refusal.value.problems == [
            "printed: a dead end, it has no answers.",
            "holding, a: answer: no text in Spanish.",
        ]

    def test_is_not_refused_for_what_was_wrong_before(self, circle):
        with readers_arrive():
            Finder.objects.update(title_en="Which one is it?")

    def test_may_make_a_circle_shorter_without_breaking_it(self, finder, circle):
        _printed, bank = circle
        third = make.make_finder_question(finder, "third")
        FinderAnswer.objects.filter(question=bank).update(next=third)
        make.make_finder_answer(third, "a", circle[0])

        with readers_arrive():
            FinderAnswer.objects.filter(question=bank).update(next=circle[0])

    def test_may_leave_a_question_that_no_answer_leads_to(self, finder):
        with readers_arrive():
            make.make_finder_answer(
                make.make_finder_question(finder, "printed"), "a", make.make_result("second", topics="activation")
            )

    def test_may_begin_a_finder_that_has_no_question_yet(self, db):
        with readers_arrive():
            finder = Finder.objects.create(key="new", **make.both("title", "New"))
        with readers_arrive():
            make.make_finder_answer(
                make.make_finder_question(finder, "first"), "a", make.make_result(topics="activation")
            )

    def test_is_refused_where_it_takes_the_first_question_away(self, finder):
        with pytest.raises(NotPublishable, match="no first question"), readers_arrive():
            Finder.objects.update(start=None)


class TestTakingAPageFromReaders:
    REASON = {"en": "Merged.", "es": "Se fusionó."}
    REFUSED = "The result “Result it-is-this” of a finder would lead nowhere: give it another page or a topic first."

    def test_is_refused_where_a_result_would_lead_nowhere(self, finder, card):
        with pytest.raises(NotPublishable) as refusal:
            withdraw(card, by=None, reason=self.REASON)

        assert refusal.value.problems == [self.REFUSED]
        card.refresh_from_db()
        assert card.status == Status.PUBLISHED

    def test_is_refused_where_it_is_the_card_a_result_names(self, finder):
        other = make.make_card("other")
        make.make_finder_answer(finder.start, "b", make.make_result("this-one", card=other))

        with pytest.raises(NotPublishable, match="this-one"):
            withdraw(other, by=None, reason=self.REASON)

    def test_is_refused_where_what_is_left_is_not_in_both_languages(self, finder, card):
        english = make.make_page("english", offered_in=OfferedIn.ENGLISH)
        make.ResultPage.objects.create(result=finder.start.answers.get().result, page=english)

        with pytest.raises(NotPublishable):
            withdraw(card, by=None, reason=self.REASON)

    def test_is_refused_in_one_language_like_in_both(self, finder, card):
        publish(card, by=None)
        card.offered_in = OfferedIn.ENGLISH

        with pytest.raises(NotPublishable) as refusal:
            publish(card, by=None)

        assert refusal.value.problems == [self.REFUSED]

    @pytest.mark.parametrize("rest", ["a page", "a card", "a topic"])
    def test_is_done_where_something_else_is_left(self, finder, card, rest):
        result = finder.start.answers.get().result
        if rest == "a page":
            make.ResultPage.objects.create(result=result, page=make.make_guide(card=card))
        elif rest == "a card":
            result.card = make.make_card("other")
        else:
            result.topics = "activation"
        result.save()

        withdraw(card, by=None, reason=self.REASON)

        assert problems() == []

    def test_is_done_where_they_could_not_read_it_anyway(self, finder):
        draft = make.make_card("draft", status=Status.DRAFT)
        make.make_finder_answer(finder.start, "b", make.make_result("nowhere", pages=[draft]))

        withdraw(draft, by=None, reason=self.REASON)

        assert draft.status == Status.WITHDRAWN

    def test_is_not_asked_where_a_page_comes_back_in_one_language(self, finder, card):
        Page.objects.update(status=Status.WITHDRAWN)
        card.refresh_from_db()
        card.offered_in = OfferedIn.ENGLISH

        publish(card, by=None)

        assert problems() == ["it-is-this: a dead end in Spanish, it leads to no page published in it and no topic."]
