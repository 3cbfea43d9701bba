"""References in documents and the rows they name: found once for a whole import, with the problems met on the way."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from content.publishing.models import Page


@dataclass(frozen=True)
class Problem:
    """Something wrong at one place of a document. `path` leads there: `("claims", 3, "proof")`."""

    path: tuple[str | int, ...]
    message: str


@dataclass
class Lookup:
    """References ⇄ ids, one query a model, and the problems met on the way."""

    problems: list[Problem] = field(default_factory=list)
    _ids: dict = field(default_factory=dict)
    _references: dict = field(default_factory=dict)
    _some: dict = field(default_factory=dict)

    def ids(self, model) -> dict[str, object]:
        if model not in self._ids:
            self._ids[model] = {reference: pk for pk, reference in self._rows(model)}
        return self._ids[model]

    def references(self, model) -> dict[object, str]:
        if model not in self._references:
            self._references[model] = dict(self._rows(model))
        return self._references[model]

    def learn(self, model, pks: Iterable[Any]) -> dict[Any, str]:
        """The references of these rows alone: what one page names is read, however many rows there are."""
        known = self._some.setdefault(model, {})
        if missing := {pk for pk in pks if pk is not None} - known.keys():
            known |= self._rows(model, pk__in=missing)
        return known

    def forget(self, *some_models) -> None:
        """Read these models again next time: rows were added."""
        for model in some_models:
            self._ids.pop(model, None)
            self._references.pop(model, None)
            self._some.pop(model, None)

    def find(self, model, reference: str, path: tuple) -> Any:
        """The id behind a reference; a reference that leads nowhere is noted as a problem with the nearest one."""
        ids = self.ids(model)
        if reference in ids:
            return ids[reference]
        near = difflib.get_close_matches(reference, list(ids), 1)
        hint = _(" Did you mean “%(near)s”?") % {"near": near[0]} if near else ""
        kind = model._meta.verbose_name
        message = _("There is no %(kind)s called “%(reference)s”.") % {
            "kind": kind,
            "reference": reference,
        }
        self.problems.append(Problem(path, message + hint))
        return None

    @staticmethod
    def _rows(model, **wanted: Any) -> Iterable[tuple[object, str]]:
        rows = model._base_manager.filter(**wanted)
        if model is Page:
            return ((pk, f"{kind}:{key}") for pk, kind, key in rows.values_list("pk", "kind", "key"))
        if hasattr(model, "reference") and not issubclass(model, Page):
            return ((row.pk, row.reference) for row in rows.select_related())
        if isinstance(model._meta.pk, models.CharField):
            # A primary key in words names its row by itself: the address of a claim.
            return ((pk, pk) for pk in rows.values_list("pk", flat=True))
        return rows.values_list("pk", "key")
