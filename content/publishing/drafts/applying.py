"""A document written in the place of what its page holds: for good, or only as long as somebody looks."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from pydantic import ValidationError

from content.publishing.documents import PageSchema
from content.publishing.formats import document_of, own_kind
from content.publishing.kinds import page_kind
from content.publishing.lookup import Lookup
from content.publishing.models import Page, Status

FAR = 1_000_000_000
"""Added to the version of a page that is not stored: whatever is made of it and kept is kept for nobody else."""


class DraftRefused(Exception):
    """What was asked of a draft cannot be done. `problems` says why, in an editor's words."""

    def __init__(self, *problems: Any):
        self.problems = [str(problem) for problem in problems]
        super().__init__(" ".join(self.problems))


def own_document(page: Page, document: Mapping[str, Any]) -> dict[str, Any]:
    """What a draft may change: not the pages that stand inside, nor who looked at a statement and when."""
    inner = page_kind(page.kind).format.schema.inner_pages
    own = {name: value for name, value in document.items() if name not in inner}
    return {name: _without_checks(value) for name, value in own.items()}


def _without_checks(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_checks(part) for part in value]
    if isinstance(value, Mapping) and "slot" in value:
        return {name: inner for name, inner in value.items() if name != "checks"}
    return value


def live_document(page: Page) -> dict[str, Any]:
    """What the page holds now, as far as a draft may change it."""
    return own_document(page, document_of(own_kind(page)))


def apply(page: Page, document: Mapping[str, Any]) -> None:
    """Write the document in the place of what the page holds. Call it within a transaction. Raises `DraftRefused`."""
    page_format = page_kind(page.kind).format
    try:
        parsed: PageSchema = page_format.schema.model_validate(document)
    except ValidationError as refusal:
        message = _("It has another shape than pages have today: %(places)s.")
        places = ", ".join(".".join(map(str, error["loc"])) for error in refusal.errors())
        raise DraftRefused(message % {"places": places}) from refusal
    lookup = Lookup()
    try:
        with transaction.atomic():
            page_format.apply_row(page, parsed, lookup)
            if not lookup.problems:
                page_format.apply_rest(page, parsed, lookup)
    except IntegrityError as refusal:
        raise DraftRefused(_("Another page has its address or its place meanwhile.")) from refusal
    if lookup.problems:
        raise DraftRefused(*(problem.message for problem in lookup.problems))


@contextmanager
def as_if(page: Page, document: Mapping[str, Any] | None, status: Status) -> Iterator[Any]:
    """The database as if the page held this document, in this state. At the end of the block all is as it was.

    Without a document the page holds what it holds, down to what no document says: the numbers of its positions.
    """
    with transaction.atomic():
        try:
            if document is not None:
                apply(own_kind(page), {**document, "status": status.value})
            Page.objects.filter(pk=page.pk).update(version=F("version") + FAR, status=status)
            yield own_kind(page)
        finally:
            transaction.set_rollback(True)
