"""Content files as they are read: each has the shape of its kind, or the import is refused with file and line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from content.exchange.folder import ENDING, Entry, Fate, NotText, look_through, read_text, unreadable
from content.exchange.formats import FileFormat
from content.exchange.shapes import problems_of, problems_of_words
from content.exchange.twins import find_twins
from content.exchange.yaml_text import Unreadable, line_of, read
from content.publishing.documents import Problem


class ImportRefused(Exception):
    """Nothing was imported. `problems` are lines to print: file, line, what to do."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class File:
    """A content file, read and found to have the shape of its kind."""

    path: str
    text: str
    format: FileFormat
    documents: list[Any]
    lines: dict

    @property
    def content(self) -> Any:
        """Its one document, or its list of documents: what the paths of `lines` begin in."""
        return self.documents if self.format.is_list() else self.documents[0]

    def told(self, problem: Problem) -> str:
        """A problem as whoever imports reads it: file, line, what is wrong."""
        return told(self.path, self.lines, problem)


def refuse(problems: Iterable[str]) -> None:
    """Raise `ImportRefused` if there are any, each told once."""
    if found := list(dict.fromkeys(problems)):
        raise ImportRefused(found)


def told(file: str, lines: dict, problem: Problem) -> str:
    return f"{file}:{line_of(problem.path, lines)}: {problem.message}"


def read_folder(folder: Path, formats: Sequence[FileFormat]) -> list[File]:
    """Read every file below `folder`. Raises `ImportRefused` with all that is wrong in any of them."""
    problems: list[str] = []
    files = []
    for entry in sorted(look_through(folder), key=lambda entry: entry.name):
        if entry.fate is Fate.REFUSED:
            problems.append(f"{entry.name}: {entry.why}")
        elif entry.fate is Fate.READ:
            try:
                files.append(_read_file(entry, formats))
            except ImportRefused as refusal:
                problems += refusal.problems
    problems += _twins(files)
    refuse(problems)
    return files


def _read_file(entry: Entry, formats: Sequence[FileFormat]) -> File:
    name = entry.name
    kind, schema = next(((kind, schema) for kind in formats if (schema := kind.schema_of(name))), (None, None))
    if kind is None or schema is None:
        raise ImportRefused([_("%(file)s: no kind of content has a file of this name.") % {"file": name}])
    try:
        text = read_text(entry.path)
        data, lines = read(text)
    except OSError as error:
        raise ImportRefused([f"{name}: {unreadable(error)}"]) from None
    except (NotText, Unreadable) as error:
        raise ImportRefused([f"{name}:{error.line}: {error}"]) from None
    many = kind.is_list()
    if many and not isinstance(data, list):
        raise ImportRefused([_("%(file)s:1: this file is a list; begin each entry with “- key:”.") % {"file": name}])
    documents = []
    problems = list(problems_of_words(data))
    for place, values in enumerate(data if many else [data]):
        try:
            documents.append(schema.model_validate(values))
        except ValidationError as error:
            problems += problems_of(error, (place,) if many else ())
    if not many and documents and documents[0].key != (stem := name.partition("/")[2].removesuffix(ENDING)):
        message = _("its key is “%(key)s” and its name “%(stem)s”: name the file after its key.")
        problems.append(Problem((), message % {"key": documents[0].key, "stem": stem}))
    refuse(told(name, lines, problem) for problem in problems)
    return File(name, text, kind, documents, lines)


def _twins(files: Sequence[File]) -> list[str]:
    """Entries that name the same thing, with both places."""
    by_name = {file.path: file for file in files}
    found = []
    for twin in find_twins((file.path, file.content) for file in files):
        earlier = f"{twin.earlier_file}:{line_of(twin.earlier_path, by_name[twin.earlier_file].lines)}"
        message = _("%(what)s stands at %(place)s already.") % {"what": twin.what, "place": earlier}
        found.append(told(twin.file, by_name[twin.file].lines, Problem(twin.path, message)))
    return found
