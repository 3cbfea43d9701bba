"""Content from files into the database: all problems at once with file and line, then all or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError

from content.exchange.exporting import export_texts, fingerprint
from content.exchange.folder import ENDING, Entry, Fate, NotText, look_through, read_text, unreadable
from content.exchange.formats import FileFormat
from content.exchange.models import ImportedFile
from content.exchange.prose import prose_checker
from content.exchange.shapes import problems_of, problems_of_words
from content.exchange.twins import find_twins
from content.exchange.yaml_text import Unreadable, line_of, read
from content.publishing.documents import Lookup, Problem


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


@dataclass(frozen=True)
class Plan:
    """What an import would do, by path."""

    new: list[str]
    changed: list[str]
    unchanged: list[str]
    edited: list[str]
    """Changed on the site since the last import; only `overwrite` replaces them."""


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
    if problems:
        raise ImportRefused(problems)
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
    if problems:
        raise ImportRefused([told(name, lines, problem) for problem in problems])
    return File(name, text, kind, documents, lines)


def told(file: str, lines: dict, problem: Problem) -> str:
    """A problem as whoever imports reads it: file, line, what is wrong."""
    return f"{file}:{line_of(problem.path, lines)}: {problem.message}"


def _twins(files: Sequence[File]) -> list[str]:
    """Entries that name the same thing, with both places."""
    by_name = {file.path: file for file in files}
    found = []
    for twin in find_twins((file.path, file.content) for file in files):
        earlier = f"{twin.earlier_file}:{line_of(twin.earlier_path, by_name[twin.earlier_file].lines)}"
        message = _("%(what)s stands at %(place)s already.") % {"what": twin.what, "place": earlier}
        found.append(told(twin.file, by_name[twin.file].lines, Problem(twin.path, message)))
    return found


def make_plan(files: Sequence[File], formats: Sequence[FileFormat]) -> Plan:
    """Compare the files with what stands in the database and what was imported last."""
    present = export_texts(formats)
    imported = dict(ImportedFile.objects.values_list("path", "fingerprint"))
    plan = Plan([], [], [], [])
    for file in files:
        current = present.get(file.path, "")
        if current == file.text:
            plan.unchanged.append(file.path)
        elif current in ("", "[]\n"):
            plan.new.append(file.path)
        elif imported.get(file.path) == fingerprint(current):
            plan.changed.append(file.path)
        else:
            plan.edited.append(file.path)
    return plan


def import_folder(
    folder: Path,
    formats: Sequence[FileFormat],
    *,
    overwrite: bool = False,
    after: Callable[[], Any] = lambda: None,
) -> Plan:
    """Import a folder of content files, all or nothing; `after` runs in the same transaction.

    Raises `ImportRefused` where files are wrong, or where the site was edited since the last
    import and `overwrite` is not given: nothing an editor wrote is lost in silence.
    """
    files = read_folder(Path(folder), formats)
    plan = make_plan(files, formats)
    if plan.edited and not overwrite:
        message = _(
            "%(file)s: was edited on the site since the last import. Export it first, or import with --overwrite."
        )
        raise ImportRefused([message % {"file": path} for path in plan.edited])
    wanted = {*plan.new, *plan.changed, *plan.edited}
    with transaction.atomic():
        _write([file for file in files if file.path in wanted], formats)
        after()
        _remember(files, formats)
    return plan


def _write(files: Sequence[File], formats: Sequence[FileFormat]) -> None:
    lookup = Lookup()
    ordered = sorted(files, key=lambda file: (list(formats).index(file.format), file.path))
    problems: list[str] = []
    for turn in ("write_rows", "write_rest"):
        for place, file in enumerate(ordered):
            if turn == "write_rows" and place and ordered[place - 1].format is not file.format:
                lookup = Lookup()
            getattr(file.format, turn)(file.path, file.documents, lookup)
            problems += [told(file.path, file.lines, problem) for problem in lookup.problems]
            lookup.problems.clear()
        if problems:
            raise ImportRefused(problems)
        lookup = Lookup()
    prose_problems = prose_checker()
    if found := [told(file.path, file.lines, some) for file in ordered for some in prose_problems(file.content)]:
        raise ImportRefused(found)


def _remember(files: Sequence[File], formats: Sequence[FileFormat]) -> None:
    present = export_texts(formats)
    ImportedFile.objects.filter(path__in=[file.path for file in files]).delete()
    ImportedFile.objects.bulk_create(
        ImportedFile(path=file.path, fingerprint=fingerprint(present.get(file.path, ""))) for file in files
    )
