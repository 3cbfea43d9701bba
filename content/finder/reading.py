"""Read a finder and its results as values: a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from content.addresses import page_path
from content.cards.abilities import Abilities, read_abilities
from content.cards.listing import CardLink, read_cards
from content.cards.models import Card
from content.cards.pictures import picture_of, picture_words
from content.evidence.models import Provision
from content.finder.facts import AnswerFacts, FinderFacts, QuestionFacts
from content.finder.models import Finder, FinderAnswer, FinderQuestion, Result
from content.publishing.links import RelatedGroup, by_kind, links, related_groups
from content.publishing.models import Page
from content.publishing.prose import Prose
from content.reader import Reader

LEADS_TO: dict[str, str | Promise] = {
    "guide": _("How to do it"),
    "comparison": _("Compared"),
    "scheme": _("Insurance schemes"),
    "question": _("Questions"),
    "correction": _("You may have read"),
    "law": _("Law"),
    "page": _("More"),
}
ELSEWHERE = frozenset({"card", "provision"})
"""A result shows its card and its law by themselves."""


def read_finder(key: str, reader: Reader) -> FinderFacts | None:
    """The finder with all its questions and answers, or None where there is none. Three queries."""
    finders = Finder.objects.filter(key=key, start__finder=F("pk"))
    found = finders.values_list("pk", reader.column("title"), "start").first()
    if found is None:
        return None
    pk, title, start = found
    answers = _answers(pk, reader)
    questions = FinderQuestion.objects.filter(finder=pk).values_list(
        "pk", reader.column("question"), reader.column("help")
    )
    return FinderFacts(
        title, start, {question: QuestionFacts(words, help_, answers[question]) for question, words, help_ in questions}
    )


def _answers(finder: int, reader: Reader) -> dict[int, tuple[AnswerFacts, ...]]:
    found: dict[int, tuple[AnswerFacts, ...]] = defaultdict(tuple)
    columns = ("question", "key", reader.column("label"), "printed_zh", "next", "result", "result__card__key")
    rows = (
        FinderAnswer.objects.filter(question__finder=finder)
        .order_by("question", "position", "pk")
        .values_list(*columns)
    )
    for question, key, label, printed, following, result, card in rows:
        drawing = card if card and picture_of(card) else ""
        found[question] += (AnswerFacts(key, label, tuple(printed.split()), following, result, drawing),)
    return found


@dataclass(frozen=True)
class LawLink:
    """An article of law in a list."""

    title: str
    url: str


@dataclass(frozen=True)
class ResultFacts:
    """Where the answers lead."""

    title: str
    text: SafeString
    card: CardLink | None
    """The card it is, where the answers settle that."""
    picture_words: str
    abilities: tuple[Abilities, ...]
    """What that card does."""
    cards: tuple[CardLink, ...]
    """Others: what may be needed beside it."""
    groups: tuple[RelatedGroup, ...]
    topics: tuple[str, ...]
    """Keys: topics belong to the questions, which stand beside this room."""
    law: tuple[LawLink, ...]


def read_result(pk: int, reader: Reader) -> ResultFacts:
    """A result with the pages it leads to. At most six queries, and one for references in its text."""
    result = Result.objects.get(pk=pk)
    card = next(iter(read_cards(Card.objects.filter(pk=result.card_id), reader)), None) if result.card_id else None
    others = Card.objects.filter(result_rows__result=pk).exclude(pk=result.card_id or 0)
    pages = links(Page.objects.filter(result_rows__result=pk).order_by("result_rows__position"), reader)
    return ResultFacts(
        title=reader.text(result, "title"),
        text=Prose(reader).blocks(reader.text(result, "text")),
        card=card,
        picture_words=picture_words(card.key, reader) if card else "",
        abilities=tuple(read_abilities(card.pk, reader)) if card else (),
        cards=tuple(read_cards(others.order_by("result_rows__position"), reader)),
        groups=tuple(related_groups(by_kind(pages), LEADS_TO, ELSEWHERE)),
        topics=tuple(result.topics.split()),
        law=tuple(_law(pk, reader)),
    )


def _law(result: int, reader: Reader) -> list[LawLink]:
    provisions = Provision.objects.filter(results_citing=result).order_by("law__position", "position", "key")
    columns = (reader.column("citation"), reader.column("slug"))
    rows = provisions.published(reader.language).values_list(*columns)
    return [LawLink(citation, page_path(Provision.KIND, reader.language, slug)) for citation, slug in rows]
