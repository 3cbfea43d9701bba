"""Entries that name the same thing: of two statements in one slot, one would be lost without a word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from content.publishing.documents import Naming, Schema

NAMES = {"place_on_page": "slot"}
"""What files call a property of a document."""


@dataclass(frozen=True)
class Twin:
    """A place that names what an earlier place names already. Both are a file's path and the path within it."""

    file: str
    path: tuple
    earlier_file: str
    earlier_path: tuple
    what: str


def find_twins(files: Iterable[tuple[str, Any]]) -> Iterator[Twin]:
    """Compare all entries of all files. `files` are pairs of a name and its document, or its list of documents."""
    seen: dict[tuple, tuple[str, tuple]] = {}
    for file, data in files:
        for key, path, what in _named(file, data, ()):
            earlier = seen.setdefault(key, (file, path))
            if earlier != (file, path):
                yield Twin(file, path, *earlier, what)


def _named(file: str, value: Any, path: tuple) -> Iterator[tuple[tuple, tuple, str]]:
    """Each entry below with a key that its twin would share, where it stands, and its name."""
    if isinstance(value, Schema):
        for name in type(value).model_fields:
            yield from _named(file, getattr(value, name), (*path, name))
    elif isinstance(value, list):
        for place, entry in enumerate(value):
            if isinstance(entry, str):
                yield (file, path, entry), (*path, place), _("“%(words)s”") % {"words": entry}
            elif isinstance(entry, Schema):
                for naming in entry.namings:
                    yield from _names(file, entry, naming, path, place)
                yield from _named(file, entry, (*path, place))


def _names(file: str, entry: Schema, naming: Naming, path: tuple, place: int) -> Iterator[tuple[tuple, tuple, str]]:
    first, *_others = naming.fields
    # Rows without a position stand where their key puts them.
    if not hasattr(entry, first) or (first == "position" and first not in entry.model_fields_set):
        return
    values = tuple(getattr(entry, name) for name in naming.fields)
    scope = {"list": (file, path), "file": (file,), "folder": (file.partition("/")[0],)}[naming.within]
    said = tuple(str(value).casefold() for value in values)
    what = f"{NAMES.get(first, first)} “{values[0]}”"
    yield (*scope, naming, said), (*path, place), what
