"""Regular expressions that editors write: refused when they could run long, and stopped when they do all the same.

A backtracking engine may take hours over a line of text: `(a+)+$`. The library `regex` stops at a time limit and,
unlike the engines that never backtrack, knows where a Spanish word ends.
"""

from itertools import product

import regex
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SECONDS = 0.5
"""A search in one text ends after so long. One that is well written takes less than a thousandth of it."""

_LONG, _SHORT = 3_000, 60
"""How often a sign, and a pair of signs, is repeated to try a pattern. Texts of the site are that long."""


class TooSlow(Exception):
    """The pattern had not come to an end when the time was up."""


class Pattern:
    """A regular expression that ignores capitals. Raises `ValueError` where it is none."""

    def __init__(self, text: str) -> None:
        try:
            self._regex = regex.compile(text, regex.IGNORECASE)
        except regex.error as error:
            raise ValueError(str(error)) from None

    def first_in(self, text: str) -> str:
        """The first words of the text that match; empty where none do. Raises `TooSlow`."""
        try:
            found = self._regex.search(text, timeout=SECONDS)
        except TimeoutError:
            raise TooSlow(self._regex.pattern) from None
        return found.group() if found else ""


def check_pattern(text: str) -> None:
    """Refuse what is no regular expression and what can run long."""
    try:
        pattern = Pattern(text)
    except ValueError as error:
        raise ValidationError(_("This is no regular expression: %(error)s.") % {"error": error}) from None
    try:
        for trial in _trials(text):
            pattern.first_in(trial)
    except TooSlow:
        raise ValidationError(
            _("This pattern can take very long. Repeat single signs only, never a group that repeats something itself.")
        ) from None


def _trials(text: str) -> list[str]:
    """Texts over which a careless pattern stumbles: its own signs, and kinds of signs, many times without a match.

    All its signs follow at the end: where one that it needs is missing, the engine would not even begin.
    """
    signs = sorted({*text, "a", "é", "1", " ", "-"})
    repeated = [sign * _LONG for sign in signs] + ["".join(pair) * _SHORT for pair in product(signs, repeat=2)]
    return [f"{some}\n{text}" for some in repeated]
