"""What a query is about and what it asks: its words as units, each with the tokens it is found by and its weight."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.search.backends import page_counts, pages_in
from content.search.lexicon import Found, lexicon
from content.search.models import Role
from content.search.spelling import corrections
from content.search.tokens import HAN, STOP_WORDS, joined, spelt, tokens_of_word, words
from content.search.tokens import tokens as tokens_of

ELSEWHERE_WEIGHT = 9.0
"""A word for what this site is not about outweighs the rest, unless a page says it too."""
UNKNOWN_WEIGHT = 1.2
WORD_WEIGHTS = (0.2, 1.6)
"""Of the commonest and of the rarest word that is no concept."""
WHOLE, WHOLE_WEIGHT = "whole", 4.0
"""All that was typed, where some page has just this name. A page without it lacks nothing."""
SAME_WORDS = 0.3
"""Of the weight of what is asked, for a page that says it in the very words."""


@dataclass(frozen=True)
class Unit:
    """A part of a query. A page answers it by any of its tokens."""

    tokens: frozenset[str]
    weight: float
    role: str = ""
    """Of its concept; empty for a mere word."""
    near: frozenset[str] = frozenset()
    """Tokens of what is often meant instead."""
    is_chinese: bool = False


@dataclass(frozen=True)
class Understood:
    """How a query was read."""

    units: tuple[Unit, ...] = ()
    misspelt: tuple[tuple[str, str], ...] = ()
    """Words as typed with what they were taken for."""
    unknown: tuple[str, ...] = ()
    """Words that stand on no page of this language and mean nothing we know."""
    is_plain_name: bool = False
    """Nothing but names of subjects."""
    elsewhere: tuple[str, ...] = ()
    """Words for what this site is not about, as typed."""

    @property
    def weight(self) -> float:
        return sum(unit.weight for unit in self.units if unit.role != WHOLE) or 1.0

    @property
    def tokens(self) -> set[str]:
        return {token for unit in self.units for token in unit.tokens}

    def names(self, role: str) -> set[str]:
        return {token for unit in self.units if unit.role == role for token in unit.tokens}


def understand(text: str, language: str, *, as_typed: bool = False) -> Understood:
    """Read a query. `as_typed` leaves words alone that look misspelt."""
    known = lexicon(language)
    parts = words(text)
    found = known.find(parts)
    loose = _loose(parts, found, language)
    whole = [token for token in joined(text) if len(parts) > 1]
    asked = {token for part in loose for token in tokens_of_word(part, language)}
    counts = page_counts(sorted(asked | set(whole)), language)
    missing = [part for part in loose if not any(token in counts for token in tokens_of_word(part, language))]
    meant = {} if as_typed else corrections(missing, known)
    if meant:
        parts = [right for part in parts for right in (words(meant[part]) if part in meant else [part])]
        found = known.find(parts)
        loose = _loose(parts, found, language)
        counts |= page_counts(
            sorted({token for word in meant.values() for token in tokens_of(word, language)}), language
        )
    units = _concept_units(found, parts, language)
    units += _word_units(loose, counts, pages_in(language), language)
    if any(token in counts for token in whole):
        units.append(Unit(frozenset(whole), WHOLE_WEIGHT, WHOLE))
    return Understood(
        tuple(units),
        tuple(meant.items()),
        tuple(part for part in missing if part not in meant),
        not loose and all(one.concept.role == Role.SUBJECT for one in found),
        tuple(dict.fromkeys(_as_spelt(_typed(one, parts), text) for one in found if is_elsewhere(one))),
    )


def _loose(parts: Sequence[str], found: Iterable[Found], language: str) -> list[str]:
    """The words that belong to no concept; of Chinese what is left of a run."""
    taken: dict[int, set[int]] = {}
    for one in found:
        for place in range(one.first, one.end):
            letters = range(*one.letters) if HAN.match(parts[place]) else range(len(parts[place]))
            taken.setdefault(place, set()).update(letters)
    loose = []
    for place, part in enumerate(parts):
        gone = taken.get(place, set())
        if HAN.match(part):
            loose += "".join(" " if n in gone else letter for n, letter in enumerate(part)).split()
        elif not gone and part not in STOP_WORDS[language]:
            loose.append(part)
    return loose


def is_elsewhere(one: Found) -> bool:
    return one.concept.role == Role.ELSEWHERE


def _as_spelt(folded: str, text: str) -> str:
    """Words of a query with the accents they were typed with."""
    written = spelt(text)
    return " ".join(written.get(word, word) for word in folded.split())


def _typed(one: Found, parts: Sequence[str]) -> str:
    if one.letters != (0, 0):
        return parts[one.first][slice(*one.letters)]
    return " ".join(parts[one.first : one.end])


def _concept_units(found: Iterable[Found], parts: Sequence[str], language: str) -> list[Unit]:
    """One for each place: two concepts of one name are one thing asked for, by either of which a page answers."""
    places: dict[tuple[int, ...], list[Found]] = {}
    for one in found:
        places.setdefault((one.first, one.end, *one.letters), []).append(one)
    units: dict[frozenset[str], Unit] = {}
    for some in places.values():
        concepts = [one.concept for one in some]
        tokens = frozenset(concept.token for concept in concepts)
        role = concepts[0].role if len({concept.role for concept in concepts}) == 1 else ""
        weight = max(ELSEWHERE_WEIGHT if c.role == Role.ELSEWHERE else float(c.weight) for c in concepts)
        near = frozenset("§" + key.replace("-", "") for concept in concepts for key in concept.near)
        units[tokens] = Unit(tokens, weight, role, near)
        if role != Role.ELSEWHERE:
            exact = tokens_of(_typed(some[0], parts), language)
            for token in exact:
                units.setdefault(frozenset({token}), Unit(frozenset({token}), weight * SAME_WORDS / len(exact)))
    return list(units.values())


def _word_units(loose: Sequence[str], counts: dict[str, int], total: int, language: str) -> list[Unit]:
    units: dict[str, Unit] = {}
    least, most = WORD_WEIGHTS
    for part in loose:
        is_chinese = bool(HAN.match(part))
        for token in tokens_of_word(part, language):
            rarity = math.log(1 + total / counts[token]) / math.log(1 + total) if token in counts else 0.0
            weight = least + (most - least) * rarity if token in counts else UNKNOWN_WEIGHT
            units[token] = Unit(frozenset({token}), weight / 3 if is_chinese else weight, "", frozenset(), is_chinese)
    return list(units.values())
