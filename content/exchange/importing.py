"""Content from files into the database: all problems at once with file and line, then all or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError

from content.exchange.exporting import export_texts, fingerprint
from content.exchange.formats import FileFormat
from content.exchange.models import ImportedFile
from content.exchange.yaml_text import Unreadable, line_of, read
from content.publishing.documents import Lookup


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
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        try:
            files.append(_read_file(name, path.read_text(encoding="utf-8"), formats))
        except ImportRefused as refusal:
            problems += refusal.problems
    if problems:
        raise ImportRefused(problems)
    return files


def _read_file(name: str, text: str, formats: Sequence[FileFormat]) -> File:
    kind, schema = next(((kind, schema) for kind in formats if (schema := kind.schema_of(name))), (None, None))
    if kind is None or schema is None:
        raise ImportRefused([_("%(file)s: no kind of content has a file of this name.") % {"file": name}])
    try:
        data, lines = read(text)
    except Unreadable as error:
        raise ImportRefused([f"{name}:{error.line}: {error}"]) from None
    many = kind.is_list()
    if many and not isinstance(data, list):
        raise ImportRefused([_("%(file)s:1: this file is a list; begin each entry with “- key:”.") % {"file": name}])
    documents, problems = [], []
    for place, values in enumerate(data if many else [data]):
        try:
            documents.append(schema.model_validate(values))
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                where = ((place,) if many else ()) + tuple(fault["loc"])
                problems.append(f"{name}:{line_of(where, lines)}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}")
    problems += _misplaced(name, documents, many, lines)
    if problems:
        raise ImportRefused(problems)
    return File(name, text, kind, documents, lines)


def _misplaced(name: str, documents: list[Any], many: bool, lines: dict) -> list[str]:
    keys = [getattr(document, "key", "") for document in documents]
    if not many:
        stem = name.partition("/")[2].removesuffix(".yaml")
        wrong = documents and keys[0] != stem
        message = _("%(file)s: its key is “%(key)s”; name the file after its key.")
        return [message % {"file": name, "key": keys[0]}] if wrong else []
    message = _("the key “%(key)s” stands twice in this file.")
    return [
        f"{name}:{line_of((place,), lines)}: {message % {'key': key}}"
        for place, key in enumerate(keys)
        if key in keys[:place]
    ]


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
            problems += [
                f"{file.path}:{line_of(problem.path, file.lines)}: {problem.message}" for problem in lookup.problems
            ]
            lookup.problems.clear()
        if problems:
            raise ImportRefused(problems)
        lookup = Lookup()


def _remember(files: Sequence[File], formats: Sequence[FileFormat]) -> None:
    present = export_texts(formats)
    ImportedFile.objects.filter(path__in=[file.path for file in files]).delete()
    ImportedFile.objects.bulk_create(
        ImportedFile(path=file.path, fingerprint=fingerprint(present.get(file.path, ""))) for file in files
    )
