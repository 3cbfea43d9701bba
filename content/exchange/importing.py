"""Content from files into the database: all problems at once with file and line, then all or nothing."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from content.exchange.addresses import Place, make_room, pages_in, taken_addresses
from content.exchange.exporting import export_texts, fingerprint
from content.exchange.formats import FileFormat, Sheet
from content.exchange.models import ImportedFile
from content.exchange.prose import prose_checker
from content.exchange.reading import File, ImportRefused, read_folder, refuse
from content.publishing.lookup import Lookup, Problem, portions
from content.publishing.settling import Name, Standing, settle, standings, unfit_for_readers
from content.publishing.workflow import Written

__all__ = ["ImportRefused", "Plan", "import_folder", "make_plan", "read_folder"]


AT_ONCE = 200
"""Files that are written together."""


@dataclass(frozen=True)
class Plan:
    """What an import would do, by path."""

    new: list[str]
    changed: list[str]
    unchanged: list[str]
    edited: list[str]
    """Changed on the site since the last import; only `overwrite` replaces them."""


def make_plan(files: Sequence[File], formats: Sequence[FileFormat], lookup: Lookup | None = None) -> Plan:
    """Compare the files with what stands in the database and what was imported last."""
    imported = _imported(files)
    plan = Plan([], [], [], [])
    for some in _portions(files):
        present = export_texts(formats, {file.path for file in some}, lookup)
        for file in some:
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
    after: Callable[[Written], Any] = lambda _written: None,
) -> Plan:
    """Import a folder of content files, all or nothing; `after` runs in the same transaction.

    What stands in the database as a file says is not written again. Raises `ImportRefused` where files are wrong, or
    where the site was edited since the last import and `overwrite` is not given: nothing an editor wrote is lost in
    silence.
    """
    files = read_folder(Path(folder), formats)
    # What was read of a few pages is kept for all that follows; of many it would only fill the memory.
    lookup = Lookup() if len(files) <= AT_ONCE else None
    plan = make_plan(files, formats, lookup)
    if plan.edited and not overwrite:
        message = _(
            "%(file)s: was edited on the site since the last import. Export it first, or import with --overwrite."
        )
        refuse(message % {"file": path} for path in plan.edited)
    wanted = {*plan.new, *plan.changed, *plan.edited}
    changed = [file for file in files if file.path in wanted]
    with transaction.atomic():
        if changed:
            names = [page.place.name for page in _pages_in(changed)]
            before = standings(names)
            _write(changed, formats, lookup)
            _settle(changed, before, lookup)
            after(Written(names, {model for file in changed if (model := file.format.row_model)}))
        _remember(files, formats, wanted, lookup)
    return plan


def _portions(files: Sequence[File]) -> Iterator[list[File]]:
    for start in range(0, len(files), AT_ONCE):
        yield list(files[start : start + AT_ONCE])


def _write(files: Sequence[File], formats: Sequence[FileFormat], lookup: Lookup | None) -> None:
    """Rows first, then what points at rows of any kind, then what needs all of it. Each step tells all its problems."""
    pages = _pages_in(files)
    refuse(_taken(pages))
    make_room([page.place for page in pages])
    ordered = sorted(files, key=lambda file: (list(formats).index(file.format), file.path))
    for turn in ("write_rows", "write_rest"):
        refuse(_write_turn(ordered, turn, lookup))
    refuse(_write_turn([file for file in ordered if file.format.page_kind], "write_last", lookup))
    prose_problems = prose_checker()
    refuse(file.told(problem) for file in ordered for problem in prose_problems(file.content))


def _write_turn(ordered: Sequence[File], turn: str, lookup: Lookup | None) -> list[str]:
    problems: list[str] = []
    for file_format, some in groupby(ordered, key=lambda file: file.format):
        for portion in _portions(list(some)):
            sheets = [Sheet(file.documents) for file in portion]
            getattr(file_format, turn)(sheets, lookup or Lookup())
            told = zip(portion, sheets, strict=True)
            problems += [file.told(problem) for file, sheet in told for problem in sheet.problems]
    return problems


@dataclass(frozen=True)
class _Page:
    """A page where its file has it."""

    file: File
    place: Place

    def told(self, problem: Problem) -> str:
        return self.file.told(Problem((*self.place.path, *problem.path), problem.message))


def _pages_in(files: Sequence[File]) -> list[_Page]:
    kinds = ((file, file.format.page_kind) for file in files)
    return [_Page(file, place) for file, kind in kinds if kind for place in pages_in(kind, file.content)]


def _taken(pages: Sequence[_Page]) -> Iterator[str]:
    """Pages whose address another page has, in these files or on the site."""
    by_name = {page.place.name: page for page in pages}
    for place, language, owner in taken_addresses([page.place for page in pages]):
        path = ("slug", language)
        there = by_name[owner].told(Problem(path, "")).removesuffix(": ") if owner in by_name else ":".join(owner)
        message = _("the address “%(slug)s” stands at %(place)s already.")
        named = {"slug": getattr(place.document.slug, language), "place": there}
        yield by_name[place.name].told(Problem(path, message % named))


def _settle(files: Sequence[File], before: Mapping[Name, Standing], lookup: Lookup | None) -> None:
    """What the workflow asks of pages before readers see them, and does for those that were there."""
    by_name = {page.place.name: page for page in _pages_in(files)}
    found = settle(before, by_name)
    told = {(name, problem.message) for name, problem in found}
    unfit = unfit_for_readers(by_name, lookup)
    found += [(name, problem) for name, problem in unfit if (name, problem.message) not in told]
    refuse(by_name[name].told(problem) for name, problem in found)


def _imported(files: Sequence[File]) -> dict[str, str]:
    """The fingerprints of these files as they were when they were last imported."""
    rows = (ImportedFile.objects.filter(path__in=some) for some in portions([file.path for file in files]))
    return {path: mark for some in rows for path, mark in some.values_list("path", "fingerprint")}


def _remember(
    files: Sequence[File], formats: Sequence[FileFormat], written: Collection[str], lookup: Lookup | None
) -> None:
    """Note what stands in the database now, where it is not noted yet. What was not written stands as its file."""
    imported = _imported(files)
    for some in _portions(files):
        present = export_texts(formats, {file.path for file in some if file.path in written}, lookup)
        marks = {file.path: fingerprint(present.get(file.path, file.text)) for file in some}
        ImportedFile.objects.bulk_create(
            [ImportedFile(path=path, fingerprint=mark) for path, mark in marks.items() if imported.get(path) != mark],
            update_conflicts=True,
            unique_fields=["path"],
            update_fields=["fingerprint", "imported_at"],
        )
