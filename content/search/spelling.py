"""What a misspelt word meant: the likeliest of the words that share its beginning or its end."""

from collections.abc import Iterable
from itertools import chain

from rapidfuzz import fuzz, process

from content.search.backends import page_counts
from content.search.lexicon import Lexicon
from content.search.models import SearchWord
from content.search.tokens import HAN, stem

CUTOFF = 76
SHORTEST = 4
"""Shorter words are too easily mistaken for others."""
SHARED = 2
"""So many letters at the beginning or the end are taken to be right."""
LOOKED_AT = 2000
"""Words that begin or end alike and are looked at."""
OFFERED = 5


def corrections(missing: Iterable[str], known: Lexicon, language: str) -> dict[str, str]:
    """For each word that stands nowhere the word it meant, where there is one."""
    found = {}
    for word in missing:
        if len(word) >= SHORTEST and not HAN.match(word) and (best := _nearest(word, known, language)):
            found[word] = best
    return found


def _nearest(word: str, lexicon: Lexicon, language: str) -> str | None:
    """Nearly the same letters, else its beginning; of words equally near, the one on more pages."""
    known = SearchWord.objects.filter(language=language)
    first, last = word[:SHARED], word[: -SHARED - 1 : -1]
    alike = chain(
        known.filter(word__gte=first, word__lt=_after(first)).values_list("word", flat=True)[:LOOKED_AT],
        known.filter(backwards__gte=last, backwards__lt=_after(last)).values_list("word", flat=True)[:LOOKED_AT],
    )
    likely = {other for other in (*alike, *lexicon.spellings) if len(other) <= len(word) + 2}
    near = process.extract(word, likely, scorer=fuzz.ratio, score_cutoff=CUTOFF, limit=OFFERED)
    scores = {other: score for other, score, _index in near}
    beginnings = sorted((other for other in likely if word.startswith(other)), key=len)[-1:]
    tokens = {other: stem(other, language) for other in [*scores, *beginnings]}
    pages = page_counts(sorted(set(tokens.values())), language)
    standing = [other for other in tokens if tokens[other] in pages or other in lexicon.spellings]
    return max(standing, key=lambda other: (scores.get(other, 0.0), pages.get(tokens[other], 0), other), default=None)


def _after(beginning: str) -> str:
    """The first word beyond all that begin so."""
    return beginning[:-1] + chr(ord(beginning[-1]) + 1)
