"""YAML in and out: strings only, every value with the line it stands on, one way of writing.

YAML 1.1 reads `yes`, `no`, `on` and bare dates as something else; on this site they are words,
so nothing is guessed: the schema of a document says what is a number, a day or a truth value.
"""

from collections.abc import Iterator
from typing import Any

import yaml
from django.utils.translation import gettext as _

NOTHING = frozenset({"~", "null", "Null", "NULL"})
"""Plain words that YAML reads as no value at all."""
DEEPEST = 40
"""So many levels no document has. Thousands of them would exhaust the memory of whoever reads them."""

# Without libyaml PyYAML is slower; the result is the same.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

Path = tuple[str | int, ...]


class Nothing(str):
    """A word by which somebody may have meant no value: written plain, not between quotation marks."""


class Unreadable(ValueError):
    """The text is not YAML, repeats a key, or is built to exhaust its reader. `line` counts from 1."""

    def __init__(self, line: int, message: str):
        super().__init__(message)
        self.line = line


def read(text: str) -> tuple[Any, dict[Path, int]]:
    """Return the data, with every scalar a string, and the line of each path in it. Raises `Unreadable`."""
    lines: dict[Path, int] = {(): 1}
    try:
        return _document(yaml.parse(text, Loader=Loader), lines), lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(mark.line + 1 if mark else 1, error.problem or str(error)) from None
    except yaml.YAMLError as error:
        raise Unreadable(1, str(error)) from None


def _document(events: Iterator[Any], lines: dict[Path, int]) -> Any:
    """The one document of a text; None where there is none."""
    data, count = None, 0
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            if count:
                raise Unreadable(_line(event), _("a file holds one document; a second one begins here."))
            data, count = _value(event, events, (), lines), 1
    return data


def _value(event: yaml.NodeEvent, events: Iterator[Any], path: Path, lines: dict[Path, int]) -> Any:
    """The value that begins with `event`. Parts that stand for others are refused: a few lines could mean millions."""
    lines[path] = _line(event)
    if isinstance(event, yaml.AliasEvent):
        message = _("“*%(name)s” stands for another part of the file. Write it out.")
        raise Unreadable(_line(event), message % {"name": event.anchor})
    if len(path) > DEEPEST:
        raise Unreadable(_line(event), _("more than %(most)d levels inside one another.") % {"most": DEEPEST})
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, path, lines)
    if isinstance(event, yaml.SequenceStartEvent):
        found: list[Any] = []
        while not isinstance(child := next(events), yaml.SequenceEndEvent):
            found.append(_value(child, events, (*path, len(found)), lines))
        return found
    return _word(event)


def _word(event: Any) -> str:
    return Nothing(event.value) if event.implicit[0] and event.value in NOTHING else event.value


def _mapping(events: Iterator[Any], path: Path, lines: dict[Path, int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while not isinstance(key_event := next(events), yaml.MappingEndEvent):
        if not isinstance(key_event, yaml.ScalarEvent):
            raise Unreadable(_line(key_event), _("what stands before a colon is one word."))
        key = key_event.value
        if key in found:
            message = _("“%(key)s” stands here already, in line %(line)d.")
            raise Unreadable(_line(key_event), message % {"key": key, "line": lines[(*path, key)]})
        found[key] = _value(next(events), events, (*path, key), lines)
        lines[(*path, key)] = _line(key_event)
    return found


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Writer(Dumper):
    """Long texts as blocks, so that a change of one sentence is a change of one line."""

    def ignore_aliases(self, data):
        return True


def _write_string(writer: _Writer, text: str) -> yaml.Node:
    style = "|" if "\n" in text and not any(line != line.rstrip() for line in text.split("\n")) else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _write_string)


def write(data: Any) -> str:
    """Return the one text this data has."""
    return yaml.dump(data, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=110, indent=2)


def line_of(path: Path, lines: dict[Path, int]) -> int:
    """The line of a path, or of the nearest thing around it that has one."""
    while path not in lines:
        path = path[:-1]
    return lines[path]
