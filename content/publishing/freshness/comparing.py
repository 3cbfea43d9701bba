"""Where a change was made in one language alone: two documents compared. No queries.

Neither language is the original by itself: whichever was changed alone leaves the other behind.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from content.addresses import LANGUAGES, OTHER
from content.publishing.diff import name_of_part
from content.publishing.drafts.comparing import texts
from content.publishing.drafts.merging import Path

NO_TRANSLATIONS = frozenset({"slug", "aliases"})
"""Fields that exist once for each language, but each for itself."""
_LAW = re.compile(r"^law (\S+)")
_REASON = re.compile(r"^\s+(en|es):\s*(.*)$")


@dataclass(frozen=True)
class Lag:
    """A text that was left as it was while its other language changed."""

    path: Path
    language: str
    """Of the text that lags."""
    source_then: str
    translation: str

    @property
    def key(self) -> str:
        return "/".join(self.path)


def lags(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Lag]:
    """Every text that `after` changed in one language alone. What is new, or missing, is no translation that lags."""
    old, found = translated_texts(before), []
    for path, now in translated_texts(after).items():
        was = old.get(path, {})
        if all(was.get(code) and now.get(code) for code in LANGUAGES):
            changed = [code for code in LANGUAGES if words_of(was[code]) != words_of(now[code])]
            if len(changed) == 1:
                [source] = changed
                found.append(Lag(path, OTHER[source], was[source], now[OTHER[source]]))
    return found


def words_of(text: str) -> str:
    """A text without how it is broken and spaced."""
    return " ".join(text.split())


def translated_texts(document: Mapping[str, Any]) -> dict[Path, dict[str, str]]:
    """Every text in both languages, the reasons within proofs too."""
    found = {path: text for path, text in texts(document).items() if path[-1] not in NO_TRANSLATIONS}
    for path, proof in _proofs(document, ()):
        found |= _reasons(path, proof)
    return found


def _proofs(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name == "proof" and isinstance(inner, str):
                yield (*path, name), inner
            else:
                yield from _proofs(inner, (*path, name))
    elif isinstance(value, list):
        for part in value:
            if isinstance(part, Mapping):
                yield from _proofs(part, (*path, name_of_part(part)))


def _reasons(path: Path, proof: str) -> dict[Path, dict[str, str]]:
    """The reason of each law, as a proof has it: indented below its line."""
    found: dict[Path, dict[str, str]] = {}
    law, times = "", 0
    for line in proof.splitlines():
        if head := _LAW.match(line):
            times = times + 1 if head[1] == law else 0
            law = head[1]
        elif law and (reason := _REASON.match(line)):
            place = (*path, f"{law}+{times}" if times else law)
            found.setdefault(place, {})[reason[1]] = reason[2]
    return found
