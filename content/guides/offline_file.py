"""A guide to keep: one file with both languages that opens where there is no network."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import override

from content.addresses import absolute
from content.evidence.reading.facts import ClaimFacts
from content.evidence.reading.scope import Choosing, choosing
from content.glossary.following import read_following
from content.glossary.phrases import GREETINGS, PhraseFacts, read_phrases
from content.guides.counter import led_on
from content.guides.models import Guide
from content.guides.reading import GuideFacts, read_guide
from content.guides.steps import FAIL, FailureFacts
from content.markup import mark_chinese
from content.publishing.prose import words_of
from content.reader import Reader


@dataclass(frozen=True)
class OfflinePart:
    """The guide in one language."""

    language: str
    guide: Guide
    facts: GuideFacts
    choosing: Choosing
    address: str
    """Where it stands, whole, for whom and where it was asked for."""

    @property
    def title(self) -> str:
        return getattr(self.guide, f"title_{self.language}")

    @property
    def short_answer(self) -> str:
        return getattr(self.guide, f"short_answer_{self.language}")

    @property
    def answer(self) -> str:
        """What holds where it is read, or the short answer of the guide."""
        claim = self.facts.claims.answer
        return (
            claim.inline
            if claim and claim.replaces_short_answer
            else mark_chinese(words_of(self.short_answer, Reader(self.language)), self.language)
        )

    @property
    def warnings(self) -> tuple[FailureFacts, ...]:
        """What may go wrong at any step."""
        return tuple(failure for failure in self.facts.failures if not failure.claim.aside)

    @property
    def cautions(self) -> tuple[ClaimFacts, ...]:
        """What to take care of, and what else is said."""
        return tuple(claim for claim in (*self.facts.caveats, *self.facts.others) if not claim.aside)

    @property
    def said(self) -> list[tuple[PhraseFacts, str]]:
        """Every sentence in the order it is needed, and the place it is said at."""
        steps = [step for step in self.facts.steps if not step.claim.aside]
        placed = [
            (place.claim.anchor, place.phrases)
            for step in steps
            for part in step.parts
            for each in (part, *part.failures)
            for place in each.every
            if not (part.claim.aside or place.claim.aside)
        ]
        anywhere = [(FAIL, each.phrases) for some in self.warnings for each in some.every if not each.claim.aside]
        said = [*placed, *anywhere, (FAIL, self.facts.fail_phrases)]
        return [(phrase, anchor) for anchor, phrases in said for phrase in phrases]


@dataclass(frozen=True)
class OfflineReply:
    zh: str
    leads: str
    """The part of the file that follows it; empty where nothing is said to follow."""
    meanings: tuple[tuple[str, str], ...]
    """Language and words, the reader's own language first."""


@dataclass(frozen=True)
class OfflineCard:
    """One sentence to show, with what it means in each language of the file."""

    anchor: str
    zh: str
    pinyin: str
    meanings: tuple[tuple[str, str], ...]
    replies: tuple[OfflineReply, ...]
    back: str
    previous: str
    next: str


def read_offline_file(guide: Guide, readers: Iterable[Reader]) -> list[OfflinePart]:
    """The guide for each of these readers, if it is there in their language. Each is read like its page.

    They are one reader in their own language and in the other.
    """
    parts = []
    for reader in readers:
        if guide.is_offered_in(reader.language):
            path = guide.path_in(reader.language)
            with override(reader.language):
                facts = read_guide(guide, reader)
                offer = choosing(facts.claims, reader, path)
            address = absolute(path) + (f"?{reader.query}" if reader.query else "")
            parts.append(OfflinePart(reader.language, guide, facts, offer, address))
    return parts


def offline_cards(parts: Sequence[OfflinePart]) -> list[OfflineCard]:
    """Every sentence once: the one to greet with, the guide's own in the order they are first needed, those that
    answers lead to. Three queries a language."""
    sentences: dict[str, list[tuple[str, PhraseFacts]]] = {}
    back: dict[str, str] = {}

    def add(phrase: PhraseFacts, reader: Reader, anchor: str) -> None:
        some = sentences.setdefault(phrase.key, [])
        if reader.language not in dict(some):
            some.append((reader.language, phrase))
        back.setdefault(phrase.key, anchor)

    following = {part.language: read_following(Reader(part.language)) for part in parts}
    if any(part.said for part in parts):
        for part in parts:
            for phrase in read_phrases(Reader(part.language), key=GREETINGS[parts[0].language]):
                add(phrase, Reader(part.language), part.language)
    for part in parts:
        for phrase, anchor in part.said:
            add(phrase, Reader(part.language), f"{part.language}-{anchor}")
    row = len(sentences)
    for part in parts:
        said = [phrase for some in sentences.values() for language, phrase in some if language == part.language]
        for phrase, before in following[part.language].reached_from(said):
            add(phrase, Reader(part.language), before.key)
    anchors = {key: key for key in sentences}
    bring = {part.language: f"#{part.language}-bring" if part.facts.to_bring else "" for part in parts}
    around = ["", *list(sentences)[:row], "", *[""] * (len(sentences) - row)]
    return [
        OfflineCard(
            anchor=key,
            zh=some[0][1].zh,
            pinyin=some[0][1].pinyin,
            meanings=tuple((language, phrase.meaning) for language, phrase in some),
            replies=_replies([(code, led_on(phrase, following[code], anchors, bring[code])) for code, phrase in some]),
            back=back[key],
            previous=around[place] if place < row else "",
            next=around[place + 2] if place < row else "",
        )
        for place, (key, some) in enumerate(sentences.items())
    ]


def _replies(some: Sequence[tuple[str, PhraseFacts]]) -> tuple[OfflineReply, ...]:
    rows = zip(*(phrase.replies for _language, phrase in some), strict=True)
    return tuple(
        OfflineReply(
            row[0].zh,
            row[0].leads,
            tuple((language, reply.meaning) for (language, _phrase), reply in zip(some, row, strict=True)),
        )
        for row in rows
    )


def file_name(guide: Guide, reader: Reader) -> str:
    chosen = [choice.key for choice in (reader.audience, reader.place) if choice]
    return "-".join([reader.text(guide, "slug"), *chosen]) + ".html"
