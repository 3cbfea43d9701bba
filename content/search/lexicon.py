"""The words for what readers ask, ready to be found: in a query when it is read, in a page when it is indexed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max

from content.search.models import Role, SearchConcept
from content.search.tokens import HAN, LINKS, STOP_WORDS, joined, spelt, stem, words

LONGEST_PINYIN = 8
"""Syllables and words of a name in pinyin."""
SHORTEST_PINYIN = 4
"""Letters. A shorter one is some other word: `yao`, `fa`, `dai`."""


@dataclass(frozen=True)
class Concept:
    """Something readers ask about, as search needs it."""

    key: str
    role: str
    kind: str
    weight: int
    near: frozenset[str]

    @property
    def token(self) -> str:
        """What stands for it among the tokens of a page."""
        return concept_token(self.key)


def concept_token(key: str) -> str:
    return "§" + key.replace("-", "")


@dataclass(frozen=True)
class Found:
    """A concept at its place in a text: the words from `first` up to, not including, `end`."""

    concept: Concept
    first: int
    end: int
    letters: tuple[int, int] = (0, 0)
    """Where in a run of Chinese it stands."""

    def holds(self, other: "Found") -> bool:
        """The other one is only a part of this: “insurance card” in “medical insurance card”."""
        mine, its = (self.first, self.end, *self.letters), (other.first, other.end, *other.letters)
        inside = mine[0] <= its[0] and its[1] <= mine[1] and mine[2] <= its[2] and its[3] <= mine[3]
        return inside and mine != its


@dataclass
class Lexicon:
    """All concepts of one language."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    of_pages: dict[str, str] = field(default_factory=dict)
    """Key of a page → the concept that it is."""
    own: dict[int, str] = field(default_factory=dict)
    """Id of a page → the token of the concept that it is."""
    _phrases: dict[Any, Any] = field(default_factory=dict)
    """Stem → what may follow it; `None` → the concepts whose name ends here."""
    _chinese: dict[str, list[Concept]] = field(default_factory=dict)
    _pinyin: dict[str, list[Concept]] = field(default_factory=dict)
    spellings: dict[str, str] = field(default_factory=dict)
    """Every word of a name, for what a misspelt one meant, with how it is spelt."""
    _longest: int = 1
    language: str = "en"

    def add(self, concept: Concept, names: Iterable[str]) -> None:
        self.concepts[concept.key] = concept
        for name in names:
            parts = words(name)
            if any(HAN.match(part) for part in parts):
                self._add_to(self._chinese, "".join(parts), concept)
                self._longest = max(self._longest, len("".join(parts)))
            elif parts:
                self._add_phrase(parts, concept)
                self.spellings |= {word: written for word, written in spelt(name).items() if len(word) > 3}

    def add_pinyin(self, concept: Concept, name: str) -> None:
        for whole in joined(name):
            if len(whole) >= SHORTEST_PINYIN:
                self._add_to(self._pinyin, whole, concept)

    @staticmethod
    def _add_to(names: dict[str, list[Concept]], name: str, concept: Concept) -> None:
        if concept not in names.setdefault(name, []):
            names[name].append(concept)

    def _add_phrase(self, parts: Sequence[str], concept: Concept) -> None:
        """A name with or without the little words that link its others: “open an account”, “open account”."""
        self._add_sequence(parts, concept)
        needed = [part for part in parts if part not in LINKS[self.language]]
        if len(needed) > 1:
            self._add_sequence(needed, concept)

    def _add_sequence(self, needed: Sequence[str], concept: Concept) -> None:
        node = self._phrases
        for part in needed:
            exactly = concept.role == Role.ELSEWHERE
            node = node.setdefault(f"={part}" if exactly else self._form(part), {})
        ends = node.setdefault(None, [])
        if concept not in ends:
            ends.append(concept)

    def find(self, parts: Sequence[str]) -> list[Found]:
        """The concepts that these words name. Of two names, one within the other, the longer counts."""
        found = [
            one
            for first in range(len(parts))
            for one in (*self._named_at(parts, first), *self._pinyin_at(parts, first))
        ]
        found += [one for place, part in enumerate(parts) if HAN.match(part) for one in self._chinese_in(part, place)]
        found = [one for one in dict.fromkeys(found) if not any(other.holds(one) for other in found)]
        # “What is the difference” asks for the difference.
        asks = any(one.concept.role == Role.ACT and one.concept.weight > 1 for one in found)
        return [one for one in found if not (asks and one.concept.role == Role.ACT and one.concept.weight == 1)]

    def _named_at(self, parts: Sequence[str], first: int) -> Iterable[Found]:
        nodes: list[Any] = [self._phrases]
        best: tuple[list[Concept], int] | None = None
        for place in range(first, len(parts)):
            nodes = [
                following
                for node in nodes
                for form in {self._form(parts[place]), f"={parts[place]}"}
                if (following := node.get(form)) is not None
            ] or (nodes if place > first and parts[place] in LINKS[self.language] else [])
            ends = [concept for node in nodes for concept in node.get(None, ())]
            if ends and not (best and parts[place] in LINKS[self.language]):
                best = (ends, place + 1)
            if not nodes:
                break
        return [Found(concept, first, best[1]) for concept in best[0]] if best else []

    def _form(self, word: str) -> str:
        """Little words, and names of what is elsewhere, are taken letter by letter: `para` is not `paro`."""
        return f"={word}" if word in STOP_WORDS[self.language] else stem(word, self.language)

    def _pinyin_at(self, parts: Sequence[str], first: int) -> Iterable[Found]:
        for end in range(min(len(parts), first + LONGEST_PINYIN), first, -1):
            if named := self._pinyin.get("".join(parts[first:end])):
                return [Found(concept, first, end) for concept in named]
        return []

    def _chinese_in(self, run: str, place: int) -> Iterable[Found]:
        for start in range(len(run)):
            for end in range(start + 1, min(len(run), start + self._longest) + 1):
                for concept in self._chinese.get(run[start:end], ()):
                    yield Found(concept, place, place + 1, (start, end))


def lexicon(language: str) -> Lexicon:
    """The lexicon as it stands: read anew when a row has changed, which one query tells."""
    return lexicons([language])[language]


def lexicons(languages: Iterable[str]) -> dict[str, Lexicon]:
    """Those of several languages: the one query tells for all."""
    stamp = SearchConcept.objects.aggregate(rows=Count("pk"), newest=Max("pk"), changed=Max("changed_at"))
    return {language: _read(language, *stamp.values()) for language in languages}


@lru_cache(maxsize=4)
def _read(language: str, *_stamp: Any) -> Lexicon:
    near: dict[str, set[str]] = {}
    for one, other in SearchConcept.near.through.objects.values_list(
        "from_searchconcept__key", "to_searchconcept__key"
    ):
        near.setdefault(one, set()).add(other)
    read = Lexicon(language=language)
    columns = [
        "page",
        "page__key",
        f"names_{language}",
        "names_zh",
        *(f"page__{name}" for name in _page_names(language)),
    ]
    rows = SearchConcept.objects.order_by("role", "key")
    for key, role, kind, weight, pk, page, *names in rows.values_list("key", "role", "kind", "weight", *columns):
        concept = Concept(key, role, kind, weight, frozenset(near.get(key, ())))
        if page:
            read.of_pages[page] = key
            read.own[pk] = concept.token
        lines = [line for name in names for line in (name or "").splitlines()]
        read.add(concept, lines)
        for line in lines:
            read.add_pinyin(concept, line)
    return read


def _page_names(language: str) -> tuple[str, ...]:
    return (f"title_{language}", f"aliases_{language}", "name_zh", "pinyin", "aliases_zh")


def concepts_of_kind(lexicon: Lexicon, kind: str) -> list[Concept]:
    """What every page of this kind answers."""
    return [concept for concept in lexicon.concepts.values() if concept.kind == kind]
