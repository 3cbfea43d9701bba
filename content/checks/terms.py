"""Renderings of terms that stand in a text although no reference says which Chinese is meant.

Readers are shown notes only where an editor named the term. Where one rendering serves two terms (a residence permit is
居住证 for Chinese citizens, 居留许可 for foreigners), leaving it unsaid is a fault; everywhere else it is a hint.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.checks.content import Content, Finding, Text
from content.evidence.models import Claim
from content.glossary.models import Term
from content.markup import find_references, plain
from content.publishing.models import Page

_BESIDES = re.compile(r"\s*[(（].*$")
"""What a rendering says besides its words: “sealed (card not yet enabled)”."""

_SHORTEST_WORD = 3


@dataclass(frozen=True)
class _Rendering:
    """The words of one language for one term, or for several."""

    words: str
    terms: tuple[tuple[str, str], ...]
    """Key and Chinese of each."""

    @property
    def keys(self) -> set[str]:
        return {key for key, _zh in self.terms}

    def __str__(self) -> str:
        return f"{self.words} ({', '.join(f'{zh} term:{key}' for key, zh in self.terms)})"


def ambiguous_terms_are_named(content: Content) -> Iterable[Finding]:
    """A text with words that serve two terms says which one it means."""
    for language in LANGUAGES:
        ambiguous = [rendering for rendering in _renderings(language) if len(rendering.terms) > 1]
        for text in _prose(content, language):
            for rendering in _standing_in(text, ambiguous):
                if not rendering.keys & _named(text):
                    problem = _("Say which term is meant, as in [%(words)s](term:%(key)s): %(terms)s.") % {
                        "words": rendering.words,
                        "key": rendering.terms[0][0],
                        "terms": ", ".join(f"{zh} term:{key}" for key, zh in rendering.terms),
                    }
                    yield Finding(text.object, text.field, problem, language)


def terms_without_notes(content: Content) -> Iterable[Finding]:
    """A hint for each page: the terms that it uses and nowhere explains, its own Chinese name aside."""
    own_names = dict(Page.objects.exclude(name_zh="").values_list("pk", "name_zh"))
    for language in LANGUAGES:
        renderings = _renderings(language)
        standing: dict[str, dict[str, _Rendering]] = defaultdict(dict)
        named: dict[str, set[str]] = defaultdict(set)
        for text in _prose(content, language):
            if not (page := _page_of(text)):
                continue
            standing[page].update((rendering.words, rendering) for rendering in _standing_in(text, renderings))
            named[page] |= _named(text)
            if text.row[0] is Page:
                named[page] |= {key for r in renderings for key, zh in r.terms if zh == own_names.get(text.row[1])}
        for page, found in sorted(standing.items()):
            if left := sorted(str(r) for r in found.values() if not r.keys & named[page]):
                yield Finding(page, "terms", ", ".join(left), language)


def _renderings(language: str) -> list[_Rendering]:
    """Those of more than one word, the longest first: one common word says too little to be taken for a term."""
    terms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, zh, rendering in Term.objects.order_by("key").values_list("key", "zh", f"rendering_{language}"):
        terms[rendering].append((key, _BESIDES.sub("", zh)))
    found = {}
    # Of two with the same words but for what stands in brackets, the one without brackets has them.
    for rendering in sorted(terms, key=len, reverse=True):
        words = _BESIDES.sub("", rendering)
        if " " in words and "," not in words:
            found[words.casefold()] = _Rendering(words, tuple(terms[rendering]))
    return sorted(found.values(), key=lambda rendering: -len(rendering.words))


def _standing_in(text: Text, renderings: list[_Rendering]) -> Iterator[_Rendering]:
    """The renderings in a text, none inside a longer one."""
    words = plain(text.words)
    for rendering in renderings:
        pattern = _pattern(rendering.words)
        if pattern.search(words):
            yield rendering
            words = pattern.sub("\n", words)


@lru_cache(maxsize=1024)
def _pattern(words: str) -> re.Pattern[str]:
    """The words, also in the plural."""
    in_any_number = r"\s+".join(_with_plural(word) for word in words.split())
    return re.compile(rf"(?<![\w-]){in_any_number}(?![\w-])", re.IGNORECASE)


def _with_plural(word: str) -> str:
    if word.endswith("ón"):
        return re.escape(word.removesuffix("ón")) + "(?:ón|ones)"
    return re.escape(word) + ("(?:es|s)?" if len(word) >= _SHORTEST_WORD else "")


def _prose(content: Content, language: str) -> Iterator[Text]:
    """Texts in which a term can be named."""
    for text in content.written:
        model, _pk = text.row
        if text.language == language and text.field in getattr(model, "PROSE", ()):
            yield text


def _named(text: Text) -> set[str]:
    return {reference.key for reference in find_references(text.words) if reference.kind == "term"}


def _page_of(text: Text) -> str:
    """The page of which it is a text or a statement, by its reference; empty for what stands elsewhere."""
    if text.row[0] is Page:
        return text.object
    return text.object.partition("#")[0].replace("/", ":", 1) if text.row[0] is Claim else ""
