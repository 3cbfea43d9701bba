"""References in documents and the rows they name, each read once for one piece of work, and the problems met there.

A piece of work is a form that is saved, a page that is published, a folder that is imported. What it names is read,
and what hangs on the rows it is about; never whole tables, however much the site holds.
"""

import difflib
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Model, Q
from django.utils.translation import gettext as _

from content.publishing.models import Page

AT_ONCE = 500
"""References that one query names."""


@dataclass(frozen=True)
class Problem:
    """Something wrong at one place of a document. `path` leads there: `("claims", 3, "proof")`."""

    path: tuple[str | int, ...]
    message: str


def naming(model: type[Model]) -> tuple[str, tuple[str, ...]]:
    """How documents name a row of this model: by the values of these columns, with this sign between them."""
    if model is Page:
        return ":", ("kind", "key")
    if columns := getattr(model, "NAMED_IN_DOCUMENTS", None):
        return columns
    # A primary key in words names its row by itself: the address of a claim.
    return "", (model._meta.pk.name if isinstance(model._meta.pk, CharField) else "key",)


@dataclass
class Lookup:
    """References ⇄ ids, what was read of rows, and the problems met on the way."""

    problems: list[Problem] = field(default_factory=list)
    _ids: dict[type[Model], dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    _references: dict[type[Model], dict[Any, str]] = field(default_factory=lambda: defaultdict(dict))
    _read: dict[Hashable, dict[Any, Any]] = field(default_factory=lambda: defaultdict(dict))

    @contextmanager
    def noting(self, problems: list[Problem]) -> Iterator[None]:
        """Note in this list what is met meanwhile."""
        before, self.problems = self.problems, problems
        try:
            yield
        finally:
            self.problems = before

    def know(self, model: type[Model], pk: Any, reference: str) -> None:
        """Somebody has read this row already."""
        self._ids[model][reference] = pk
        self._references[model][pk] = reference

    def learn(self, model: type[Model], pks: Iterable[Any]) -> Mapping[Any, str]:
        """The references of these rows. One query for those not known yet."""
        known = self._references[model]
        missing = {pk for pk in pks if pk is not None} - known.keys()
        for some in portions(missing):
            self._know_all(model, Q(pk__in=some))
        return known

    def seek(self, model: type[Model], references: Iterable[str]) -> None:
        """Find the ids behind these references. One query for those not known yet; a wrong one stays unknown."""
        missing = {reference for reference in references if reference} - self._ids[model].keys()
        for some in portions(missing):
            self._know_all(model, _named(model, some))

    def find(self, model: type[Model], reference: str, path: tuple) -> Any:
        """The id behind a reference; a reference that leads nowhere is noted as a problem with the nearest one."""
        self.seek(model, [reference])
        if reference in self._ids[model]:
            return self._ids[model][reference]
        near = difflib.get_close_matches(reference, _all_references(model), 1)
        hint = _(" Did you mean “%(near)s”?") % {"near": near[0]} if near else ""
        kind = model._meta.verbose_name
        message = _("There is no %(kind)s called “%(reference)s”.") % {
            "kind": kind,
            "reference": reference,
        }
        self.problems.append(Problem(path, message + hint))
        return None

    def of_rows(self, what: Hashable, pks: Collection[Any], read: Callable[[list[Any]], Mapping[Any, Any]]) -> dict:
        """By the row's id, what `read` says of these rows. It is asked only of rows not asked about before."""
        known = self._read[what]
        if missing := [pk for pk in pks if pk not in known]:
            found = read(missing)
            known |= {pk: found[pk] for pk in missing}
        return known

    def written(self, what: Hashable, pks: Iterable[Any]) -> None:
        """This was written anew: what was read of it before is not so any more."""
        for pk in pks:
            self._read[what].pop(pk, None)

    def _know_all(self, model: type[Model], wanted: Q) -> None:
        sign, columns = naming(model)
        for pk, *names in model._base_manager.filter(wanted).order_by().values_list("pk", *columns):
            self.know(model, pk, sign.join(names))


def _named(model: type[Model], references: Iterable[str]) -> Q:
    """The rows behind these references."""
    sign, columns = naming(model)
    if not sign:
        return Q(**{f"{columns[0]}__in": list(references)})
    groups: dict[str, list[str]] = defaultdict(list)
    for reference in references:
        first, _sign, last = reference.partition(sign)
        groups[first].append(last)
    found = Q(pk__in=())
    for first, some in groups.items():
        found |= Q(**{columns[0]: first, f"{columns[1]}__in": some})
    return found


def _all_references(model: type[Model]) -> list[str]:
    sign, columns = naming(model)
    return [sign.join(names) for names in model._base_manager.order_by().values_list(*columns)]


def portions(some: Collection[Any]) -> Iterable[list[Any]]:
    """So many at a time as one query may name."""
    ordered = sorted(some)
    return (ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE))
