"""Spaces that must not break a line: typography that editors should not have to think of."""

import re

NBSP = "\u00a0"

# Only spaces that were typed are replaced, never one added: so the text keeps its length,
# and doing it twice changes nothing.
_SPACES = {
    "es": (
        re.compile(r"(?<=\d)[ \n](?=%)"),
        re.compile(r"\b[Aa]rts?\.[ \n](?=\d)"),
        re.compile(r"\b[Nn]\.(?:º|os)[ \n](?=\d)"),
    ),
    "en": (
        re.compile(r"\b[Aa]rts?\.[ \n](?=\d)"),
        re.compile(r"\bNos?\.[ \n](?=\d)"),
    ),
}
_DIGIT = re.compile(r"\d")
_THOUSANDS = re.compile(r"(?<![\d.,])(?<!\d[ \u00a0])\d{1,3}(?:[ \u00a0]\d{3})+(?![\d ]*\d)")


def tidy(text: str, language: str) -> str:
    """Return `text` with the spaces of numbers and references made non-breaking, as `language` wants them.

    Spanish: "98,3 %", "800 000", "art. 12", "n.º 3". English: "art. 12", "No. 3".
    """
    if not _DIGIT.search(text):
        return text
    for pattern in _SPACES.get(language, ()):
        text = pattern.sub(_unbreakable, text)
    if language == "es":
        text = _THOUSANDS.sub(_unbreakable, text)
    return text


def _unbreakable(match: re.Match[str]) -> str:
    return match.group().replace(" ", NBSP).replace("\n", NBSP)
