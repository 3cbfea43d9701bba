"""The steps of a guide, their sentences, and the same sentences as counter cards."""

import pytest

from content.guides.reading import read_counter, read_guide
from content.reader import Reader
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    return make.make_guide()


class TestSteps:
    def test_are_numbered_as_they_are_shown(self, guide):
        make.make_step(guide, 1)
        make.make_step(guide, 2, hold="Not confirmed")
        make.make_step(guide, 3)

        steps = read_guide(guide, Reader("en")).steps

        assert [(step.number, step.claim.slot) for step in steps] == [(1, "step-1"), (2, "step-3")]

    def test_name_their_place_with_its_picture(self, guide):
        make.make_step(guide, 1, place="centre")

        [step] = read_guide(guide, Reader("en")).steps

        assert (step.place_label, step.icon) == ("Service centre", "service-centre")

    def test_name_no_place_where_it_may_be_anywhere(self, guide):
        make.make_step(guide, 1, place="any")

        [step] = read_guide(guide, Reader("en")).steps

        assert (step.place_label, step.icon) == ("", "")

    def test_keep_their_sentences_in_order_with_the_replies_in_order(self, guide):
        step = make.make_step(guide)
        yes, no = make.make_reply("yes"), make.make_reply("no")
        make.make_phrase("take-number", steps=[step], replies=[no, yes])
        make.make_phrase("activate", steps=[step])

        [shown] = read_guide(guide, Reader("es")).steps

        assert [phrase.key for phrase in shown.phrases] == ["take-number", "activate"]
        assert [reply.meaning for reply in shown.phrases[0].replies] == ["Respuesta no.", "Respuesta yes."]

    def test_lead_from_each_sentence_to_its_counter_card(self, guide):
        make.make_phrase("activate", steps=[make.make_step(guide)])

        [step] = read_guide(guide, Reader("es")).steps

        assert step.phrases[0].url == f"{guide.path_in('es')}mostrador/#step-1-activate"

    def test_share_a_sentence_without_mixing_their_cards(self, guide):
        first, second = make.make_step(guide, 1), make.make_step(guide, 2)
        make.make_phrase("take-number", steps=[first, second])

        urls = [step.phrases[0].url.partition("#")[2] for step in read_guide(guide, Reader("en")).steps]

        assert urls == ["step-1-take-number", "step-2-take-number"]


class TestBranches:
    def test_stand_under_the_numbered_step_before_them_and_do_not_count(self, guide):
        make.make_step(guide, 1)
        make.make_step(guide, 2, branch="instead")
        make.make_step(guide, 3)

        first, second = read_guide(guide, Reader("en")).steps

        assert [branch.claim.slot for branch in first.branches] == ["step-2"]
        assert (second.number, second.claim.slot, second.branches) == (2, "step-3", ())

    def test_of_a_choice_have_an_or_between_them_and_none_before(self, guide):
        make.make_step(guide, 1)
        make.make_step(guide, 2, branch="case")
        make.make_step(guide, 3, branch="case")

        [decide] = read_guide(guide, Reader("en")).steps

        assert [branch.or_else for branch in decide.branches] == [False, True]

    def test_that_replace_a_step_have_an_or_before_each(self, guide):
        make.make_step(guide, 1)
        make.make_step(guide, 2, branch="instead")

        [step] = read_guide(guide, Reader("en")).steps

        assert step.branches[0].or_else

    def test_with_nothing_before_them_are_numbered_themselves(self, guide):
        make.make_step(guide, 1, hold="Not confirmed")
        make.make_step(guide, 2, branch="instead")

        [step] = read_guide(guide, Reader("en")).steps

        assert (step.number, step.claim.slot) == (1, "step-2")

    def test_are_a_list_within_their_step(self, client, guide):
        make.make_step(guide, 1)
        make.make_step(guide, 2, branch="instead")
        make.make_step(guide, 3)

        html = client.get(guide.path_in("es")).content.decode()

        first, branch, third = (html.index(f'id="step-{number}"') for number in (1, 2, 3))
        assert first < html.index('<ul role="list" class="branches">') < html.index(">o bien<") < third
        assert html.index('<ul role="list" class="branches">') < branch

    def test_have_counter_cards_that_name_the_step_they_stand_under(self, guide):
        make.make_step(guide, 1)
        make.make_phrase("other-way", steps=[make.make_step(guide, 2, branch="instead")])

        [card] = read_counter(guide, Reader("en"))

        assert (card.where, card.back) == ("Step 1", f"{guide.path_in('en')}#step-2")


class TestCounterCards:
    @pytest.fixture
    def cards(self, guide):
        first, second = make.make_step(guide, 1), make.make_step(guide, 2)
        make.make_phrase("take-number", steps=[first])
        make.make_phrase("activate", steps=[second])
        guide.fail_phrases.add(make.make_phrase("write-it-down"))
        return read_counter(guide, Reader("en"))

    def test_follow_the_steps_and_end_with_what_to_say_when_it_fails(self, cards):
        assert [card.where for card in cards] == ["Step 1", "Step 2", "If it goes wrong"]

    def test_lead_to_the_next_and_back(self, cards):
        first, second, last = cards

        assert (first.previous, first.next) == ("", second.anchor)
        assert (last.previous, last.next) == (second.anchor, "")

    def test_lead_back_to_their_step(self, guide, cards):
        assert cards[1].back == f"{guide.path_in('en')}#step-2"
        assert cards[2].back == f"{guide.path_in('en')}#fail"

    def test_leave_out_the_sentences_of_a_step_that_is_held_back(self, guide):
        make.make_phrase(steps=[make.make_step(guide, hold="Not confirmed")])

        assert read_counter(guide, Reader("en")) == []

    def test_begin_with_the_greeting_in_the_language_of_the_reader(self, guide):
        make.make_phrase("phrase-speak-spanish")
        make.make_phrase("phrase-speak-english")
        make.make_phrase("activate", steps=[make.make_step(guide, 1)])

        spanish, english = read_counter(guide, Reader("es")), read_counter(guide, Reader("en"))

        assert [card.phrase.key for card in spanish] == ["phrase-speak-spanish", "activate"]
        assert [card.phrase.key for card in english] == ["phrase-speak-english", "activate"]
        assert spanish[0].next == spanish[1].anchor

    def test_lead_from_an_answer_to_the_next_sentence_or_to_what_to_bring(self, guide):
        other_bank, passport = make.make_reply("other-bank"), make.make_reply("passport", asks_for_papers=True)
        make.make_phrase("activate", steps=[make.make_step(guide, 1)], replies=[other_bank, passport])
        make.make_phrase("which-branch", after=[other_bank])
        make.make_requirement(guide, make.make_document())

        first, then = read_counter(guide, Reader("en"))

        assert [reply.leads for reply in first.phrase.replies] == [f"#{then.anchor}", f"{guide.path_in('en')}#bring"]
        assert (then.phrase.key, then.back, then.next) == ("which-branch", f"#{first.anchor}", "")
