"""Read a guide with everything its page shows, as values: twelve queries at most, however long it is."""

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString

from content.glossary.phrases import PhraseFacts
from content.glossary.references import site_resolver
from content.guides import facts
from content.guides.models import Guide
from content.guides.papers import PaperGroup, grouped, paper_columns, paper_keys, papers_of, readers_of_papers
from content.guides.steps import (
    FAIL,
    STEP_COLUMNS,
    CounterCard,
    StepFacts,
    counter_cards,
    read_phrases_of,
    steps_of,
    with_cards,
)
from content.law.changes import Notice, notices_for
from content.markup import render, resolve_together
from content.proof.basis import BasisSummary, summarise
from content.proof.facts import ClaimFacts, ClaimSet
from content.proof.reading import read_claims

PLACED = re.compile(r"(answer|time|cost|who|result|(step|bring|fail|caveat)-.+)$")
"""The slots that have their place on the page of a guide."""


@dataclass(frozen=True)
class GuideFacts:
    """A guide on the day of reading."""

    claims: ClaimSet
    body: SafeString
    glance: list[facts.GlanceFact]
    papers: list[PaperGroup]
    steps: list[StepFacts]
    fail_phrases: tuple[PhraseFacts, ...]
    hotlines: list[facts.HotlineFacts]
    basis: BasisSummary
    around: facts.Around
    notices: list[Notice]
    counter: str
    """Where its counter cards stand; empty if it has none."""

    @property
    def result(self) -> ClaimFacts | None:
        return self.claims.slot("result")

    @property
    def failures(self) -> tuple[ClaimFacts, ...]:
        return self.claims.like("fail")

    @property
    def caveats(self) -> tuple[ClaimFacts, ...]:
        return self.claims.like("caveat")

    @property
    def others(self) -> tuple[ClaimFacts, ...]:
        """Statements in slots of their own, which no other part of the page shows."""
        return tuple(claim for claim in self.claims if not PLACED.match(claim.slot))

    @property
    def has_trouble(self) -> bool:
        return bool(self.failures or self.fail_phrases or self.hotlines)


def read_guide(guide: Guide, language: str) -> GuideFacts:
    body = getattr(guide, f"body_{language}") or ""
    resolve = resolve_together((), site_resolver(language))
    columns = (*STEP_COLUMNS, *paper_columns(language))
    claims = read_claims([guide.pk], language, columns=columns, resolve=resolve, texts=[body])
    counter = facts.counter_path(guide, language)
    phrases = read_phrases_of(guide, language)
    readers = readers_of_papers(paper_keys(claims), language)
    return GuideFacts(
        claims=claims,
        body=render(body, resolve=resolve, language=language, on_unknown="show"),
        glance=facts.glance(guide, claims),
        papers=grouped(papers_of(claims, language, readers)),
        steps=steps_of(claims, phrases, counter),
        fail_phrases=with_cards(phrases.get(FAIL, ()), FAIL, counter),
        hotlines=facts.read_hotlines(guide, language),
        basis=summarise(claims),
        around=facts.around(guide, language),
        notices=notices_for([guide.pk], language),
        counter=counter if phrases else "",
    )


def read_counter(guide: Guide, language: str) -> list[CounterCard]:
    """The guide's sentences, each as large as the screen."""
    claims = read_claims([guide.pk], language, columns=STEP_COLUMNS)
    phrases = read_phrases_of(guide, language)
    steps = steps_of(claims, phrases, facts.counter_path(guide, language))
    return counter_cards(steps, phrases, guide.path_in(language))
