"""Terms of art explained where a page first names them: the Chinese stands beside the term, and opens what it means.

Works on the finished HTML of a page, in its prose only: a term is not explained in a heading, a link or a quotation.
What opens is a popover of HTML: no script. A browser too old for it shows the same words in the line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.core.cache import cache
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from content.glossary.models import Term
from content.glossary.terms import term_path
from content.markup import mark_chinese
from content.markup.references import TAG

SECONDS = 60
"""So long may a changed term wait. Caches keep the pages themselves for longer."""

PROSE = re.compile(r'<div class="(?:[\w-]+ )*prose">(?P<html>.*?)</div>', re.DOTALL)
"""What Markdown became. It holds no division inside."""

_CLOSED = frozenset({"a", "h3", "h4", "h5", "h6", "blockquote", "code", "th", "dfn"})
"""Elements whose words are left alone."""

_PIECES = re.compile(f"({TAG.pattern})")
_NAME = re.compile(r"</?([a-z][a-z0-9]*)")
_NOTE = re.compile(r"\s*[(（].*$")
"""What our rendering of a term says besides: “sealed (card not yet enabled)”."""
_SHORTEST_WORD = 3
_CHINESE_FOLLOWS = re.compile(r"\s*\(?$")


@dataclass(frozen=True)
class Named:
    """A term as prose may name it."""

    key: str
    zh: str
    pinyin: str
    rendering: str
    definition: SafeString


def explain_terms(html: str, language: str) -> str:
    """The page with each term explained at its first mention."""
    if 'prose">' not in html:
        return html
    terms = cache.get_or_set(f"mentions:{language}", lambda: _read(language), SECONDS) or ()
    return _Page(html, terms, language).explained() if terms else html


def _read(language: str) -> tuple[Named, ...]:
    """One query. A rendering of one common word says too little by itself to be taken for the term."""
    columns = ("key", "zh", "pinyin", f"rendering_{language}", f"definition_{language}")
    terms = (
        Named(
            key,
            _NOTE.sub("", zh),
            _NOTE.sub("", pinyin),
            _NOTE.sub("", rendering),
            mark_chinese(definition, language),
        )
        for key, zh, pinyin, rendering, definition in Term.objects.order_by("key").values_list(*columns)
    )
    # Of two terms with one rendering, the longer Chinese is the full name.
    chosen = {term.rendering.lower(): term for term in sorted(terms, key=lambda term: len(term.zh))}
    return tuple(term for term in chosen.values() if " " in term.rendering and "," not in term.rendering)


@lru_cache(maxsize=8)
def _pattern(terms: tuple[Named, ...]) -> tuple[re.Pattern[str], dict[str, Named]]:
    """Finds any of the terms, the longest first, also in the plural, and says which it was."""
    longest_first = sorted(terms, key=lambda term: -len(term.rendering))
    groups = {f"t{number}": term for number, term in enumerate(longest_first)}
    alternatives = "|".join(f"(?P<{name}>{_with_plurals(term.rendering)})" for name, term in groups.items())
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE), groups


def _with_plurals(rendering: str) -> str:
    words = escape(rendering, quote=False).split()
    return r"\s+".join(_with_plural(word) for word in words)


def _with_plural(word: str) -> str:
    if word.endswith("ón"):
        return re.escape(word.removesuffix("ón")) + "(?:ón|ones)"
    return re.escape(word) + ("(?:es|s)?" if len(word) >= _SHORTEST_WORD else "")


class _Page:
    """One page on its way: which terms it has explained so far."""

    def __init__(self, html: str, terms: tuple[Named, ...], language: str) -> None:
        self.html, self.language = html, language
        self.pattern, self.groups = _pattern(terms)
        self.explained_keys: set[str] = set()
        self.way_on = escape(_("Glossary"))

    def explained(self) -> str:
        return PROSE.sub(self._prose, self.html)

    def _prose(self, match: re.Match[str]) -> str:
        inner, start = match["html"], match.start("html")
        if not self.pattern.search(inner):
            return match[0]
        head, tail = match[0][: start - match.start()], match[0][match.end("html") - match.start() :]
        return head + "".join(self._texts(inner, start)) + tail

    def _texts(self, html: str, start: int) -> Iterator[str]:
        """The pieces of one prose, its texts with their terms explained."""
        closed = 0
        pieces = _PIECES.split(html)
        for index, piece in enumerate(pieces):
            if index % 2:
                name = _NAME.match(piece)
                if name and name[1] in _CLOSED:
                    closed += -1 if piece.startswith("</") else 1
                yield piece
            elif closed or not piece:
                yield piece
            else:
                followed = pieces[index + 1] if index + 1 < len(pieces) else ""
                yield self._text(piece, start, followed)
            start += len(piece)

    def _text(self, text: str, start: int, next_tag: str) -> str:
        def explain(match: re.Match[str]) -> str:
            term = self.groups[match.lastgroup or ""]
            if term.key in self.explained_keys:
                return match[0]
            self.explained_keys.add(term.key)
            is_followed = "zh-Hans" in next_tag and _CHINESE_FOLLOWS.match(text, match.end())
            return match[0] if is_followed or self._is_shown_before(term, start) else self._explanation(term, match[0])

        return self.pattern.sub(explain, text)

    def _explanation(self, term: Named, words: str) -> str:
        chinese = escape(term.zh)
        return (
            f'<dfn>{words}</dfn><span class="gloss"> '
            f'<button popovertarget="term-{term.key}" lang="zh-Hans" translate="no">{chinese}</button>'
            f'<span popover id="term-{term.key}"><b lang="zh-Latn" translate="no">{escape(term.pinyin)}</b> '
            f'{term.definition} <a href="{term_path(term.key, self.language)}">{self.way_on}</a></span></span>'
        )

    def _is_shown_before(self, term: Named, place: int) -> bool:
        """The page has shown the Chinese already: in its title, or beside a link."""
        return self.html.find(f">{escape(term.zh)}<", 0, place) != -1
