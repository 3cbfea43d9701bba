"""Which pages answer a query best: rare words weigh more, names more than text, and all words more than some."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from content.search.backends import candidates
from content.search.models import SearchDocument, SearchWord
from content.search.tokens import _HAN, joined, tokens

NAME_WEIGHT = 3.0
MISSPELT_WEIGHT = 0.8
FUZZY_CUTOFF = 80
FUZZY_LENGTH = 4
"""Shorter words are too easily mistaken for others."""


@dataclass(frozen=True)
class Understood:
    """How a query was read."""

    words: dict[str, float]
    """Token → weight."""
    corrected: dict[str, str]
    """What was typed → what it was taken for."""
    unknown: tuple[str, ...]
    """Words that stand on no page of this language."""


@dataclass(frozen=True)
class Hit:
    page_id: int
    score: float
    coverage: float
    """The share of the query, by weight, that the page holds."""


def understand(query: str, language: str) -> Understood:
    """Read a query: stems without stop words, joined pinyin, misspelt words corrected from our own vocabulary."""
    typed = list(dict.fromkeys(tokens(query, language, keep_stop_words=False) or tokens(query, language)))
    whole = [token for token in joined(query) if token not in typed]
    known = dict(SearchWord.objects.filter(language=language, word__in=[*typed, *whole]).values_list("word", "pages"))
    total = max(1, SearchDocument.objects.filter(language=language).count())
    words = {token: _rarity(known[token], total) for token in typed if token in known}
    missing = [token for token in typed if token not in known]
    if whole and whole[0] in known:
        return Understood({**words, whole[0]: _rarity(known[whole[0]], total)}, {}, ())
    corrected = _corrections(missing, language)
    for wrong, (right, pages) in corrected.items():
        words[right] = max(words.get(right, 0), _rarity(pages, total) * MISSPELT_WEIGHT)
        missing.remove(wrong)
    return Understood(words, {wrong: right for wrong, (right, _n) in corrected.items()}, tuple(missing))


def _rarity(pages: int, total: int) -> float:
    """Inverse document frequency, as BM25 has it."""
    return math.log(1 + (total - pages + 0.5) / (pages + 0.5))


def _corrections(missing: Sequence[str], language: str) -> dict[str, tuple[str, int]]:
    typos = [token for token in missing if len(token) >= FUZZY_LENGTH and not _HAN.match(token)]
    if not typos:
        return {}
    vocabulary = dict(SearchWord.objects.filter(language=language).values_list("word", "pages"))
    likely = [word for word in vocabulary if len(word) >= FUZZY_LENGTH and not _HAN.match(word)]
    found = {}
    for typo in typos:
        near = process.extract(typo, likely, scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF, limit=5)
        if near:
            best = max(near, key=lambda match: (match[1], vocabulary[match[0]]))[0]
            found[typo] = (best, vocabulary[best])
    return found


def rank(query: Understood, language: str, limit: int = 30) -> list[Hit]:
    """The best pages, best first; equal ones in the order of their ids, so that an answer never changes by itself."""
    if not query.words:
        return []
    whole = sum(query.words.values()) + len(query.unknown)
    hits = [
        Hit(page, score * (coverage / whole) ** 1.5, coverage / whole)
        for page, names, words in candidates(list(query.words), language)
        for score, coverage in [_score(query.words, names.split(), words.split())]
    ]
    return sorted(hits, key=lambda hit: (-hit.score, hit.page_id))[:limit]


def _score(weights: Mapping[str, float], names: Sequence[str], words: Sequence[str]) -> tuple[float, float]:
    """The sum over the query's words, saturating with their number; short names count for more than long ones."""
    in_names, in_words = Counter(names), Counter(words)
    brevity = 1 + 6 / (6 + len(names) ** 0.5)
    score = coverage = 0.0
    for word, weight in weights.items():
        times, named = in_words[word], in_names[word]
        if times or named:
            coverage += weight
            score += weight * (times / (times + 1.5) + (NAME_WEIGHT * brevity if named else 0) + min(named, 4) * 0.1)
    return score, coverage
