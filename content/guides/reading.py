"""Read a guide with everything its page shows, as values: twelve queries at most, however long it is."""

import re
from dataclasses import dataclass

from django.db.models import Q
from django.utils.safestring import SafeString

from content.evidence.models import Claim, Quotation
from content.evidence.reading.basis import BasisSummary, summarise
from content.evidence.reading.claims import read_claims
from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.glossary.following import read_following
from content.glossary.phrases import GREETINGS, PhraseFacts, read_phrases
from content.guides import facts
from content.guides.counter import CounterCard, answered, counter_cards, greeted
from content.guides.models import Guide
from content.guides.steps import (
    FAIL,
    STEP_COLUMNS,
    FailureFacts,
    StepFacts,
    failures_of,
    read_phrases_of,
    steps_of,
    with_cards,
)
from content.guides.to_bring import ToBring, document_keys, grouped, listed, to_bring_columns, to_bring_of
from content.law.changes import AnnouncedChange, announced_on
from content.publishing.models import Page
from content.publishing.prose import Prose
from content.reader import Reader

PLACED = re.compile(r"(answer|time|cost|who|result|caveat-.+)$")
"""The slots that have their place on the page of a guide, beside steps, failures and what to bring."""


@dataclass(frozen=True)
class GuideFacts:
    """A guide on the day of reading."""

    claims: ClaimSet
    body: SafeString
    glance: list[facts.GlanceFact]
    to_bring: list[ToBring]
    """What the reader who asks brings, in one list."""
    others_to_bring: list[ToBring]
    """What others bring."""
    steps: list[StepFacts]
    all_failures: list[FailureFacts]
    fail_phrases: tuple[PhraseFacts, ...]
    hotlines: tuple[facts.HotlineFacts, ...]
    map_words: str
    basis: BasisSummary
    around: facts.Around
    law_changes: list[AnnouncedChange]
    counter: str
    """Where its counter cards stand; empty if it has none."""
    offline_file: str
    """Where it stands as one file to keep."""

    @property
    def result(self) -> ClaimFacts | None:
        return self.claims.slot("result")

    @property
    def failures(self) -> list[FailureFacts]:
        """What may go wrong at any step."""
        return [failure for failure in self.all_failures if not failure.at_step]

    @property
    def failing_steps(self) -> list[StepFacts]:
        """The steps that say themselves what may go wrong, or whose branches do."""
        return [step for step in self.steps if any(part.failures for part in step.parts)]

    @property
    def caveats(self) -> tuple[ClaimFacts, ...]:
        return self.claims.like("caveat")

    @property
    def others(self) -> tuple[ClaimFacts, ...]:
        """Statements in slots of their own, which no other part of the page shows."""
        plain = (claim for claim in self.claims if all(value is None for value in claim.extra.values()))
        return tuple(claim for claim in plain if not PLACED.match(claim.slot))

    @property
    def has_trouble(self) -> bool:
        return bool(self.all_failures or self.fail_phrases or self.hotlines)


def read_guide(guide: Guide, reader: Reader) -> GuideFacts:
    body = reader.text(guide, "body")
    prose = Prose(reader)
    prose.want(blocks=[body])
    announced = announced_on([guide.pk], reader, prose)
    columns = (*STEP_COLUMNS, *to_bring_columns(reader))
    wanted = Q(page=guide.pk) | Q(slot__in=facts.hotline_slots(guide), page__in=Page.objects.published(reader.language))
    found = read_claims(
        (),
        reader,
        columns=columns,
        prose=prose,
        claims=Claim.objects.filter(wanted),
        quotations=Quotation.objects.shown_on([guide.pk]),
    )
    claims = found.of_page(guide.pk)
    counter = facts.counter_path(guide, reader.language)
    phrases = read_phrases_of(guide, reader)
    failures = failures_of(claims, phrases, counter)
    beside = facts.read_beside(guide, document_keys(claims), reader)
    groups = grouped(to_bring_of(claims, reader, beside.readers), reader)
    return GuideFacts(
        claims=claims,
        body=prose.blocks(body),
        glance=facts.glance(guide, claims),
        to_bring=listed([group for group in groups if not group.is_aside], reader),
        others_to_bring=listed([group for group in groups if group.is_aside], reader),
        steps=steps_of(claims, phrases, failures, counter),
        all_failures=failures,
        fail_phrases=with_cards(phrases.get(FAIL, ()), FAIL, counter),
        hotlines=facts.with_their_subjects(beside.hotlines, found),
        map_words=beside.map_words,
        basis=summarise(claims),
        around=facts.around(guide, reader),
        law_changes=announced.read(),
        counter=counter if phrases else "",
        offline_file=facts.offline_path(guide, reader.language),
    )


def read_counter(guide: Guide, reader: Reader) -> list[CounterCard]:
    """The guide's sentences, each as large as the screen, behind one to greet with."""
    claims = read_claims([guide.pk], reader, columns=(*STEP_COLUMNS, *to_bring_columns(reader)))
    phrases = read_phrases_of(guide, reader)
    path = facts.counter_path(guide, reader.language)
    failures = failures_of(claims, phrases, path)
    url = guide.path_in(reader.language)
    cards = counter_cards(steps_of(claims, phrases, failures, path), failures, phrases, url)
    if not cards:
        return []
    greeting = read_phrases(reader, key=GREETINGS[reader.language])
    bring = f"{url}#bring" if document_keys(claims) else ""
    return answered(greeted(cards, greeting, url), read_following(reader), bring, url)
