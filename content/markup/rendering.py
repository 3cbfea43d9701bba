"""From editors' Markdown to what a page shows. The only place where prose is marked safe."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape, unescape
from typing import Literal

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.markup.chinese import HAN_RUN, mark_runs
from content.markup.dialect import OUTSIDE_LINK, parse
from content.markup.references import (
    LINK,
    TAG,
    Name,
    Resolver,
    Target,
    find_references,
    read_name,
    refuse_unknown,
    resolve_together,
)
from content.markup.typography import tidy

OnUnknown = Literal["refuse", "show"]
Known = Callable[[], Iterable[Name]]

_TEXTS_AND_TAGS = re.compile(f"({TAG.pattern})")
_OPENING_TAG = re.compile(r"<([a-z][a-z0-9]*)", re.IGNORECASE)
_CHINESE_TAG = re.compile(r"""\slang=["']?zh\b""", re.IGNORECASE)
_WITHOUT_END = {"br", "hr", "img", "input", "wbr"}
_CHINESE_SITE = re.compile(
    r'<a(?P<rest>(?=[^>]* href="https?://[^"/]+\.cn[":/])(?=[^>]* class="outside")(?![^>]* hreflang)[^>]*>.*?)</a>',
    re.DOTALL,
)
"""A link to a site of mainland China, typed as an address: readers are told what language awaits them."""
_END_OF_BLOCK = re.compile(r"</(?:p|h[3-6]|li|th|td|blockquote)>|<[bh]r>")


def render(
    text: str,
    *,
    resolve: Resolver,
    language: str,
    on_unknown: OnUnknown = "refuse",
    known: Known | None = None,
) -> SafeString:
    """Return `text` as blocks of HTML: paragraphs, lists, tables, headings.

    A reference that leads nowhere raises UnknownReferences, which names the nearest of
    what `known` offers; a preview passes `on_unknown="show"` to see it in red instead.
    """
    html = _link(text, parse(text), resolve, language, on_unknown, known)
    return _finish(html, language)


def render_inline(
    text: str,
    *,
    resolve: Resolver,
    language: str,
    on_unknown: OnUnknown = "refuse",
    known: Known | None = None,
) -> SafeString:
    """Like `render`, for the words of a heading, a list item or a cell: emphasis and links, no blocks."""
    html = _link(text, parse(text, inline=True), resolve, language, on_unknown, known)
    return _finish(html, language)


def render_many(
    texts: Sequence[str],
    *,
    resolve: Resolver,
    language: str,
    on_unknown: OnUnknown = "refuse",
    known: Known | None = None,
) -> list[SafeString]:
    """Render all `texts`, with one call of `resolve` for all of them."""
    together = resolve_together(texts, resolve)
    return [
        render(
            text,
            resolve=together,
            language=language,
            on_unknown=on_unknown,
            known=known,
        )
        for text in texts
    ]


def plain(text: str, *, resolve: Resolver | None = None) -> str:
    """Return the words of `text` on one line, for descriptions and search.

    A reference becomes its words, else its target's label; without `resolve`, its key.
    """
    html = parse(text)
    targets = _targets(text, resolve) if resolve else {}

    def words(match: re.Match[str]) -> str:
        written = unescape(match["written"])
        name = read_name(written)
        target = targets.get(name) if name else None
        return match["words"] or escape(target.label if target else name[1] if name else written, quote=False)

    html = LINK.sub(words, html)
    return " ".join(unescape(TAG.sub("", _END_OF_BLOCK.sub(" ", html))).split())


def mark_chinese(text: str, language: str | None = None) -> SafeString:
    """Return a title or other plain `text` escaped, its Chinese marked and its spaces tidy.

    What is safe already is taken as HTML, and Chinese that is marked in it stays as it is.
    """
    text = text if isinstance(text, str) else str(text)
    return _marked(text, hasattr(text, "__html__"), language or get_language() or "")


# The names of a page stand on it many times: in its title, its head, its lists and its proof.
@lru_cache(maxsize=4096)
def _marked(text: str, _is_html: bool, language: str) -> SafeString:
    return _finish(conditional_escape(text), language)


def _targets(text: str, resolve: Resolver) -> Mapping[Name, Target]:
    references = find_references(text)
    return resolve(references) if references else {}


def _link(
    text: str,
    html: str,
    resolve: Resolver,
    language: str,
    on_unknown: OnUnknown,
    known: Known | None,
) -> str:
    if "<a " not in html:
        return html
    targets = _targets(text, resolve)
    if on_unknown == "refuse":
        refuse_unknown(text, targets, known)

    def link(match: re.Match[str]) -> str:
        written = unescape(match["written"])
        name = read_name(written)
        target = targets.get(name) if name else None
        if target is None:
            return f'<span class="reference--broken">{match["words"] or escape(written)}</span>'
        words = match["words"] or escape(target.label, quote=False)
        if target.note:
            return f'<dfn data-note="{escape(target.note)}">{words}</dfn>'
        return f"<a{_attributes(target, language)}>{words}</a>" if target.url else words

    return _CHINESE_SITE.sub(_say_its_language, LINK.sub(link, html))


def _say_its_language(match: re.Match[str]) -> str:
    return f'<a hreflang="zh"{match["rest"]}</a> ({_("in Chinese")})'


def _attributes(target: Target, language: str) -> str:
    attributes = {"href": target.url}
    if target.lang and target.lang != language:
        attributes["hreflang"] = target.lang
    if target.title:
        attributes["title"] = target.title
    if OUTSIDE_LINK.match(target.url):
        attributes |= {"class": "outside", "rel": "external"}
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


def _finish(html: str, language: str) -> SafeString:
    """Tidy the spaces and mark the Chinese of escaped or sanitised HTML, in its texts only."""
    has_chinese = HAN_RUN.search(html) is not None
    if not has_chinese and "<code>" not in html and tidy(html, language) == html:
        return mark_safe(html)

    pieces: list[str] = []
    # The elements we are in, each with what must be left alone inside it.
    open_elements: list[tuple[str, bool, bool]] = []
    for index, piece in enumerate(_TEXTS_AND_TAGS.split(html)):
        is_chinese, is_code = open_elements[-1][1:] if open_elements else (False, False)
        if index % 2 == 0:
            piece = piece if is_code else tidy(piece, language)
            piece = mark_runs(piece) if has_chinese and not is_chinese else piece
        elif piece.startswith("</"):
            _close(piece[2:-1].strip(), open_elements)
        elif (tag := _OPENING_TAG.match(piece)) and tag[1] not in _WITHOUT_END:
            open_elements.append(
                (
                    tag[1],
                    is_chinese or bool(_CHINESE_TAG.search(piece)),
                    is_code or tag[1] == "code",
                )
            )
            # What is typed or looked for letter by letter: a browser that translates leaves it alone.
            piece = '<code translate="no">' if piece == "<code>" else piece
        pieces.append(piece)
    return mark_safe("".join(pieces))


def _close(name: str, open_elements: list[tuple[str, bool, bool]]) -> None:
    """Leave the innermost element of this name, and with it what was left open inside."""
    for depth in range(len(open_elements) - 1, -1, -1):
        if open_elements[depth][0] == name:
            del open_elements[depth:]
            return
