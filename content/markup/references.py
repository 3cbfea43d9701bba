"""References from prose to pages, terms and phrases: `[[law:social-insurance-law/64]]`.

The notation knows no cards and no laws. Whoever renders passes in what a reference means;
whoever checks passes in what there is. One rule of reading only: a law's key with a number
after it, `law:key/number`, names a provision.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from html import unescape

from django.utils.translation import gettext as _

from content.markup.dialect import parse
from content.markup.mistyped import typing_problems

Name = tuple[str, str]
"""Kind and key: what a target is known by."""

REFERENCE = re.compile(r"(?P<kind>[a-z]+(?:-[a-z]+)*):(?P<key>[a-z0-9]+(?:[-./][a-z0-9]+)*)")
UNCLOSED = re.compile(r"\[\[(?![^\[\]|\n]*\]\])")
"""Two brackets that stay as typed: never closed, or torn apart where a table begins its next cell."""

LINK = re.compile(r'<a data-reference="(?P<written>[^"]*)">(?P<words>.*?)</a>', re.DOTALL)
"""A reference in parsed HTML. The sanitiser writes it, always in this form, and never one inside another."""

_MAY_REFER = re.compile(r"[\[<［【]")
_MAY_BE_WRONG = re.compile(r"[\[<*_`［【]")
CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
TAG = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')

TERM_NOTE = re.compile(r'<dfn data-note="(?P<key>[^"]*)">(?P<words>.*?)</dfn>', re.DOTALL)
"""Words of rendered prose that a note explains. Only `rendering` writes it, and never one inside another."""


@dataclass(frozen=True)
class Reference:
    """One mention of a page, term or phrase in prose; `label` are the editor's own words, if any."""

    kind: str
    key: str
    label: str | None
    line: int

    @property
    def name(self) -> Name:
        return self.kind, self.key


@dataclass(frozen=True)
class Target:
    """What a reference leads to.

    Without a `url` the words stand alone, as for a page that readers may not see (yet).
    With a `note`, a key, they lead nowhere: a page explains them where they stand (`TERM_NOTE`).
    `lang` is the language of what is behind the link, where it is not the reader's.
    """

    url: str
    label: str
    lang: str = ""
    title: str = ""
    note: str = ""


Resolver = Callable[[Sequence[Reference]], Mapping[Name, Target]]
"""Answers many references at once; what it does not know, it leaves out."""


class UnknownReferences(Exception):
    """Prose names what does not exist. `problems` says where, in an editor's words."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


def find_references(text: str) -> list[Reference]:
    """Return the references of `text` as its HTML will have them: none from code, in order."""
    return [found for found in _read(text) if isinstance(found, Reference)]


def may_have_problems(text: str) -> bool:
    """Whether a text holds any sign of which `problems` could speak: most do not, and need no list of what is known."""
    return _MAY_BE_WRONG.search(text) is not None


def problems(text: str, known: Collection[Name]) -> list[str]:
    """Say in the active language, line by line, which references of `text` lead nowhere and what came out unmeant."""
    return _describe(text, is_known=lambda name: name in known, known=lambda: known) + typing_problems(text)


def refuse_unknown(
    text: str,
    targets: Mapping[Name, Target],
    known: Callable[[], Iterable[Name]] | None,
) -> None:
    """Raise UnknownReferences if `text` names what is not among `targets`; `known` offers what it may have meant."""
    if found := _describe(text, is_known=lambda name: name in targets, known=known or tuple):
        raise UnknownReferences(found)


def resolve_together(texts: Iterable[str], resolve: Resolver) -> Resolver:
    """Resolve the references of all `texts` now, in one call, and return a resolver that remembers them.

    For a page: what `render`, `render_inline` and `plain` then ask costs no further query.
    """
    references = [reference for text in texts for reference in find_references(text)]
    targets = dict(resolve(references)) if references else {}
    asked = {reference.name for reference in references}

    def remembered(references: Sequence[Reference]) -> Mapping[Name, Target]:
        if new := [reference for reference in references if reference.name not in asked]:
            asked.update(reference.name for reference in new)
            targets.update(resolve(new))
        return targets

    return remembered


def read_name(written: str) -> Name | None:
    """Return kind and key of a reference as it was typed, or None where it is not one."""
    match = REFERENCE.fullmatch(written)
    if not match:
        return None
    kind, key = match["kind"], match["key"]
    return ("provision" if kind == "law" and "/" in key else kind), key


def write_name(name: Name) -> str:
    """The inverse of `read_name`."""
    kind, key = name
    return f"law:{key}" if kind == "provision" else f"{kind}:{key}"


def words_of(html: str) -> str:
    return unescape(TAG.sub("", html))


@dataclass(frozen=True)
class _Malformed:
    written: str
    line: int


def _read(text: str) -> Iterator[Reference | _Malformed]:
    if not _MAY_REFER.search(text):
        return
    position = 0
    for link in LINK.finditer(parse(text)):
        written = unescape(link["written"])
        position, line = _locate(written, text, position)
        if name := read_name(written):
            yield Reference(*name, label=words_of(link["words"]).strip() or None, line=line)
        else:
            yield _Malformed(written, line)


def _locate(written: str, text: str, position: int) -> tuple[int, int]:
    """Find a reference in the source, from where the last one ended; Markdown itself keeps no lines."""
    match = re.compile(rf"[\[(<［（【]\s*{re.escape(written)}(?![\w/-])").search(text, position)
    if match:
        position = match.end()
    return position, text.count("\n", 0, position) + 1


def _describe(text: str, *, is_known: Callable[[Name], bool], known: Callable[[], Iterable[Name]]) -> list[str]:
    found = []
    for item in _read(text):
        if isinstance(item, _Malformed):
            found.append(
                _(
                    "Line %(line)d: “%(written)s” is neither an address nor a reference. A link begins with "
                    "https://, mailto:, tel: or #, or names a page, as in card:social-security-card."
                )
                % {"line": item.line, "written": item.written}
            )
        elif not is_known(item.name):
            found.append(_unknown(item, known()))
    if (opening := UNCLOSED.search(text)) and "[[" in CODE.sub("", parse(text)):
        found.append(
            _(
                "Line %(line)d: “[[” is not followed by “]]”. In a table, write a reference with your own words: "
                "[words](card:social-security-card)."
            )
            % {"line": text.count("\n", 0, opening.start()) + 1}
        )
    return found


def _unknown(reference: Reference, known: Iterable[Name]) -> str:
    written = write_name(reference.name)
    nearest = get_close_matches(written, [write_name(name) for name in known], n=1)
    words = {"line": reference.line, "written": written}
    if not nearest:
        return _("Line %(line)d: there is no “%(written)s”.") % words
    return _("Line %(line)d: there is no “%(written)s”. Did you mean “%(nearest)s”?") % {
        **words,
        "nearest": nearest[0],
    }
