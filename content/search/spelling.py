"""What a misspelt word meant: the likeliest of the words that share its beginning or its end."""

from collections.abc import Iterable
from itertools import chain

from rapidfuzz.distance import OSA

from content.search.backends import page_counts
from content.search.lexicon import Lexicon
from content.search.models import SearchWord
from content.search.tokens import HAN, stem

SHORTEST = 4
"""Shorter words are too easily mistaken for others."""
LONG, LONGER = 6, 9
"""From so many letters on a word of any page is looked for, and one with two wrong letters."""
SHARED = 2
"""So many letters at the beginning or the end are taken to be right."""
LOOKED_AT = 2000
"""Words that begin or end alike and are looked at."""
OFFERED = 8


def corrections(missing: Iterable[str], known: Lexicon) -> dict[str, str]:
    """For each word that stands nowhere the word it meant as that is spelt, where there is one."""
    found = {}
    for word in missing:
        if len(word) >= SHORTEST and not HAN.match(word) and (best := _nearest(word, known)):
            found[word] = best
    return found


def _nearest(word: str, known: Lexicon) -> str | None:
    """The word with the fewest wrong letters, or that begins so; of several the one on more pages."""
    rows = SearchWord.objects.filter(language=known.language)
    first, last = word[:SHARED], word[: -SHARED - 1 : -1]
    alike = chain(
        rows.filter(word__gte=first, word__lt=_after(first)).values_list("word", "spelt")[:LOOKED_AT],
        rows.filter(backwards__gte=last, backwards__lt=_after(last)).values_list("word", "spelt")[:LOOKED_AT],
        known.spellings.items(),
    )
    spelt = dict(alike)
    wrong = {other: _wrong_letters(word, other, is_asked=other in known.spellings) for other in spelt}
    near = sorted((letters, other) for other, letters in wrong.items() if letters is not None)[:OFFERED]
    tokens = {other: stem(other, known.language) for _letters, other in near}
    pages = page_counts(sorted(set(tokens.values())), known.language)
    standing = [(letters, other) for letters, other in near if tokens[other] in pages or other in known.spellings]
    best = min(standing, key=lambda one: (one[0], -pages.get(tokens[one[1]], 0), one[1]), default=None)
    return spelt[best[1]] if best else None


def _wrong_letters(word: str, other: str, *, is_asked: bool) -> int | None:
    """How many letters are wrong, missing, too many or in each other's place; `None` where it is another word.

    A word for what readers ask is taken sooner than one that happens to stand on a page: `changsha` is no change.
    """
    if other.startswith(word):
        return 1
    allowed = 1 + (len(word) >= LONG) if is_asked else (len(word) >= LONG) + (len(word) >= LONGER)
    letters = OSA.distance(word, other, score_cutoff=allowed)
    return letters if letters <= allowed else None


def _after(beginning: str) -> str:
    """The first word beyond all that begin so."""
    return beginning[:-1] + chr(ord(beginning[-1]) + 1)
