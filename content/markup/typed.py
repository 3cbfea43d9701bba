"""Markdown as people type and paste it, brought into the one form that the parser knows.

Lists right below a line of text, indented by two or three spaces, numbered `1)` or with the bullets of a word
processor; spaces that only look like spaces; the signs of a Chinese keyboard. The rules are CommonMark's where it has
one (https://spec.commonmark.org/0.31.2/, sections 4.2, 5.2 and 5.3), and a little kinder.
"""

import re
import unicodedata
from dataclasses import dataclass, field

_SPACE = "[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
"""What stands for a space at the head of a line, however it came there."""
_LEADING = re.compile(f"{_SPACE}*")
_RULE = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_BULLET = re.compile(rf"(?:[*+－＊＋·-]{_SPACE}+|[•‣◦▪▫■●○∙⁃]{_SPACE}*|(?P<dash>[–—]){_SPACE}+)(?=\S)")
_NUMBER = re.compile(rf"([0-9０-９]{{1,3}})(?:[.)]{_SPACE}+|[．）、]{_SPACE}*)(?=\S)")
"""Not `(1)`: so laws number their items, and quotations keep it."""
_HASHES = re.compile(rf"([#＃]+)({_SPACE}*)")
_QUOTE = re.compile(r" {0,3}> ?")
_DESTINATION = r"((?:[a-z]+(?:-[a-z]+)*:|#)[^\s()（）]+)"
_WIDE_REFERENCE = re.compile(r"(?:［［|【【)([^\[\]［］【】\n]+)(?:］］|】】)")
_WIDE_LINK = re.compile(rf"(?:\[([^\[\]\n]+)\]|［([^\[\]［］\n]+)］)(?: ?（{_DESTINATION}）| ?\({_DESTINATION}\))")
_WIDE_STRONG = re.compile(r"＊＊(?=\S)(.+?)(?<=\S)＊＊")

MEANS_MORE = re.compile(rf"https?://|www\.|[［【＊]|^(?:＃|{_BULLET.pattern}|{_NUMBER.pattern})")
"""In a line without any sign of Markdown: what makes it more than words all the same."""

INDENT = 4
"""So far in the parser wants a list that is part of an entry."""
FURTHER_IN = 2
"""So far in people put it."""


def as_meant(text: str) -> str:
    """Return `text` as whoever typed it would have written it had he known the parser."""
    return "\n".join(_blocks(text.split("\n")))


def with_plain_signs(text: str) -> str:
    """Links, references and bold type written with the signs of a Chinese keyboard, with the usual ones."""
    text = _WIDE_REFERENCE.sub(r"[[\1]]", text)
    text = _WIDE_LINK.sub(lambda match: f"[{match[1] or match[2]}]({match[3] or match[4]})", text)
    return _WIDE_STRONG.sub(r"**\1**", text)


def _blocks(lines: list[str]) -> list[str]:
    """The lines of a text or of a quotation in it."""
    typed = _Lines()
    quoted: list[str] = []
    for line in [*lines, None]:
        if line is not None and (mark := _QUOTE.match(line)):
            quoted.append(line[mark.end() :])
            continue
        if quoted:
            typed.quote(_blocks(quoted))
            quoted = []
        if line is not None:
            typed.add(line)
    return typed.written


@dataclass
class _Entry:
    """An entry of a list that is still open: how far in its mark was typed, and whether it has a number."""

    indent: int
    is_numbered: bool


@dataclass
class _Lines:
    """What was written so far, and which entries of lists are open."""

    written: list[str] = field(default_factory=list)
    open: list[_Entry] = field(default_factory=list)
    is_further_paragraph: bool = False
    """An entry goes on after a blank line. Without another one the parser would take the next entry for its words."""

    @property
    def after_blank(self) -> bool:
        return not self.written or not self.written[-1].strip()

    def quote(self, lines: list[str]) -> None:
        self.open.clear()
        self.written += [f"> {line}" for line in lines]

    def add(self, line: str) -> None:
        leading = _LEADING.match(line)
        head = leading.group() if leading else ""
        rest, indent = line[len(head) :], len(head.expandtabs(INDENT))
        if not rest:
            self.is_further_paragraph = False
            self.written.append("")
        elif _RULE.match(rest):
            self.open.clear()
            self.written.append(rest)
        elif mark := None if self._in_table(rest) else self._mark(rest):
            self._entry(indent, *mark)
        elif self.open and self.after_blank:
            self._leave(indent)
            self.is_further_paragraph = bool(self.open)
            self.written.append(" " * INDENT * len(self.open) + _without_false_heading(rest))
        else:
            self.written.append(_without_false_heading(rest))

    def _mark(self, rest: str) -> tuple[str, str] | None:
        """The mark of an entry, as the parser knows it, and its words; None where this is no entry of a list."""
        if match := _BULLET.match(rest):
            # A dash may as well go on with a sentence.
            if not match["dash"] or self.open or self._may_begin():
                return "-", rest[match.end() :]
        elif match := _NUMBER.match(rest):
            number = int(unicodedata.normalize("NFKC", match[1]))
            # So may a number at the end of a sentence, broken off by the end of a line.
            if self.open or number == 1 or self._may_begin():
                return f"{number}.", rest[match.end() :]
        return None

    def _in_table(self, rest: str) -> bool:
        return "|" in rest and not self.after_blank and "|" in self.written[-1]

    def _may_begin(self) -> bool:
        return self.after_blank or self.written[-1].rstrip().endswith((":", "："))

    def _entry(self, indent: int, mark: str, words: str) -> None:
        is_numbered = mark != "-"
        above = self.open[0] if self.open else None
        self._leave(indent)
        depth = len(self.open)
        is_other = above is not None and depth == 0 and above.is_numbered != is_numbered
        if (above is None or is_other or self.is_further_paragraph) and not self.after_blank:
            self.written.append("")
        self.is_further_paragraph = False
        self.open.append(_Entry(indent, is_numbered))
        self.written.append(f"{' ' * INDENT * depth}{mark} {_without_false_heading(words)}")

    def _leave(self, indent: int) -> None:
        """Close the entries that something so far in is no part of."""
        while self.open and indent < self.open[-1].indent + FURTHER_IN:
            self.open.pop()


def _without_false_heading(words: str) -> str:
    """A heading has a space after its signs, or more than one sign; `#12333` is a number to call."""
    match = _HASHES.match(words)
    if not match:
        return words
    signs, gap = match[1].replace("＃", "#"), match[2]
    rest = words[match.end() :]
    if len(signs) == 1 and not gap and rest:
        return f"\\{signs}{rest}"
    return f"{signs} {rest}"
