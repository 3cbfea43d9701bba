"""From text to the tokens a search compares: folded, stemmed in its language, Chinese in pairs, pinyin also joined."""

import re
import unicodedata
from functools import cache, lru_cache

import snowballstemmer

_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[a-z0-9]+")
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_SPANISH_ION = re.compile(r"([cs])ion$")

_STOP_WORDS_EN = """
a an and are as at be but by can could did do does for from has have how i if in into is it its me must my
need no not of on or our should so that the their them then there they this to vs was we what when where which
who why will with would you your
"""
_STOP_WORDS_ES = """
a al algo ante como con cual cuales cuando de debe debo del desde donde el ella en entre es esa ese esta este
esto estoy fue ha hace hacer hago hay he la las le les lo los me mi mis mucho muy necesito no nos o para pero
por porque puede puedo que quien se si sin sobre son su sus te tengo tiene un una uno y ya yo
"""
STOP_WORDS = {"en": frozenset(_STOP_WORDS_EN.split()), "es": frozenset(_STOP_WORDS_ES.split())}
"""Words that every page has: a query is read without them."""


ELSEWHERE = frozenset(
    {"ehic", "essalud", "imss", "irs", "issste", "madrid", "medicaid", "medicare", "nhs", "obamacare", "ss5", "ssn"}
)
"""Words for other countries' cards that people bring here. What they ask has no answer on this site."""


def fold(text: str) -> str:
    """Small letters without accents or full-width forms: `Activación` → `activacion`, `nǚ` → `nu`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def _stemmer(language: str):
    return snowballstemmer.stemmer({"en": "english", "es": "spanish"}[language])


# Bounded: readers type words without end.
@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word. Spanish endings are read as if their accent stood, however they were typed."""
    restored = _SPANISH_ION.sub(r"\1ión", word) if language == "es" else word
    return fold(_stemmer(language).stemWord(restored))


def tokens(text: str, language: str) -> list[str]:
    """The tokens of a text, in order. Chinese gives each pair of neighbours, a lone character itself."""
    return [token for _typed, token in typed_tokens(text, language)]


def typed_tokens(text: str, language: str) -> list[tuple[str, str]]:
    """Each token with the word it was typed as."""
    found: list[tuple[str, str]] = []
    for run in _RUN.findall(fold(text)):
        if HAN.match(run):
            found += [(pair, pair) for pair in (run[n : n + 2] for n in range(len(run) - 1))] or [(run, run)]
        else:
            found.append((run, stem(run, language)))
    return found


def named_elsewhere(text: str) -> list[str]:
    """The words of a query that name another country's card: `medicare`, `ss-5`."""
    return [word for word in fold(text).replace("-", "").split() if word in ELSEWHERE]


def joined(text: str) -> list[str]:
    """A name as one token, however it is spaced: `shèbǎo kǎ` and `she bao ka` give `shebaoka`, 社保卡 itself."""
    whole = "".join(_RUN.findall(fold(text)))
    return [whole] if whole else []
