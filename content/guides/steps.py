"""The steps of a guide, with what to show and what may go wrong at each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from operator import itemgetter

from django.db.models import CharField, F, Value
from django.utils.html import strip_tags

from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.glossary.models import Phrase
from content.glossary.phrases import PhraseFacts, gather, phrase_columns
from content.guides.models import Failure, Guide, Step, StepPhrase
from content.reader import Reader

STEP_COLUMNS = ("step__place", "step__branch", "failure__at_step")
"""What to ask `read_claims` for, so that steps and failures can be found among the claims."""

FAIL = "fail"
"""What stands in the place of a claim for the sentences that belong to no single failure."""

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
class FailureFacts:
    """What may go wrong, what to do then and what to show."""

    claim: ClaimFacts
    phrases: tuple[PhraseFacts, ...]
    at_step: str
    """The slot of its step; empty where it may happen at any."""
    beside: tuple["FailureFacts", ...] = ()
    """What goes wrong in its place elsewhere."""

    @property
    def case(self) -> str:
        """In a line, when it concerns a reader: the heading an editor wrote, else the words up to the first comma."""
        words = unescape(strip_tags(self.claim.heading or self.claim.inline)).strip()
        case, comma, _more = words.partition(", ")
        return case if self.claim.heading or comma else ""

    @property
    def every(self) -> tuple["FailureFacts", ...]:
        return (self, *self.beside)


@dataclass(frozen=True)
class StepFacts:
    """One thing to do: where, what to show there, the most useful sentence first, and what may go wrong."""

    number: int
    """Branches have that of the step they stand under."""
    claim: ClaimFacts
    place: str
    phrases: tuple[PhraseFacts, ...]
    failures: tuple[FailureFacts, ...] = ()
    or_else: bool = False
    """It is done instead of what stands before it."""
    branches: tuple["StepFacts", ...] = ()
    beside: tuple["StepFacts", ...] = ()
    """What is done in its place elsewhere."""
    moves: bool = True
    """It is done at another place than what stands before it."""

    @property
    def every(self) -> tuple["StepFacts", ...]:
        return (self, *self.beside)

    @property
    def parts(self) -> tuple["StepFacts", ...]:
        """The step and its branches."""
        return (self, *self.branches)

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


Phrases = Mapping[str, tuple[PhraseFacts, ...]]
"""Id of the step or failure (or `FAIL`) → its sentences in order."""


def read_phrases_of(guide: Guide, reader: Reader) -> dict[str, tuple[PhraseFacts, ...]]:
    """The sentences of a guide's steps and of its failures, with replies. One query."""
    columns = phrase_columns(reader, "phrase__")
    of_steps = StepPhrase.objects.filter(step__page=guide.pk).order_by()
    of_failures = Failure.phrases.through._base_manager.filter(failure__page=guide.pk)
    of_none = Guide.fail_phrases.through._base_manager.filter(guide=guide.pk)
    found = of_steps.values_list("step_id", F("position"), *columns).union(
        of_failures.values_list("failure_id", F("id"), *columns),
        of_none.values_list(Value(FAIL, CharField()), F("id"), *columns),
        all=True,
    )
    rows: dict[str, list] = {}
    for claim, position, *row in found:
        rows.setdefault(claim, []).append((position, row))
    return {
        claim: tuple(gather((row for _position, row in sorted(some, key=itemgetter(0))), reader))
        for claim, some in rows.items()
    }


def steps_of(claims: ClaimSet, phrases: Phrases, failures: Sequence[FailureFacts], counter_url: str) -> list[StepFacts]:
    """The steps among a guide's claims, numbered as they stand. Each sentence leads to its counter card.

    Branches stand under the numbered step before them; one that has none before it is numbered itself.
    """
    place, branch, _at_step = STEP_COLUMNS
    steps: list[StepFacts] = []
    for claim in claims.having(place):
        is_branch = bool(claim.extra[branch]) and bool(steps)
        above = steps[-1] if is_branch else None
        facts = replace(
            _step(claim, above.number if above else len(steps) + 1, phrases, counter_url),
            failures=tuple(failure for failure in failures if failure.at_step == claim.slot),
            # The first of several cases is not said to be another way than the step that decides.
            or_else=above is not None and (claim.extra[branch] == Step.Branch.INSTEAD or bool(above.branches)),
        )
        if above:
            facts = replace(facts, moves=facts.place != above.place)
            steps[-1] = replace(above, branches=(*above.branches, facts))
        else:
            steps.append(replace(facts, moves=not steps or facts.place != steps[-1].place))
    return steps


def _step(claim: ClaimFacts, number: int, phrases: Phrases, counter_url: str) -> StepFacts:
    """One step alone, with what is done in its place elsewhere."""
    return StepFacts(
        number=number,
        claim=claim.alone,
        place=claim.extra[STEP_COLUMNS[0]],
        phrases=_said_at(claim, phrases, counter_url),
        beside=tuple(_step(other, number, phrases, counter_url) for other in claim.beside),
    )


def _said_at(claim: ClaimFacts, phrases: Phrases, counter_url: str) -> tuple[PhraseFacts, ...]:
    """Its sentences. Of what has ended, none."""
    return () if claim.ended_on else with_cards(phrases.get(claim.id, ()), claim.anchor, counter_url)


def failures_of(claims: ClaimSet, phrases: Phrases, counter_url: str) -> list[FailureFacts]:
    """What may go wrong, at whichever step. A step that is not shown leaves its failures to the whole guide."""
    place, _branch, at_step = STEP_COLUMNS
    shown = {claim.slot for claim in claims.having(place)}

    def failure(claim: ClaimFacts) -> FailureFacts:
        at = claim.extra[at_step] if claim.extra[at_step] in shown else ""
        beside = tuple(failure(other) for other in claim.beside)
        return FailureFacts(claim.alone, _said_at(claim, phrases, counter_url), at, beside)

    return [failure(claim) for claim in claims.having(at_step)]


def with_cards(phrases: Iterable[PhraseFacts], anchor: str, counter_url: str) -> tuple[PhraseFacts, ...]:
    """Sentences that lead to their cards on the guide's counter page."""
    return tuple(replace(phrase, url=f"{counter_url}#{anchor_of_card(anchor, phrase)}") for phrase in phrases)


def anchor_of_card(anchor: str, phrase: PhraseFacts) -> str:
    return f"{anchor}-{phrase.key}"
