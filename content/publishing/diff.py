"""What changed between two revisions of a page, part by part: two documents compared. No queries, no words."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from content.addresses import LANGUAGES

What = Literal["added", "changed", "removed", "moved"]

UNSEEN = frozenset(
    {
        *("key", "aliases", "aliases_zh", "position", "editor_note", "wording_reason", "confidence", "checks"),
        # Of rows that are no pages.
        *("note", "pattern", "is_refused", "url_checked"),
    }
)
"""What readers never see, or see as something else: the day of a check stands in the proof. At any depth."""

_NAMED_BY = ("slot", "key", "claim", "amended_on", "text")
"""What tells one entry of a list from another. A rendering to avoid has nothing but its words."""
_SAYS = ("heading", "title", "label", "quote", "text")
"""Where a part has its name in both languages, or else its words."""


@dataclass(frozen=True)
class Change:
    """One part of a page that is not as it was.

    `part` names an entry of a list, as a statement's slot does. A list with the same entries in another order moved.
    """

    field: str
    what: What
    part: str = ""
    languages: tuple[str, ...] = ()
    """Set where a text changed in one language alone."""
    slot: str = dataclasses.field(default="", compare=False)
    """Where the part stands on its page, whatever place it is for and whenever it begins."""
    region: str = dataclasses.field(default="", compare=False)
    """The key of the place it is for, where that is not the whole country."""
    said: Mapping[str, str] = dataclasses.field(default_factory=dict, compare=False)
    """Language → the name of the part or its words, as they are now, or were before it was removed."""


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Every part of a document in which readers could see a difference, in the document's own order.

    Empty means that the two are the same to readers, whatever editors noted, checked or held back meanwhile.
    """
    found: list[Change] = []
    for name in [*after, *(name for name in before if name not in after)]:
        old, new = _seen(before.get(name), name), _seen(after.get(name), name)
        if name in UNSEEN or old == new:
            continue
        if _is_list_of_parts(new or old):
            found += _changes_of_parts(name, before.get(name) or [], after.get(name) or [])
        else:
            found.append(Change(name, _what(old, new), languages=_languages(old, new)))
    return found


def _seen(value: Any, name: str = "") -> Any:
    """A value without what only editors see. `name` is the field it stands in."""
    if isinstance(value, Mapping):
        return {name: _seen(inner, name) for name, inner in value.items() if name not in UNSEEN}
    if isinstance(value, list):
        return [_seen(part) for part in value if not is_hidden(name, part)]
    return value


def is_hidden(name: str, part: Any) -> bool:
    """Statements that are held back, and versions of a provision whose wording nobody has read."""
    return isinstance(part, Mapping) and bool(part.get("hold") or (name == "versions" and not part.get("verified")))


def _is_list_of_parts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _changes_of_parts(name: str, before: Sequence[dict], after: Sequence[dict]) -> list[Change]:
    old, new = ({name_of_part(p): p for p in parts if not is_hidden(name, p)} for parts in (before, after))
    found = []
    for part in [*new, *(part for part in old if part not in new)]:
        was, now = _seen(old.get(part)), _seen(new.get(part))
        if was != now:
            stands = now or was or {}
            slot, region = _named_by(stands), stands.get("region", "")
            languages = _languages_of_parts(was, now)
            found.append(Change(name, _what(was, now), part, languages, slot, region, _said_by(stands)))
    return found or [Change(name, "moved")]


def name_of_part(part: Mapping[str, Any]) -> str:
    return "~".join(filter(None, (_named_by(part), part.get("region"), part.get("valid_from"))))


def _named_by(part: Mapping[str, Any]) -> str:
    return next((str(part[name]) for name in _NAMED_BY if isinstance(part.get(name), str)), "")


def _said_by(part: Mapping[str, Any]) -> Mapping[str, str]:
    said: Any = next((part[name] for name in _SAYS if part.get(name)), {})
    return said if isinstance(said, Mapping) else dict.fromkeys(LANGUAGES, said)


def _what(before: Any, after: Any) -> What:
    return "added" if not before else "removed" if not after else "changed"


def _languages_of_parts(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The one language in which a statement's texts changed, where nothing else about it did."""
    if before is None or after is None:
        return ()
    changed = [name for name in {*before, *after} if before.get(name) != after.get(name)]
    codes = {_languages(before.get(name), after.get(name)) for name in changed}
    return codes.pop() if len(codes) == 1 else ()


def _languages(before: Any, after: Any) -> tuple[str, ...]:
    """The one language in which a translated text changed; empty for both, and for what is no text."""
    texts = [value or {} for value in (before, after)]
    if not all(isinstance(text, dict) for text in texts):
        return ()
    differing = tuple(code for code in LANGUAGES if texts[0].get(code) != texts[1].get(code))
    return differing if len(differing) == 1 else ()
