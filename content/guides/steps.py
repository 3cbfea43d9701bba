"""The steps of a guide with the sentences to show at each, and the same sentences as counter cards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from django.db.models import CharField, F, Value
from django.utils.translation import gettext as _

from content.glossary.models import Phrase
from content.glossary.phrases import PhraseFacts, gather, phrase_columns
from content.guides.models import Guide, StepPhrase
from content.proof.facts import ClaimFacts, ClaimSet

STEP_COLUMNS = ("step__place", "step__is_spoken")
"""What to ask `read_claims` for, so that `steps_of` can find the steps among the claims."""

FAIL = "fail"
"""What stands in the place of a step for the sentences to show when it goes wrong."""

ICONS = {
    Phrase.Place.CENTRE: "service-centre",
    Phrase.Place.BANK: "bank",
    Phrase.Place.HOSPITAL: "hospital",
    Phrase.Place.PHARMACY: "pharmacy",
    Phrase.Place.PHONE: "phone",
    Phrase.Place.EMPLOYER: "employer-system",
    Phrase.Place.APP: "app",
}
"""The picture of each place. “Anywhere” has none."""


@dataclass(frozen=True)
class StepFacts:
    """One thing to do: where, and what to show there, the most useful sentence first."""

    number: int
    claim: ClaimFacts
    place: str
    phrases: tuple[PhraseFacts, ...]

    @property
    def icon(self) -> str:
        return ICONS.get(Phrase.Place(self.place), "")

    @property
    def place_label(self) -> str:
        return str(Phrase.Place(self.place).label) if self.icon else ""

    @property
    def first_phrases(self) -> tuple[PhraseFacts, ...]:
        return self.phrases[:1]

    @property
    def more_phrases(self) -> tuple[PhraseFacts, ...]:
        return self.phrases[1:]


@dataclass(frozen=True)
class CounterCard:
    """One sentence of a guide as large as the screen, with the way to the cards beside it and back to its step."""

    anchor: str
    phrase: PhraseFacts
    step: int | None
    """None for what is said when it goes wrong."""
    back: str
    previous: str = ""
    next: str = ""

    @property
    def where(self) -> str:
        """What the sentence belongs to."""
        if self.step is None:
            return _("If it goes wrong")
        return _("Step %(number)d") % {"number": self.step}

    @property
    def back_label(self) -> str:
        return _("Back to the guide") if self.step is None else _("Back to the step")


Phrases = Mapping[str, tuple[PhraseFacts, ...]]
"""Id of the step (or `FAIL`) → its sentences in order."""


def read_phrases_of(guide: Guide, language: str) -> dict[str, tuple[PhraseFacts, ...]]:
    """The sentences of a guide's steps and of its troubles, with replies. One query."""
    columns = phrase_columns(language, "phrase__")
    of_steps = StepPhrase.objects.filter(step__page=guide.pk).order_by().values_list("step_id", F("position"), *columns)
    failing = Guide.fail_phrases.through._base_manager.filter(guide=guide.pk)
    of_troubles = failing.values_list(Value(FAIL, CharField()), F("id"), *columns)
    rows: dict[str, list] = {}
    for step, position, *row in of_steps.union(of_troubles, all=True):
        rows.setdefault(step, []).append((position, row))
    return {
        step: tuple(gather((row for _position, row in sorted(some, key=itemgetter(0))), language))
        for step, some in rows.items()
    }


def steps_of(claims: ClaimSet, phrases: Phrases, counter_url: str) -> list[StepFacts]:
    """The steps among a guide's claims, numbered as they stand. Each sentence leads to its counter card."""
    place, _is_spoken = STEP_COLUMNS
    return [
        StepFacts(number, claim, claim.extra[place], with_cards(phrases.get(claim.id, ()), claim.anchor, counter_url))
        for number, claim in enumerate(claims.having(place), 1)
    ]


def with_cards(phrases: Iterable[PhraseFacts], anchor: str, counter_url: str) -> tuple[PhraseFacts, ...]:
    """Sentences that lead to their cards on the guide's counter page."""
    return tuple(replace(phrase, url=f"{counter_url}#{_anchor(anchor, phrase)}") for phrase in phrases)


def _anchor(anchor: str, phrase: PhraseFacts) -> str:
    return f"{anchor}-{phrase.key}"


def counter_cards(steps: Sequence[StepFacts], phrases: Phrases, guide_url: str) -> list[CounterCard]:
    """Every sentence of the guide in the order it is needed, then those for trouble."""
    cards = [
        CounterCard(_anchor(step.claim.anchor, phrase), phrase, step.number, f"{guide_url}#{step.claim.anchor}")
        for step in steps
        for phrase in step.phrases
    ]
    cards += [
        CounterCard(_anchor(FAIL, phrase), phrase, None, f"{guide_url}#{FAIL}") for phrase in phrases.get(FAIL, ())
    ]
    around = ["", *(card.anchor for card in cards), ""]
    return [replace(card, previous=around[place], next=around[place + 2]) for place, card in enumerate(cards)]
