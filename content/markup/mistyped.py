"""What was typed as if it were formatted, and would be shown to readers as signs: told with its line."""

import re
from collections.abc import Iterator
from html import unescape

from django.utils.translation import gettext as _

from content.markup.dialect import BARE_ADDRESS, parse

_ELEMENT = re.compile(
    r"(?<!\\)</?(?:a|abbr|b|big|blockquote|br|button|center|code|del|details|div|em|font|form|h[1-6]|hr|i|iframe|img|input"
    r"|ins|kbd|li|link|mark|meta|object|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|summary|sup|svg|table"
    r"|tbody|td|th|thead|tr|u|ul|video)(?=[\s/>])[^<>]*>|<!--",
    re.IGNORECASE,
)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_ESCAPED = re.compile(r"\\[*_`<\\]")
_TAGS = re.compile(r"<code>.*?</code>|<[^<>]*>", re.DOTALL)
_LEFT_OPEN = re.compile(r"\*\*|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<!\w)__?(?=[^\W_])|`")
"""Signs of emphasis or code beside a word, where readers would see them."""
_PASTED = "\ue000"
"""Stands for a sign that was written to be seen, as `\\*` is."""


def typing_problems(text: str) -> list[str]:
    """HTML, and emphasis or code that was opened and not closed. Empty for what can be shown."""
    return [*_html(text), *_left_open(text)]


def _html(text: str) -> Iterator[str]:
    shown = _CODE_SPAN.sub(lambda match: re.sub(r"[^\n]", _PASTED, match.group()), text)
    if match := _ELEMENT.search(shown):
        message = _("Line %(line)d: “%(written)s” is HTML, which readers would see as it stands. Write Markdown.")
        yield message % {"line": _line(text, match.start()), "written": match.group()}


def _left_open(text: str) -> Iterator[str]:
    if not re.search(r"[*_`]", text):
        return
    kept = _ESCAPED.sub(_PASTED * 2, text)
    words = re.sub(BARE_ADDRESS, "", unescape(_TAGS.sub("", parse(kept))))
    if match := _LEFT_OPEN.search(words):
        sign = match.group()
        message = _(
            "Line %(line)d: “%(sign)s” has no partner. Close what it opens, or write “%(escaped)s” for the sign."
        )
        escaped = "".join(f"\\{one}" for one in sign)
        yield message % {"line": _line(text, _place(match, words, kept)), "sign": sign, "escaped": escaped}


def _place(match: re.Match[str], words: str, kept: str) -> int:
    """Where in the source the sign is that came out: the one with the same words beside it, else the last."""
    sign = match.group()
    for beside in (words[match.start() : match.end() + 3], words[max(0, match.start() - 3) : match.end()]):
        if beside != sign and kept.count(beside) == 1:
            return kept.index(beside) + beside.index(sign)
    return max(0, kept.rfind(sign))


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
