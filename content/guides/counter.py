"""The sentences of a guide as counter cards: one to a screen, each answer leading on where an editor has said so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from content.glossary.following import Following
from content.glossary.phrases import PhraseFacts
from content.guides.steps import FAIL, FailureFacts, Phrases, StepFacts, anchor_of_card

GREETING, THEN = "greeting", "then"
"""What stands in place of a step for the sentence that opens the talk, and for one that only an answer leads to."""


@dataclass(frozen=True)
class CounterCard:
    """One sentence as large as the screen, with the ways to the cards beside it and back to where it belongs."""

    anchor: str
    phrase: PhraseFacts
    where: str
    """What the sentence belongs to."""
    back: str
    back_label: str
    previous: str = ""
    next: str = ""
    step: int | None = None
    is_for_failure: bool = False

    @property
    def is_of_one_language(self) -> bool:
        """How a talk opens depends on the reader's language, and so does what follows from there."""
        return self.anchor.startswith((f"{GREETING}-", f"{THEN}-"))


@dataclass(frozen=True)
class _Said:
    """The sentences that belong together, and to what."""

    anchor: str
    phrases: tuple[PhraseFacts, ...]
    step: int | None
    is_for_failure: bool

    @property
    def where(self) -> str:
        if self.step is None:
            return _("If it goes wrong")
        words = _("Step %(number)d, if it goes wrong") if self.is_for_failure else _("Step %(number)d")
        return words % {"number": self.step}


def _said(steps: Sequence[StepFacts], failures: Sequence[FailureFacts], phrases: Phrases) -> Iterator[_Said]:
    """Every sentence of the guide in the order it is needed, those for its failures behind their step."""
    for part in (part for step in steps for part in step.parts):
        yield from (_Said(each.claim.anchor, each.phrases, part.number, False) for each in part.every)
        yield from (
            _Said(each.claim.anchor, each.phrases, part.number, True) for some in part.failures for each in some.every
        )
    yield from (
        _Said(each.claim.anchor, each.phrases, None, True)
        for some in failures
        if not some.at_step
        for each in some.every
    )
    yield _Said(FAIL, phrases.get(FAIL, ()), None, True)


def counter_cards(
    steps: Sequence[StepFacts], failures: Sequence[FailureFacts], phrases: Phrases, guide_url: str
) -> list[CounterCard]:
    """The sentences that the guide itself names, in order."""
    return in_a_row(
        CounterCard(
            anchor=anchor_of_card(said.anchor, phrase),
            phrase=phrase,
            where=said.where,
            back=f"{guide_url}#{said.anchor}",
            back_label=_("Back to the guide") if said.step is None else _("Back to the step"),
            step=said.step,
            is_for_failure=said.is_for_failure,
        )
        for said in _said(steps, failures, phrases)
        for phrase in said.phrases
    )


def in_a_row(cards: Iterable[CounterCard]) -> list[CounterCard]:
    """Each with the card before it and the card after it."""
    some = list(cards)
    around = ["", *(card.anchor for card in some), ""]
    return [replace(card, previous=around[place], next=around[place + 2]) for place, card in enumerate(some)]


def greeted(cards: Sequence[CounterCard], greeting: Iterable[PhraseFacts], guide_url: str) -> list[CounterCard]:
    """The same cards behind the sentence that opens a talk in the reader's language, if the guide has it nowhere."""
    known = {card.phrase.key for card in cards}
    first = [
        CounterCard(f"{GREETING}-{phrase.key}", phrase, _("To begin"), guide_url, _("Back to the guide"))
        for phrase in greeting
        if phrase.key not in known
    ]
    return in_a_row([*first, *cards])


def answered(cards: Sequence[CounterCard], following: Following, bring_url: str, guide_url: str) -> list[CounterCard]:
    """The same cards, whose answers lead on: to the next sentence, or to what to bring (`bring_url`, or "").

    Sentences that the guide does not name itself stand behind the others. Several answers may lead to one of them, so
    that its way back is that of the device; the link leads to the guide.
    """
    anchors = {card.phrase.key: card.anchor for card in reversed(cards)}
    further = []
    for phrase, _before in following.reached_from(card.phrase for card in cards):
        anchors[phrase.key] = f"{THEN}-{phrase.key}"
        further.append(CounterCard(anchors[phrase.key], phrase, "", guide_url, _("Back to the guide")))
    return [replace(card, phrase=led_on(card.phrase, following, anchors, bring_url)) for card in (*cards, *further)]


def led_on(phrase: PhraseFacts, following: Following, anchors: dict[str, str], bring_url: str) -> PhraseFacts:
    """The same sentence, each of its answers with the address it leads to, if it leads anywhere."""

    def leads(reply) -> str:
        other = following.next(phrase, reply)
        if other and other.key in anchors:
            return f"#{anchors[other.key]}"
        return bring_url if reply.asks_for_papers else ""

    return replace(phrase, replies=tuple(replace(reply, leads=leads(reply)) for reply in phrase.replies))
