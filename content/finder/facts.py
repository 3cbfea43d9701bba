"""A finder as values: its questions, their answers, and what a walk through them has given so far. No queries."""

from dataclasses import dataclass
from functools import cached_property

from content.finder.addresses import SEPARATOR, joined


@dataclass(frozen=True)
class AnswerFacts:
    """An answer. It leads to the next question or to a result."""

    key: str
    label: str
    printed: tuple[str, ...]
    """Chinese to compare by eye with what is printed on the thing."""
    next: int | None
    result: int | None
    drawing: str = ""
    """The card that its result names, where we have drawn it."""


@dataclass(frozen=True)
class QuestionFacts:
    """A question of a finder."""

    question: str
    help: str
    answers: tuple[AnswerFacts, ...]


@dataclass(frozen=True)
class FinderFacts:
    """A finder in one language: its questions by their ids."""

    title: str
    start: int
    questions: dict[int, QuestionFacts]

    def most_questions(self, question: int | None) -> int:
        """How many questions the longest way from this one asks, itself among them."""
        count, asked = 0, {question}
        # A way that is longer than the finder goes in circles.
        while (here := [self.questions[pk] for pk in asked if pk in self.questions]) and count < len(self.questions):
            count += 1
            asked = {answer.next for some in here for answer in some.answers}
        return count

    def drawings_beyond(self, answer: AnswerFacts) -> list[str]:
        """The cards that this answer can turn out to be, as far as we have drawn them, in the order of the answers."""
        found: dict[str, None] = {}
        passed, waiting = set(), [answer]
        while waiting:
            answer = waiting.pop()
            if answer.drawing:
                found[answer.drawing] = None
            elif answer.next in self.questions and answer.next not in passed:
                passed.add(answer.next)
                waiting += reversed(self.questions[answer.next].answers)
        return list(found)


@dataclass(frozen=True)
class Given:
    """A question that was answered."""

    question: str
    answer: AnswerFacts
    before: str
    """The answers that led to this question: where to go to answer it again."""


@dataclass(frozen=True)
class Choice:
    """An answer to choose, with the answers that choosing it makes."""

    answer: AnswerFacts
    answers: str
    drawings: tuple[str, ...]
    """What tells it from the other answers where no characters do."""

    DRAWN = 3


@dataclass(frozen=True)
class Walk:
    """How far the answers lead: to a question, or to a result."""

    finder: FinderFacts
    given: tuple[Given, ...]
    at: int | None
    """The question asked now."""
    result: int | None

    @property
    def question(self) -> QuestionFacts | None:
        return self.finder.questions.get(self.at or 0)

    @property
    def answers(self) -> str:
        """As they stand in the address, `a.b.c`: the same in both languages."""
        return SEPARATOR.join(given.answer.key for given in self.given)

    @property
    def number(self) -> int:
        """Which question is asked now."""
        return len(self.given) + 1

    @property
    def most(self) -> int:
        """How many questions there are at most on this way."""
        return len(self.given) + self.finder.most_questions(self.at)

    @cached_property
    def choices(self) -> list[Choice]:
        """The answers to choose from."""
        answers = self.question.answers if self.question else ()
        drawings = [tuple(self.finder.drawings_beyond(answer)[: Choice.DRAWN]) for answer in answers]
        told_apart = len(set(drawings)) > 1 and not any(answer.printed for answer in answers)
        return [
            Choice(answer, joined(self.answers, answer.key), some if told_apart else ())
            for answer, some in zip(answers, drawings, strict=True)
        ]


def walk(finder: FinderFacts, asked: str) -> Walk:
    """Follow the answers `a.b.c` from the first question, as far as they are answers to what is asked."""
    given: list[Given] = []
    at: int | None = finder.start
    result, before = None, ""
    for key in asked.split(SEPARATOR):
        question = finder.questions.get(at or 0)
        answer = next((answer for answer in question.answers if answer.key == key), None) if question else None
        if question is None or answer is None:
            break
        given.append(Given(question.question, answer, before))
        at, result = answer.next, answer.result
        before = joined(before, key)
    return Walk(finder, tuple(given), at, result)
