"""Walking through a finder by the answers in its address."""

from content.finder.facts import AnswerFacts, FinderFacts, QuestionFacts, walk

HOLDING, PRINTED = 1, 2
SOCIAL_SECURITY = 7


def answer(key, next=None, result=None, printed=(), drawing=""):
    return AnswerFacts(key, key.upper(), printed, next, result, drawing)


TREE = FinderFacts(
    "Which card is this?",
    HOLDING,
    {
        HOLDING: QuestionFacts("What are you holding?", "", (answer("a", next=PRINTED), answer("b", result=9))),
        PRINTED: QuestionFacts("What is printed on it?", "", (answer("a", result=SOCIAL_SECURITY),)),
    },
)


class TestWalk:
    def test_begins_with_the_first_question(self):
        steps = walk(TREE, "")

        assert steps.question == TREE.questions[HOLDING]
        assert steps.given == ()
        assert steps.answers == ""

    def test_follows_an_answer_to_the_next_question(self):
        steps = walk(TREE, "a")

        assert steps.question == TREE.questions[PRINTED]
        assert steps.result is None
        assert [given.question for given in steps.given] == ["What are you holding?"]

    def test_ends_at_a_result(self):
        steps = walk(TREE, "a.a")

        assert steps.question is None
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
        assert [choice.answers for choice in walk(TREE, "").choices] == ["a", "b"]
        assert [choice.answers for choice in walk(TREE, "a").choices] == ["a.a"]

    def test_counts_the_questions_of_the_longest_way(self):
        assert (walk(TREE, "").number, walk(TREE, "").most) == (1, 2)
        assert (walk(TREE, "a").number, walk(TREE, "a").most) == (2, 2)

    def test_counts_no_question_twice_where_answers_go_in_circles(self):
        question = QuestionFacts("Again?", "", (answer("a", next=HOLDING), answer("b", next=PRINTED)))

        assert walk(FinderFacts("", HOLDING, {HOLDING: question, PRINTED: question}), "").most == 2


class TestTheDrawingsOfAnAnswer:
    """Cards are drawn beside answers that no characters tell apart."""

    def choices(self, *answers, **more):
        questions = {HOLDING: QuestionFacts("What are you holding?", "", answers), **more.get("questions", {})}
        return [choice.drawings for choice in walk(FinderFacts("", HOLDING, questions), "").choices]

    def test_are_the_cards_it_can_turn_out_to_be_each_once_in_the_order_of_the_answers(self):
        ends = (answer("a", result=1, drawing="old"), answer("b", next=HOLDING), answer("c", result=2, drawing="new"))
        more = (*ends, answer("d", result=3, drawing="old"))

        drawn = self.choices(
            answer("a", next=PRINTED), answer("b", result=4), questions={PRINTED: QuestionFacts("", "", more)}
        )

        assert drawn == [("old", "new"), ()]

    def test_are_three_at_most(self):
        ends = tuple(answer(key, result=1, drawing=key) for key in "wxyz")

        drawn = self.choices(
            answer("a", next=PRINTED), answer("b", result=4), questions={PRINTED: QuestionFacts("", "", ends)}
        )

        assert drawn == [("w", "x", "y"), ()]

    def test_are_left_out_where_characters_are_to_be_compared(self):
        drawn = self.choices(answer("a", result=1, drawing="old", printed=("卡",)), answer("b", result=2))

        assert drawn == [(), ()]

    def test_are_left_out_where_they_are_the_same_for_all(self):
        drawn = self.choices(answer("a", result=1, drawing="old"), answer("b", result=2, drawing="old"))

        assert drawn == [(), ()]
