"""A finder as its editors build it: every question and every answer, also those that no reader comes to."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from content.finder.models import Finder, FinderAnswer, FinderQuestion


@dataclass(frozen=True)
class Plan:
    """The rows of one finder."""

    finder: Finder
    questions: dict[int, FinderQuestion]
    answers: dict[int, tuple[FinderAnswer, ...]]
    """Question → its answers, as readers find them."""

    @property
    def start(self) -> FinderQuestion | None:
        """The first question, where it is one of this finder's own."""
        return self.questions.get(self.finder.start_id or 0)

    @cached_property
    def all_answers(self) -> list[FinderAnswer]:
        return [answer for pk in self.questions for answer in self.answers.get(pk, ())]

    def led_to(self, question: int) -> list[int]:
        """The questions of this finder that its answers lead to."""
        return [answer.next_id for answer in self.answers.get(question, ()) if answer.next_id in self.questions]

    def beyond(self, question: int) -> set[int]:
        """Every question that can follow it; itself, where its answers lead in a circle."""
        reached: set[int] = set()
        waiting = self.led_to(question)
        while waiting:
            pk = waiting.pop()
            if pk not in reached:
                reached.add(pk)
                waiting += self.led_to(pk)
        return reached


def read_plan(finder: Finder) -> Plan:
    """Two queries."""
    questions = {question.pk: question for question in FinderQuestion.objects.filter(finder=finder).order_by("key")}
    answers: dict[int, tuple[FinderAnswer, ...]] = defaultdict(tuple)
    rows = FinderAnswer.objects.filter(question__finder=finder).select_related("next", "result")
    for answer in rows.order_by("question", "position", "pk"):
        answers[answer.question_id] += (answer,)
    return Plan(finder, questions, answers)
