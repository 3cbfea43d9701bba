"""The lock on terms: where a text uses a rendering that the glossary refuses, and what to write instead.

A banned rendering is found by its `pattern`, which holds the context that makes it wrong, or
else by its own words wherever they stand together. Only locked ones are looked for: the
others need a reader's judgement.
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.glossary.models import BannedRendering
from content.glossary.patterns import Pattern, TooSlow

logger = logging.getLogger(__name__)

_DESTINATIONS = re.compile(r"\[\[[^\[\]]*\]\]|\]\([^()]*\)")
"""Names of pages and addresses inside prose: no reader sees them."""

_SPACES = r"[\s-]+"


@dataclass(frozen=True)
class Hit:
    """A refused rendering that stands in a text."""

    term: str
    zh: str
    text: str
    offered: str
    reason: str

    def __str__(self) -> str:
        return _("“%(text)s” is not how we render %(zh)s. Write “%(offered)s”. %(reason)s") % vars(self)


@dataclass(frozen=True)
class _Ban:
    pattern: Pattern
    row: BannedRendering


class BannedWording:
    """Every locked rendering, read once, for looking at many texts. One query."""

    def __init__(self) -> None:
        self._bans: dict[str, list[_Ban]] = {language: [] for language in LANGUAGES}
        rows = BannedRendering.objects.filter(is_refused=True).select_related("term")
        for row in rows.order_by("term__key", "text"):
            pattern = row.pattern or words_pattern(row.text, row.language)
            self._bans[row.language].append(_Ban(Pattern(pattern), row))

    def find(self, text: str, language: str) -> list[Hit]:
        """The refused renderings in a text, each as it stands there.

        A pattern that runs out of time is logged and asked no more: nobody loses a text by it.
        """
        words = _as_read(text)
        hits = []
        for ban in list(self._bans[language]):
            try:
                if found := ban.pattern.first_in(words):
                    hits.append(_hit(ban.row, found, language))
            except TooSlow:
                logger.warning("The pattern of “%s” (term %s) takes too long.", ban.row, ban.row.term.key)
                self._bans[language].remove(ban)
        return hits


def find_banned(text: str, language: str) -> list[Hit]:
    return BannedWording().find(text, language)


def banned_wording_problems(texts: Mapping[str, Mapping[str, str]]) -> dict[str, list[str]]:
    """What an editor is told of texts: language → field → text; field → problems. Fields without any are left out."""
    banned = BannedWording()
    fields = ((name, text, language) for language, some in texts.items() for name, text in some.items())
    found = {name: [str(hit) for hit in banned.find(text, language)] for name, text, language in fields}
    return {name: problems for name, problems in found.items() if problems}


def words_pattern(text: str, language: str) -> str:
    """The words of a rendering beside each other, in the singular or plural, in Spanish of either gender."""
    words = _SPACES.join(_inflected(word, language) for word in re.split(_SPACES, _as_read(text)))
    return rf"\b{words}\b"


def _inflected(word: str, language: str) -> str:
    if language == "es" and len(word) > 3 and word[-1] in "oa":
        return rf"{re.escape(word[:-1])}[oa]s?"
    return rf"{re.escape(word)}(?:e?s)?"


def _as_read(text: str) -> str:
    return _DESTINATIONS.sub("]", text).replace("’", "'").replace("\u00a0", " ")


def _hit(row: Any, text: str, language: str) -> Hit:
    offered = getattr(row.term, f"rendering_{language}")
    return Hit(term=row.term.key, zh=row.term.zh, text=text, offered=offered, reason=row.reason)
