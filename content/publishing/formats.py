"""Pages of any kind as documents, and as the objects of their own kind."""

from collections.abc import Iterable
from typing import Any

from content.publishing.kinds import page_kind
from content.publishing.models import Page


def document_of(page: Page) -> dict:
    """The page as a document. `page` is of its own kind, not a bare Page."""
    return page_kind(page.kind).format.to_document(page)


def model_of(kind: str) -> type[Page]:
    return page_kind(kind).format.model


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
        page_format = page_kind(kind).format
        found |= page_format.to_documents(list(page_format.model._default_manager.filter(pk__in=pks)))
    return found
