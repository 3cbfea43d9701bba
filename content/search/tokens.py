"""From text to the tokens a search compares: folded, stemmed in its language, Chinese in pairs, pinyin also joined."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

import opencc
import snowballstemmer

HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_RUN = re.compile(rf"{HAN.pattern}+|(?:(?!{HAN.pattern})[^\W_])+")
_WRITTEN = re.compile(r"[^\W_]+")
_SPANISH_ION = re.compile(r"([cs])ion$")

_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo)"
)
_TONED = re.compile(rf"(?:{_SYLLABLE}[1-5])+")
"""Pinyin with its tones as digits: `she4`, `she4bao3ka3`."""

LONGEST_TOKEN = 200
"""A longer one is cut and told apart by a fingerprint: PostgreSQL takes none beyond two thousand bytes."""

_STOP_WORDS_EN = """
a an and are as at be but by can china chinese could did do does for from has have how i if in into is it its me must my
need of on or our should so that the their them then there they this to vs was we what when where which
who why will with would you your
"""
_STOP_WORDS_ES = """
a al algo ante china chino como con cual cuales cuando de debe debo del desde donde el ella en entre es esa ese
esta este esto estoy fue ha hace hacer hago hay he la las le les lo los me mi mis mucho muy necesito nos o para
pero por porque puede puedo que quien se si sobre son su sus te tengo tiene un una uno y ya yo
"""
LINKS = {
    "en": frozenset(["of", "the", "a", "an", "my", "your", "our"]),
    "es": frozenset(["de", "del", "la", "el", "los", "las", "un", "una", "mi", "su", "al"]),
}
"""Words that may stand within a name or be left out of it: `tarjeta de la seguridad social`."""
STOP_WORDS = {"en": frozenset(_STOP_WORDS_EN.split()), "es": frozenset(_STOP_WORDS_ES.split())}
"""Words that every page has: a query is read without them."""


def fold(text: str) -> str:
    """Small letters without accents, full-width forms or signs that nobody sees: `Activación` → `activacion`.

    Traditional characters become simplified ones: `醫保卡` → `医保卡`.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    if HAN.search(decomposed):
        decomposed = _simplifier().convert(decomposed)
    return "".join(c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def words(text: str) -> list[str]:
    """The words of a text, folded; Chinese in runs, pinyin without the digits of its tones."""
    return [_without_tones(run) for run in _RUN.findall(fold(text))]


def spelt(text: str) -> dict[str, str]:
    """Each word, folded, with how it is spelt there: `contrasena` is `contraseña`."""
    found: dict[str, str] = {}
    for written in _WRITTEN.findall(text):
        folded = words(written)
        if len(folded) == 1:
            found.setdefault(folded[0], written.lower())
    return found


def _without_tones(word: str) -> str:
    return re.sub("[1-5]", "", word) if len(word) > 2 and _TONED.fullmatch(word) else word


@cache
def _stemmer(language: str):
    return snowballstemmer.stemmer({"en": "english", "es": "spanish"}[language])


# Bounded: readers type words without end.
@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word. Spanish endings are read as if their accent stood, however they were typed."""
    if len(word) > LONGEST_TOKEN:
        return word[:100] + hashlib.sha256(word.encode()).hexdigest()
    restored = _SPANISH_ION.sub(r"\1ión", word) if language == "es" else word
    return fold(_stemmer(language).stemWord(restored))


def tokens(text: str, language: str) -> list[str]:
    """The tokens of a text, in order."""
    return stem_tokens(words(text), language)


def stem_tokens(parts: Iterable[str], language: str) -> list[str]:
    """The tokens of words. Chinese gives each pair of neighbours, a lone character itself."""
    return [token for part in parts for token in tokens_of_word(part, language)]


def tokens_of_word(word: str, language: str) -> list[str]:
    if HAN.match(word):
        return [word[n : n + 2] for n in range(len(word) - 1)] or [word]
    return [stem(word, language)]


def joined(text: str) -> list[str]:
    """A name as one token, however it is spaced: `shèbǎo kǎ` and `she4 bao3 ka3` give `shebaoka`, 社保卡 itself."""
    whole = "".join(words(text))
    return [whole] if 0 < len(whole) <= LONGEST_TOKEN else []
