"""Which pages answer a query best: rare words weigh more, names more than text, and all words more than some."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.publishing.kinds import SEARCH_WEIGHTS
from content.search.backends import candidates, page_counts, pages_in
from content.search.spelling import corrections
from content.search.tokens import STOP_WORDS, joined, typed_tokens

NAME_WEIGHT = 3.0
MISSPELT_WEIGHT = 0.8


@dataclass(frozen=True)
class Understood:
    """How a query was read."""

    words: dict[str, float]
    """Token → weight."""
    misspelt: tuple[str, ...]
    """Words as typed that were taken for the nearest one we know."""
    unknown: tuple[str, ...]
    """Words that stand on no page of this language."""
    whole: str = ""
    """All words joined, where that is a name of some page: `she bao ka`."""
    whole_weight: float = 0.0


@dataclass(frozen=True)
class Hit:
    page_id: int
    score: float
    coverage: float
    """The share of the query, by weight, that the page holds."""


def understand(query: str, language: str) -> Understood:
    """Read a query: stems without stop words, joined pinyin, misspelt words corrected from our own vocabulary."""
    everything = dict(typed_tokens(query, language))
    typed = {word: token for word, token in everything.items() if word not in STOP_WORDS[language]} or everything
    whole = next((token for token in joined(query) if token not in typed.values()), "")
    asked = {*typed.values(), whole} - {""}
    known = page_counts(sorted(asked), language)
    total = pages_in(language)
    words = {token: _rarity(known[token], total) for token in typed.values() if token in known}
    missing = {word: token for word, token in typed.items() if token not in known}
    corrected = corrections(missing, language)
    for right, pages in corrected.values():
        words[right] = max(words.get(right, 0), _rarity(pages, total) * MISSPELT_WEIGHT)
    is_name = whole in known
    return Understood(
        words=words,
        misspelt=tuple(corrected),
        unknown=() if is_name else tuple(word for word in missing if word not in corrected),
        whole=whole if is_name else "",
        whole_weight=_rarity(known[whole], total) if is_name else 0.0,
    )


def _rarity(pages: int, total: int) -> float:
    """Inverse document frequency, as BM25 has it."""
    return math.log(1 + (total - pages + 0.5) / (pages + 0.5))


def rank(query: Understood, language: str, limit: int = 30) -> list[Hit]:
    """The best pages, best first; equal ones in the order of their ids, so that an answer never changes by itself."""
    wanted = [*query.words, *([query.whole] if query.whole else [])]
    if not wanted:
        return []
    total = sum(query.words.values()) + len(query.unknown)
    hits = [_hit(query, total, page, kind, names, words) for page, kind, names, words in candidates(wanted, language)]
    return sorted(hits, key=lambda hit: (-hit.score, hit.page_id))[:limit]


def _hit(query: Understood, total: float, page: int, kind: str, names: Sequence[str], words: Sequence[str]) -> Hit:
    score, covered = _score(query.words, names, words)
    coverage = covered / total if total else 0.0
    if query.whole and (query.whole in names or query.whole in words):
        score, coverage = score + query.whole_weight * NAME_WEIGHT, 1.0
    return Hit(page, score * coverage**1.5 * SEARCH_WEIGHTS[kind], coverage)


def _score(weights: Mapping[str, float], names: Sequence[str], words: Sequence[str]) -> tuple[float, float]:
    """The sum over the query's words, saturating with their number; short names count for more than long ones."""
    in_names, in_words = Counter(names), Counter(words)
    brevity = 1 + 6 / (6 + len(names) ** 0.5)
    score = covered = 0.0
    for word, weight in weights.items():
        times, named = in_words[word], in_names[word]
        if times or named:
            covered += weight
            score += weight * (times / (times + 1.5) + (NAME_WEIGHT * brevity if named else 0) + min(named, 4) * 0.1)
    return score, covered
