"""The terms as values, in the alphabetical order of the reader's language, each with its proof."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from content.addresses import history_path, index_path, page_path
from content.evidence.reading.claims import language_label
from content.evidence.reading.facts import SourceFacts
from content.evidence.reading.levels import RANKS, level, may_be_confirmed
from content.evidence.reading.marks import Mark, mark_of
from content.glossary.models import BannedRendering, Term
from content.publishing.models import published
from content.publishing.rows import last_changes
from content.reader import Reader
from content.search.tokens import fold


@dataclass(frozen=True)
class BannedFacts:
    """A rendering to avoid, and why."""

    text: str
    reason: str
    was_seen: bool


@dataclass(frozen=True)
class ProvisionLink:
    """An article that uses the term."""

    label: str
    url: str


@dataclass(frozen=True)
class TermFacts:
    """A Chinese term, its one rendering, what it means, who says so."""

    key: str
    zh: str
    pinyin: str
    rendering: str
    definition: str
    recorded_verified: bool
    banned: tuple[BannedFacts, ...] = ()
    sources: tuple[SourceFacts, ...] = ()
    provisions: tuple[ProvisionLink, ...] = ()
    changed_at: datetime | None = None
    history_url: str = ""

    @property
    def evidence(self) -> str:
        return level((source.quality for source in self.sources), law_says_so=bool(self.provisions))

    @property
    def verified(self) -> bool:
        return self.recorded_verified and may_be_confirmed(self.evidence)

    @property
    def mark(self) -> Mark:
        return mark_of(
            (source.quality for source in self.sources),
            law_says_so=bool(self.provisions),
            is_confirmed=self.verified,
            is_disputed=False,
        )

    @property
    def sort_key(self) -> tuple[str, str]:
        return fold(self.rendering), self.key

    @property
    def letter(self) -> str:
        """The letter it stands under, without its accent; signs and digits share one heading."""
        first = self.sort_key[0][:1].upper()
        return first if first.isalpha() else "#"


@dataclass(frozen=True)
class LetterFacts:
    """The terms under one letter."""

    letter: str
    anchor: str
    terms: tuple[TermFacts, ...]


def term_path(key: str, language: str) -> str:
    return f"{index_path('glossary', language)}#{key}"


def read_terms(reader: Reader) -> list[TermFacts]:
    """Every term in alphabetical order. Five queries."""
    changed = last_changes("term")
    banned, sources, provisions = _banned(reader), _sources(reader), _provisions(reader)
    columns = ("pk", "key", "zh", "pinyin", reader.column("rendering"), reader.column("definition"), "verified")
    terms = [
        replace(
            TermFacts(key, *row),
            banned=tuple(banned[pk]),
            sources=tuple(sources[pk]),
            provisions=tuple(provisions[pk]),
            changed_at=changed.get(key),
            history_url=history_path("term", key, reader.language) if key in changed else "",
        )
        for pk, key, *row in Term.objects.order_by("key").values_list(*columns)
    ]
    return sorted(terms, key=lambda term: term.sort_key)


MOST_USED = 5


def most_used(terms: list[TermFacts]) -> list[TermFacts]:
    """Those that most articles of law use and most sources explain: they stand in sight above the letters."""
    return sorted(terms, key=lambda term: -len(term.provisions) - len(term.sources))[:MOST_USED]


def words_of_term(term: TermFacts) -> list[str]:
    """What a reader may look for it by: also by what it should not be called."""
    return [term.zh, term.pinyin, term.rendering, *(banned.text for banned in term.banned)]


def by_letter(terms: list[TermFacts]) -> list[LetterFacts]:
    """Terms that are already in order, under their letters."""
    return [
        LetterFacts(letter, f"letter-{letter.lower() if letter.isalpha() else 'signs'}", tuple(some))
        for letter, some in groupby(terms, key=lambda term: term.letter)
    ]


def _banned(reader: Reader) -> dict[int, list[BannedFacts]]:
    """What to avoid in the reader's language; what misleads in the other one is of no use to them."""
    found: dict[int, list[BannedFacts]] = defaultdict(list)
    rows = BannedRendering.objects.filter(language=reader.language).order_by("term", "text")
    for term, *row in rows.values_list("term_id", "text", reader.column("reason"), "was_seen"):
        found[term].append(BannedFacts(*row))
    return found


def _sources(reader: Reader) -> dict[int, list[SourceFacts]]:
    found: dict[int, list[SourceFacts]] = defaultdict(list)
    names = ("key", reader.column("publisher"), "url", "quality", "language", "may_link", "seen_on")
    rows: list[Any] = list(
        Term.sources.through._base_manager.values_list("term_id", *(f"source__{name}" for name in names))
    )
    for term, key, publisher, url, quality, code, may_link, seen in sorted(rows, key=lambda r: (RANKS[r[4]], r[1])):
        link = url if may_link else ""
        found[term].append(SourceFacts(key, publisher, link, code, language_label(code), quality, seen))
    return found


def _provisions(reader: Reader) -> dict[int, list[ProvisionLink]]:
    """Provisions that readers may see."""
    found: dict[int, list[ProvisionLink]] = defaultdict(list)
    rows = Term.provisions.through._base_manager.filter(published(reader.language, "provision"))
    rows = rows.order_by("provision__key")
    names = ("term_id", reader.column("provision__citation"), reader.column("provision__slug"))
    for term, label, slug in rows.values_list(*names):
        found[term].append(ProvisionLink(label, page_path("provision", reader.language, slug)))
    return found
