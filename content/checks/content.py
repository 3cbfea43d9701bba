"""What the rules look at, read once for all of them: every text of the site, with the row it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models
from modeltranslation.fields import TranslationField
from modeltranslation.translator import translator

from content.addresses import LANGUAGES
from content.evidence.models import Amendment, Citation, Claim, ProvisionVersion
from content.glossary.models import BannedRendering
from content.publishing.models import Page, Status
from content.publishing.references import known_names


@dataclass(frozen=True)
class Finding:
    """Something wrong with the content: where, in which language (empty: in both), and what to do about it."""

    object: str
    field: str
    problem: str
    language: str = ""

    def __str__(self) -> str:
        return f"{self.object} [{self.language or ', '.join(LANGUAGES)}] {self.field}: {self.problem}"


@dataclass(frozen=True)
class Text:
    """One field of one row in one language that readers are offered; empty where it was not written."""

    row: tuple[type, Any]
    object: str
    field: str
    language: str
    words: str
    is_quoted: bool
    """It repeats what others say, or its row says why its words are as they are."""


class Content:
    """The content of the site as the rules see it: only what readers may see."""

    @cached_property
    def texts(self) -> list[Text]:
        return list(_read_texts())

    @cached_property
    def written(self) -> list[Text]:
        return [text for text in self.texts if text.words]

    @cached_property
    def names(self) -> set[tuple[str, str]]:
        """Everything that prose may refer to."""
        return known_names()


PARTS_OF_PAGES = (Page, Claim, Amendment, ProvisionVersion)
"""What stands in the documents of pages: the gate judges it."""


def shown_claims() -> models.QuerySet:
    """The claims that readers may see, today or on another day."""
    return Claim.objects.shown().on_published_pages()


def _read_texts() -> Iterator[Text]:
    """A few queries a model, however many rows."""
    for model in translator.get_registered_models(abstract=False):
        columns = _own_columns(model)
        # Links that are always there: a claim's page, a citation's claim and version, a version's provision.
        for row in model._base_manager.select_related().order_by("pk") if columns else ():
            if not is_public(row):
                continue
            name, languages = name_of(row), _languages_of(row)
            quoted = _quoted(row)
            for column in columns:
                if column.language in languages:
                    field = column.translated_field.name
                    words = getattr(row, column.attname) or ""
                    yield Text((model, row.pk), name, field, column.language, words, quoted is None or field in quoted)


def _own_columns(model: type[models.Model]) -> list[Any]:
    """The columns of its own table: what it inherits is read with its parent."""
    return [field for field in model._meta.local_fields if isinstance(field, TranslationField)]


def name_of(row: Any) -> str:
    """How files and references name a row."""
    if isinstance(row, Page):
        return row.reference
    if isinstance(row, Claim):
        return row.pk
    if isinstance(row, BannedRendering):
        return f"term {row.term.key}, “{row}”"
    name = getattr(row, "reference", "") or getattr(row, "key", "") or row
    return f"{row._meta.verbose_name} {name}"


def is_public(row: Any) -> bool:
    if isinstance(row, Page):
        return row.status == Status.PUBLISHED
    if isinstance(row, Claim):
        return not row.hold and is_public(row.page)
    if isinstance(row, Citation):
        return is_public(row.claim)
    if isinstance(row, ProvisionVersion):
        return row.verified and is_public(row.provision)
    return True


def _languages_of(row: Any) -> tuple[str, ...]:
    page = row if isinstance(row, Page) else row.page if isinstance(row, Claim) else None
    return tuple(language for language in LANGUAGES if page is None or page.is_offered_in(language))


_PAGE_KINDS = {kind.KIND: kind for kind in translator.get_registered_models(abstract=False) if issubclass(kind, Page)}


def _quoted(row: Any) -> frozenset[str] | None:
    """The fields that repeat what others say; None where the row gives a reason for all its words."""
    if getattr(row, "wording_reason", ""):
        return None
    model = _PAGE_KINDS[row.kind] if isinstance(row, Page) else type(row)
    return getattr(model, "QUOTED", frozenset())
