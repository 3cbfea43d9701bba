"""What a draft changed, put together with what became of the live page meanwhile: three documents compared.

No queries, no words. Entries of a list are one and the same where they have the same name, wherever they stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from content.publishing.diff import name_of_part

Path = tuple[str, ...]
"""Where something stands: fields, and the names of entries."""
_MISSING = object()


@dataclass
class Merged:
    document: dict[str, Any]
    conflicts: list[Path] = field(default_factory=list)
    """What both changed, each in another way. The draft's version stands in the document."""


def merge(base: Mapping[str, Any], draft: Mapping[str, Any], live: Mapping[str, Any]) -> Merged:
    """Take over what only the live page changed since both were `base`."""
    found: list[Path] = []
    document = _merge(base, draft, live, (), found)
    return Merged(document, found)


def _merge(base: Any, draft: Any, live: Any, path: Path, found: list[Path]) -> Any:
    if draft == live or live == base:
        return draft
    if draft == base:
        return live
    if isinstance(draft, Mapping) and isinstance(live, Mapping):
        return _merge_fields(base if isinstance(base, Mapping) else {}, draft, live, path, found)
    if is_list_of_parts(draft) and is_list_of_parts(live):
        return _merge_lists(base if is_list_of_parts(base) else [], draft, live, path, found)
    found.append(path)
    return draft


def _merge_fields(base: Mapping, draft: Mapping, live: Mapping, path: Path, found: list[Path]) -> dict[str, Any]:
    merged = {}
    for name in [*draft, *(name for name in live if name not in draft)]:
        was, mine, theirs = (some.get(name, _MISSING) for some in (base, draft, live))
        value = _merge(was, mine, theirs, (*path, name), found)
        if value is not _MISSING:
            merged[name] = value
    return merged


def _merge_lists(base: Sequence, draft: Sequence, live: Sequence, path: Path, found: list[Path]) -> list[Any]:
    was, mine, theirs = ({name_of_part(part): part for part in parts} for parts in (base, draft, live))
    # The draft's order, unless only the live page has another one than both began with.
    first, second = (theirs, mine) if list(mine) == [name for name in was if name in mine] else (mine, theirs)
    merged = []
    for name in [*first, *(name for name in second if name not in first)]:
        entries = was.get(name, _MISSING), mine.get(name, _MISSING), theirs.get(name, _MISSING)
        value = _merge(*entries, (*path, name), found)
        if value is not _MISSING:
            merged.append(value)
    return merged


def is_list_of_parts(value: Any) -> bool:
    return isinstance(value, Sequence) and bool(value) and all(isinstance(part, Mapping) for part in value)
