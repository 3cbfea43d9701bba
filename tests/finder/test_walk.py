"""Walking through a finder by the answers in its address."""

from content.finder.facts import NodeFacts, OptionFacts, TreeFacts, walk

HOLDING, PRINTED = 1, 2
SOCIAL_SECURITY = 7


def option(key, next=None, result=None):
    return OptionFacts(key, key.upper(), (), next, result)


TREE = TreeFacts(
    "Which card is this?",
    HOLDING,
    {
        HOLDING: NodeFacts("What are you holding?", "", (option("a", next=PRINTED), option("b", result=9))),
        PRINTED: NodeFacts("What is printed on it?", "", (option("a", result=SOCIAL_SECURITY),)),
    },
)


class TestWalk:
    def test_begins_with_the_first_question(self):
        steps = walk(TREE, "")

        assert steps.node == TREE.nodes[HOLDING]
        assert steps.given == ()
        assert steps.answers == ""

    def test_follows_an_answer_to_the_next_question(self):
        steps = walk(TREE, "a")

        assert steps.node == TREE.nodes[PRINTED]
        assert steps.result is None
        assert [given.question for given in steps.given] == ["What are you holding?"]

    def test_ends_at_a_result(self):
        steps = walk(TREE, "a.a")

        assert steps.node is None
        assert steps.result == SOCIAL_SECURITY

    def test_knows_for_each_answer_where_to_go_to_change_it(self):
        assert [given.before for given in walk(TREE, "a.a").given] == ["", "a"]

    def test_keeps_the_longest_beginning_that_holds(self):
        assert walk(TREE, "a.nonsense.a").answers == "a"
        assert walk(TREE, "nonsense").answers == ""
        assert walk(TREE, "a..a").answers == "a"

    def test_takes_no_answer_after_a_result(self):
        assert walk(TREE, "b.a").answers == "b"

    def test_offers_each_answer_with_the_address_it_makes(self):
        assert [answers for _option, answers in walk(TREE, "").choices] == ["a", "b"]
        assert [answers for _option, answers in walk(TREE, "a").choices] == ["a.a"]
