"""Content from files into the database: all problems at once with file and line, then all or nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from content.exchange.addresses import Place, make_room, pages_in, taken_addresses
from content.exchange.exporting import export_texts, fingerprint
from content.exchange.formats import FileFormat
from content.exchange.models import ImportedFile
from content.exchange.prose import prose_checker
from content.exchange.reading import File, ImportRefused, read_folder, refuse
from content.publishing.documents import Lookup, Problem
from content.publishing.settling import Name, Standing, settle, standings, unfit_for_readers

__all__ = ["ImportRefused", "Plan", "import_folder", "make_plan", "read_folder"]


@dataclass(frozen=True)
class Plan:
    """What an import would do, by path."""

    new: list[str]
    changed: list[str]
    unchanged: list[str]
    edited: list[str]
    """Changed on the site since the last import; only `overwrite` replaces them."""


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
        refuse(message % {"file": path} for path in plan.edited)
    wanted = {*plan.new, *plan.changed, *plan.edited}
    with transaction.atomic():
        changed = [file for file in files if file.path in wanted]
        before = standings()
        _write(changed, formats)
        _settle(changed, before)
        after()
        _remember(files, formats)
    return plan


def _write(files: Sequence[File], formats: Sequence[FileFormat]) -> None:
    """Rows first, then what points at rows of any kind, then what needs all of it. Each step tells all its problems."""
    pages = _pages_in(files)
    refuse(_taken(pages))
    make_room([page.place for page in pages])
    ordered = sorted(files, key=lambda file: (list(formats).index(file.format), file.path))
    for turn in ("write_rows", "write_rest"):
        refuse(_write_turn(ordered, turn))
    refuse(_write_turn([file for file in ordered if file.format.page_kind], "write_last"))
    prose_problems = prose_checker()
    refuse(file.told(problem) for file in ordered for problem in prose_problems(file.content))


def _write_turn(ordered: Sequence[File], turn: str) -> list[str]:
    lookup = Lookup()
    problems: list[str] = []
    for place, file in enumerate(ordered):
        if turn == "write_rows" and place and ordered[place - 1].format is not file.format:
            lookup = Lookup()
        getattr(file.format, turn)(file.path, file.documents, lookup)
        problems += map(file.told, lookup.problems)
        lookup.problems.clear()
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


def _settle(files: Sequence[File], before: Mapping[Name, Standing]) -> None:
    """What the workflow asks of pages before readers see them, and does for those that were there."""
    by_name = {page.place.name: page for page in _pages_in(files)}
    found = settle(before, by_name)
    told = {(name, problem.message) for name, problem in found}
    found += [(name, problem) for name, problem in unfit_for_readers(by_name) if (name, problem.message) not in told]
    refuse(by_name[name].told(problem) for name, problem in found)


def _remember(files: Sequence[File], formats: Sequence[FileFormat]) -> None:
    present = export_texts(formats)
    ImportedFile.objects.filter(path__in=[file.path for file in files]).delete()
    ImportedFile.objects.bulk_create(
        ImportedFile(path=file.path, fingerprint=fingerprint(present.get(file.path, ""))) for file in files
    )
