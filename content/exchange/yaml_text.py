"""YAML in and out: strings only, every value with the line it stands on, one way of writing.

YAML 1.1 reads `yes`, `no`, `on` and bare dates as something else; on this site they are words,
so nothing is guessed: the schema of a document says what is a number, a day or a truth value.
"""

from typing import Any

import yaml

# Without libyaml PyYAML is slower; the result is the same.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

Path = tuple[str | int, ...]


class Unreadable(ValueError):
    """The text is not YAML, or repeats a key. `line` counts from 1."""

    def __init__(self, line: int, message: str):
        super().__init__(message)
        self.line = line


def read(text: str) -> tuple[Any, dict[Path, int]]:
    """Return the data, with every scalar a string, and the line of each path in it. Raises `Unreadable`."""
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(mark.line + 1 if mark else 1, error.problem or str(error)) from None
    except yaml.YAMLError as error:
        raise Unreadable(1, str(error)) from None
    lines: dict[Path, int] = {(): 1}
    return (_value(node, (), lines) if node else None), lines


def _value(node: yaml.Node, path: Path, lines: dict[Path, int]) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if key in found:
                raise Unreadable(key_node.start_mark.line + 1, f"“{key}” stands here twice.")
            found[key] = _value(value_node, (*path, key), lines)
            lines[(*path, key)] = key_node.start_mark.line + 1
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, n), lines) for n, child in enumerate(node.value)]
    return node.value


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
