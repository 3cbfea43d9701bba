"""Two documents beside each other: every text and value that differs, down to the word. No queries."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from content.addresses import LANGUAGES
from content.publishing.diff import name_of_part
from content.publishing.drafts.merging import Path, is_list_of_parts

_TOKENS = re.compile(r"\s+|\w+|[^\w\s]", re.UNICODE)


@dataclass(frozen=True)
class Piece:
    """Some words: in both, only before, or only after."""

    what: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True)
class Side:
    """One text before and after."""

    language: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return self.before != self.after

    @property
    def pieces(self) -> list[Piece]:
        return words_between(self.before, self.after)


@dataclass(frozen=True)
class Difference:
    """A field that is not as it was: with both its languages, so that they can be read beside each other."""

    path: Path
    sides: tuple[Side, ...]

    @property
    def key(self) -> str:
        return "/".join(self.path)

    @property
    def is_text(self) -> bool:
        return bool(self.sides[0].language)

    @property
    def languages(self) -> list[str]:
        return [side.language for side in self.sides if side.differs]


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Every field in which the two differ, in the order of the document."""
    old, new = dict(_fields(before, ())), dict(_fields(after, ()))
    found = []
    for path in [*new, *(path for path in old if path not in new)]:
        was, now = old.get(path, {}), new.get(path, {})
        if was != now:
            languages = LANGUAGES if {*was, *now} & {*LANGUAGES} else ("",)
            sides = (Side(language, was.get(language, ""), now.get(language, "")) for language in languages)
            found.append(Difference(path, tuple(sides)))
    return found


def words_between(before: str, after: str) -> list[Piece]:
    """The text with what was taken out and what came in."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    pieces: list[Piece] = []
    for what, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", "".join(new[j1:j2])))
            continue
        if i1 < i2:
            pieces.append(Piece("removed", "".join(old[i1:i2])))
        if j1 < j2:
            pieces.append(Piece("added", "".join(new[j1:j2])))
    return pieces


def texts(document: Mapping[str, Any]) -> dict[Path, dict[str, str]]:
    """Every text that exists once for each language, by where it stands."""
    return {path: values for path, values in _fields(document, ()) if not {*values} - {*LANGUAGES}}


def _fields(value: Any, path: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """Each field with its value as text: by language, or under the empty one where it has none."""
    if isinstance(value, Mapping) and path and {*value} <= {*LANGUAGES}:
        yield path, {language: str(text) for language, text in value.items() if text}
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _fields(inner, (*path, name))
    elif is_list_of_parts(value):
        if not isinstance(value, str):
            yield (*path, "#"), {"": "\n".join(name_of_part(part) for part in value)}
        for part in value:
            yield from _fields(part, (*path, name_of_part(part)))
    elif isinstance(value, list):
        if value:
            yield path, {"": "\n".join(map(str, value))}
    elif value not in ("", None):
        yield path, {"": str(value)}
