"""A finder drawn for its editors: the whole tree as values, each problem at its place. No HTML.

What several answers lead to is drawn once, at the end of the shortest way there; from the others a link leads to it.
"""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from content.addresses import LANGUAGES
from content.finder.addresses import joined
from content.finder.check import Place, Problem, problems, result_problems
from content.finder.models import Finder, FinderAnswer, FinderQuestion, Result, ResultPage
from content.finder.plan import Plan, read_plan
from content.publishing.editing import change_url
from content.publishing.kinds import page_kind
from content.publishing.models import OfferedIn, Page, Status
from content.seo.head import LANGUAGE_NAMES


@dataclass(frozen=True)
class Words:
    """A text in one language."""

    language: str
    text: str


@dataclass(frozen=True)
class ReadersPage:
    """The page that readers of one language come to."""

    language: str
    language_name: str
    url: str


@dataclass(frozen=True)
class Drawn:
    """A row of the finder: where it stands in the drawing, where it is edited, what is wrong with it."""

    key: str
    words: tuple[Words, ...]
    anchor: str
    """Empty where it belongs to another finder and is not drawn here."""
    url: str
    problems: tuple[str, ...]
    seen_at: tuple[ReadersPage, ...]
    """Nothing where no reader comes to it, or where the finder has no page yet."""


@dataclass(frozen=True)
class DrawnPage:
    """A page that a result leads to."""

    title: str
    kind: str
    url: str
    hidden: str
    """Why some readers do not see it: it is a draft, or not in both languages."""


@dataclass(frozen=True)
class DrawnResult(Drawn):
    pages: tuple[DrawnPage, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True)
class DrawnAnswer(Drawn):
    """An answer, its `key` the letter that stands in the address. It leads to one of the last three."""

    printed: tuple[str, ...]
    question: "DrawnQuestion | None" = None
    result: DrawnResult | None = None
    again: Drawn | None = None
    """What is drawn in full at another place, or belongs to another finder."""


@dataclass(frozen=True)
class DrawnQuestion(Drawn):
    help: tuple[Words, ...]
    answers: tuple[DrawnAnswer, ...]


@dataclass(frozen=True)
class Mark:
    """A problem in the list above the tree, with the place where it is marked in it."""

    words: str
    anchor: str


@dataclass(frozen=True)
class Drawing:
    """One finder. What nobody reaches stands apart."""

    marks: tuple[Mark, ...]
    first: DrawnQuestion | None
    unreached: tuple[DrawnQuestion, ...]
    unused: tuple[DrawnResult, ...]
    """Results that no answer of any finder leads to."""


def draw(finder: Finder) -> Drawing:
    """The same queries however large the finder."""
    plan = read_plan(finder)
    pencil = _Pencil(plan, _read_results(), [*problems(finder), *result_problems()])
    first = pencil.question(plan.start) if plan.start else None
    # Whoever leads to the others comes first, so that these are drawn below it.
    led_to = {pk for question in plan.questions for pk in plan.led_to(question) if pk != question}
    rest = sorted(plan.questions.values(), key=lambda question: (question.pk in led_to, question.key))
    unreached = tuple(pencil.question(question) for question in rest if not pencil.has_drawn(question))
    unused = tuple(pencil.result(result) for result in pencil.results.values() if pencil.is_unused(result))
    return Drawing(pencil.marks(), first, unreached, unused)


def _read_results() -> dict[int, Result]:
    rows = Prefetch("page_rows", ResultPage.objects.select_related("page").order_by("position", "pk"))
    results = Result.objects.select_related("card").prefetch_related(rows).order_by("key")
    return {result.pk: result for result in results}


class _Pencil:
    """Draws one finder and remembers what it has drawn."""

    def __init__(self, plan: Plan, results: Mapping[int, Result], wrong: Sequence[Problem]) -> None:
        self.plan = plan
        self.results = results
        self.wrong: dict[Place, list[Problem]] = defaultdict(list)
        for problem in wrong:
            self.wrong[problem.place].append(problem)
        self.ends: dict[Place, int] = {}
        """Question or result → the answer below which it is drawn; 0 where a drawing begins."""
        self.ways: dict[Place, str] = {}
        """Question or result → the shortest answers that lead a reader there."""
        self.places: list[tuple[Place, str]] = [((Finder, plan.finder.pk), "")]

    def has_drawn(self, question: FinderQuestion) -> bool:
        return (FinderQuestion, question.pk) in self.ends

    def is_unused(self, result: Result) -> bool:
        return any(problem.may_wait for problem in self.wrong[Result, result.pk])

    def marks(self) -> tuple[Mark, ...]:
        """The problems of all that was drawn, each once."""
        found: dict[str, str] = {}
        for place, anchor in self.places:
            for problem in self.wrong[place]:
                found.setdefault(str(problem), anchor)
        return tuple(Mark(words, anchor) for words, anchor in found.items())

    def question(self, question: FinderQuestion) -> DrawnQuestion:
        """A question with all that can only follow it."""
        if not self.has_drawn(question):
            self._measure(question)
        return DrawnQuestion(
            **self._drawn(question, f"question-{question.key}", _words(question, "question")),
            help=_words(question, "help"),
            answers=tuple(self._answer(answer) for answer in self.plan.answers.get(question.pk, ())),
        )

    def result(self, result: Result) -> DrawnResult:
        pages = [result.card, *(row.page for row in result.page_rows.all())]
        return DrawnResult(
            **self._drawn(result, f"result-{result.key}", _words(result, "title")),
            pages=tuple(_page(page) for page in pages if page),
            topics=tuple(result.topics.split()),
        )

    def _measure(self, start: FinderQuestion) -> None:
        """The shortest way from here to all that is not drawn yet."""
        self.ends[FinderQuestion, start.pk] = 0
        if start == self.plan.start:
            self.ways[FinderQuestion, start.pk] = ""
        waiting = deque([start.pk])
        while waiting:
            pk = waiting.popleft()
            for answer in self.plan.answers.get(pk, ()):
                target = _led_to(answer)
                place, is_question = _place(target), isinstance(target, FinderQuestion)
                if place in self.ends or (is_question and target.pk not in self.plan.questions):
                    continue
                self.ends[place] = answer.pk
                if (FinderQuestion, pk) in self.ways:
                    self.ways[place] = joined(self.ways[FinderQuestion, pk], answer.key)
                if is_question:
                    waiting.append(target.pk)

    def _answer(self, answer: FinderAnswer) -> DrawnAnswer:
        question, target = self.plan.questions[answer.question_id], _led_to(answer)
        anchor = f"answer-{question.key}-{answer.key}"
        values = self._drawn(answer, anchor, _words(answer, "label")) | {"printed": tuple(answer.printed_zh.split())}
        if self.ends.get(_place(target)) != answer.pk:
            return DrawnAnswer(**values, again=self._again(target))
        if isinstance(target, FinderQuestion):
            return DrawnAnswer(**values, question=self.question(target))
        return DrawnAnswer(**values, result=self.result(self.results[target.pk]))

    def _again(self, target: FinderQuestion | Result) -> Drawn:
        if isinstance(target, Result):
            anchor, words = f"result-{target.key}", _words(target, "title")
        else:
            anchor = f"question-{target.key}" if target.pk in self.plan.questions else ""
            words = _words(target, "question")
        return Drawn(target.key, words, anchor, change_url(target), (), ())

    def _drawn(
        self, row: FinderQuestion | FinderAnswer | Result, anchor: str, words: tuple[Words, ...]
    ) -> dict[str, Any]:
        place = _place(row)
        self.places.append((place, anchor))
        problems_here = dict.fromkeys(problem.words for problem in self.wrong[place])
        return {
            "key": row.key,
            "words": words,
            "anchor": anchor,
            "url": change_url(row),
            "problems": tuple(problems_here),
            "seen_at": self._seen_at(place),
        }

    def _seen_at(self, place: Place) -> tuple[ReadersPage, ...]:
        if place not in self.ways:
            return ()
        paths = ((language, self.plan.finder.path_in(language, self.ways[place])) for language in LANGUAGES)
        return tuple(ReadersPage(language, LANGUAGE_NAMES[language], path) for language, path in paths if path)


def _led_to(answer: FinderAnswer) -> FinderQuestion | Result:
    """One of the two, never both, never neither: the database sees to it."""
    target: Any = answer.next or answer.result
    return target


def _place(row: FinderQuestion | FinderAnswer | Result) -> Place:
    return type(row), row.pk


def _words(row: FinderQuestion | FinderAnswer | Result, name: str) -> tuple[Words, ...]:
    texts = ((language, getattr(row, f"{name}_{language}")) for language in LANGUAGES)
    return tuple(Words(language, text) for language, text in texts if text)


def _page(page: Page) -> DrawnPage:
    hidden = page.get_offered_in_display() if page.offered_in != OfferedIn.BOTH else ""
    if page.status != Status.PUBLISHED:
        hidden = page.get_status_display()
    return DrawnPage(str(page), str(page_kind(page.kind).label), change_url(page), hidden)
