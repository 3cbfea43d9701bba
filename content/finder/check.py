"""What readers of the finders would stumble over, in an editor's words and with its place.

Dead ends, circles, answers that leave the finder, missing words; and what nobody reaches, which may wait: a question
is saved before an answer can lead to it.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.finder.models import Finder, FinderAnswer, FinderQuestion, Result
from content.finder.plan import Plan, read_plan
from content.publishing.models import LANGUAGE_NAMES, Page
from content.publishing.workflow import NotPublishable

Place = tuple[type[Model], int]
"""The row where a problem is."""


@dataclass(frozen=True)
class Problem:
    """Something wrong with a finder. It stays the same problem when its words change: a circle that grows shorter."""

    place: Place
    kind: str
    words: str = field(compare=False)
    name: str = field(compare=False, default="")
    """The place as files name it; empty where the words themselves do."""
    may_wait: bool = field(compare=False, default=False)

    def __str__(self) -> str:
        return f"{self.name}: {self.words}" if self.name else self.words


def all_problems() -> list[Problem]:
    """Two queries a finder, and five."""
    return [*(problem for finder in Finder.objects.order_by("key") for problem in problems(finder)), *result_problems()]


@contextmanager
def readers_arrive() -> Iterator[None]:
    """Refuse a change that makes readers stumble where they did not before: what was wrong can be mended bit by bit.

    Raises `NotPublishable`; the transaction around it undoes the change.
    """
    before = set(all_problems())
    yield
    refuse_new(before)


def refuse_new(before: Iterable[Problem]) -> None:
    """Raise `NotPublishable` for every problem that was not there before, unless it may wait."""
    fresh = [problem for problem in all_problems() if problem not in before and not problem.may_wait]
    if fresh:
        raise NotPublishable(told(fresh))


def told(some: Iterable[Problem]) -> list[str]:
    """Each in words, once: a circle is a problem of every question in it."""
    return list(dict.fromkeys(map(str, some)))


def problems(finder: Finder) -> list[Problem]:
    """Everything a reader could trip over in this finder, its results left aside. Two queries."""
    plan = read_plan(finder)
    return [*_unbegun(plan), *_ill_led(plan), *_circles(plan), *_unreached(plan), *_silent(plan)]


def _unbegun(plan: Plan) -> Iterator[Problem]:
    finder = plan.finder
    yield from _missing_words(finder, finder.key, "title")
    if plan.start is None:
        words = _("it has no first question of its own.")
        # A new finder is saved before its first question, and the question before it can be the first.
        yield Problem((Finder, finder.pk), "no start", words, finder.key, may_wait=not plan.questions)


def _ill_led(plan: Plan) -> Iterator[Problem]:
    for pk, question in plan.questions.items():
        if not plan.answers.get(pk):
            yield Problem((FinderQuestion, pk), "dead end", _("a dead end, it has no answers."), question.key)
    for answer in plan.all_answers:
        if answer.next_id and answer.next_id not in plan.questions:
            words = _("it leads into another finder.")
            yield Problem((FinderAnswer, answer.pk), "elsewhere", words, _name_of(answer, plan))


def _circles(plan: Plan) -> Iterator[Problem]:
    beyond = {pk: plan.beyond(pk) for pk in plan.questions}
    for pk in plan.questions:
        if pk in beyond[pk]:
            circle = sorted(plan.questions[other].key for other in beyond[pk] if pk in beyond[other])
            words = _("A reader can go in circles through: %(questions)s.") % {"questions": ", ".join(circle)}
            yield Problem((FinderQuestion, pk), "circle", words)


def _unreached(plan: Plan) -> Iterator[Problem]:
    if plan.start is None:
        return
    reached = {plan.start.pk, *plan.beyond(plan.start.pk)}
    for pk, question in plan.questions.items():
        if pk not in reached:
            yield Problem((FinderQuestion, pk), "unreached", _("no answer leads to it."), question.key, may_wait=True)


def _silent(plan: Plan) -> Iterator[Problem]:
    for question in plan.questions.values():
        yield from _missing_words(question, question.key, "question")
        if any(getattr(question, f"help_{language}") for language in LANGUAGES):
            yield from _missing_words(question, question.key, "help")
    for answer in plan.all_answers:
        yield from _missing_words(answer, _name_of(answer, plan), "label")


def _name_of(answer: FinderAnswer, plan: Plan) -> str:
    """How files name an answer: `w-start, a`."""
    return f"{plan.questions[answer.question_id].key}, {answer.key}"


def result_problems() -> list[Problem]:
    """Results that lack words, that lead to nothing readers may read, or that no answer leads to. Four queries."""
    results = Result.objects.order_by("key")
    found: list[Problem] = []
    used = set(results.filter(led_from__isnull=False).values_list("pk", flat=True))
    leading = {
        language: set(results.filter(_leads_in(language)).values_list("pk", flat=True)) for language in LANGUAGES
    }
    for result in results:
        place, key = (Result, result.pk), result.key
        found += _missing_words(result, key, "title", "text")
        silent = [language for language in LANGUAGES if not result.topics and result.pk not in leading[language]]
        for language in silent:
            words = _dead_end(language) if len(silent) < len(LANGUAGES) else _dead_end()
            found.append(Problem(place, f"dead end {language}", words, key))
        if result.pk not in used:
            found.append(Problem(place, "unreached", _("no answer leads to it."), key, may_wait=True))
    return found


def _dead_end(language: str = "") -> str:
    if language:
        words = _("a dead end in %(language)s, it leads to no page published in it and no topic.")
        return words % {"language": LANGUAGE_NAMES[language]}
    return _("a dead end, it leads to no published page and no topic.")


def _leads_in(language: str) -> Q:
    """Results with a page that readers of this language may read."""
    readable = Page.objects.published(language).values("pk")
    return Q(pages__in=readable) | Q(card__in=readable)


def speaks_for_readers(page: Page, languages: Sequence[str]) -> list[str]:
    """The results that would lead readers of these languages nowhere without this page. A query a language."""
    found: dict[str, Result] = {}
    results = Result.objects.filter(Q(pages=page.pk) | Q(card=page.pk), topics="").order_by("key")
    for language in languages:
        others = Page.objects.published(language).exclude(pk=page.pk).values("pk")
        found |= {result.key: result for result in results.exclude(Q(pages__in=others) | Q(card__in=others))}
    words = _("The result “%(result)s” of a finder would lead nowhere: give it another page or a topic first.")
    return [words % {"result": result} for result in found.values()]


def _missing_words(row: Finder | FinderQuestion | FinderAnswer | Result, name: str, *columns: str) -> Iterator[Problem]:
    for column in columns:
        original: Any = row._meta.get_field(column)
        for language in LANGUAGES:
            if not getattr(row, f"{column}_{language}"):
                named = {"field": original.verbose_name, "language": LANGUAGE_NAMES[language]}
                words = _("%(field)s: no text in %(language)s.") % named
                yield Problem((type(row), row.pk), f"no {column} {language}", words, name)
