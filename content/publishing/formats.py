"""How each kind of page becomes a document: the rooms say it, publishing asks."""

from collections.abc import Iterable
from typing import Any, Protocol

from content.publishing.documents import PageDocument
from content.publishing.lookup import Lookup
from content.publishing.models import Page


class PageFormat(Protocol):
    """What publishing needs to know of a kind of page."""

    @property
    def kind(self) -> str: ...
    @property
    def model(self) -> type[Page]: ...
    @property
    def schema(self) -> type[PageDocument]: ...
    def to_documents(self, pages: Any) -> dict[int, dict]: ...
    def apply_row(self, page: Any, document: Any, lookup: Lookup) -> None: ...
    def apply_rest(self, page: Any, document: Any, lookup: Lookup, *, with_checks: bool = False) -> None: ...


_formats: dict[str, PageFormat] = {}


def register_formats(formats: Iterable[PageFormat]) -> None:
    """Say how each kind of page becomes a document. Called once, when Django starts."""
    _formats.update({page_format.kind: page_format for page_format in formats})


def all_formats() -> list[PageFormat]:
    return list(_formats.values())


def format_of(kind: str) -> PageFormat:
    return _formats[kind]


def document_of(page: Page) -> dict:
    """The page as a document. `page` is of its own kind, not a bare Page."""
    return _formats[page.kind].to_documents([page])[page.pk]


def model_of(kind: str) -> type[Page]:
    return _formats[kind].model


def own_kind(page: Page) -> Any:
    """The same page as its own kind of object: a card, a guide."""
    return model_of(page.kind)._default_manager.get(pk=page.pk)


def documents_of(pages: Iterable[Page]) -> dict[int, dict]:
    """The documents of pages of any kinds, by id: the same queries however many pages of a kind."""
    by_kind: dict[str, list[int]] = {}
    for page in pages:
        by_kind.setdefault(page.kind, []).append(page.pk)
    found: dict[int, dict] = {}
    for kind, pks in by_kind.items():
        page_format = _formats[kind]
        found |= page_format.to_documents(list(page_format.model._default_manager.filter(pk__in=pks)))
    return found
