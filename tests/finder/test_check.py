"""What an editor is told about a finder that readers would stumble in."""

import pytest

from content.finder.check import problems
from content.finder.models import Tree
from content.publishing.models import Status
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    """A question with one answer, which leads to a card."""
    tree = make.make_tree()
    make.make_option(tree.start, "a", make.make_result(pages=[make.make_card()]))
    return tree


class TestProblems:
    def test_are_none_where_every_answer_leads_somewhere(self, tree):
        printed = make.make_node(tree, "printed")
        make.make_option(tree.start, "b", printed)
        make.make_option(printed, "a", make.make_result("second", topics="activation"))

        assert problems(tree) == []

    def test_name_a_finder_without_a_first_question(self, tree):
        tree.start = None

        assert problems(tree) == ["The finder has no first question of its own."]

    def test_name_a_question_without_answers(self, tree):
        make.make_option(tree.start, "b", make.make_node(tree, "printed"))

        assert problems(tree) == ["printed: a dead end, it has no answers."]

    def test_name_a_question_that_no_answer_leads_to(self, tree):
        lonely = make.make_node(tree, "lonely")
        make.make_option(lonely, "a", make.make_result("second", topics="activation"))

        assert problems(tree) == ["lonely: no answer leads to it."]

    def test_name_the_questions_a_reader_can_go_in_circles_through(self, tree):
        printed, bank = make.make_node(tree, "printed"), make.make_node(tree, "bank")
        make.make_option(tree.start, "b", printed)
        make.make_option(printed, "a", bank)
        make.make_option(bank, "a", printed)

        assert problems(tree) == ["A reader can go in circles through: bank, holding, printed."]

    def test_name_an_answer_that_leads_into_another_finder(self, tree):
        make.make_option(tree.start, "b", make.make_tree("what-to-do", "matter").start)

        assert problems(tree) == ["holding, answer b: it leads into another finder."]

    def test_name_missing_spanish_wherever_a_reader_would_meet_it(self, tree):
        tree.start.options.update(label_es="")
        tree.nodes.update(help_en="Look at the front.", help_es="")

        assert problems(tree) == [
            "holding: no help in the language “es”.",
            "holding, a: no answer in the language “es”.",
        ]

    def test_name_a_result_that_leads_to_no_published_page(self, tree):
        card = make.make_card("draft-card", status=Status.DRAFT)
        make.make_option(tree.start, "b", make.make_result("nowhere", pages=[card], text_es=""))

        assert problems(tree) == [
            "nowhere: no text in the language “es”.",
            "nowhere: a dead end, it leads to no published page and no topic.",
        ]

    def test_are_none_in_the_finders_that_ship(self, shipped):
        assert {tree.key: problems(tree) for tree in Tree.objects.all()} == {"what-to-do": [], "which-card": []}
