"""Which words are refused when a text is saved. What they are, a room above says; here forms and checks ask."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from modeltranslation.fields import TranslationField

from cardfaq.registers import registered


def guarded_columns(model: type[models.Model]) -> list[Any]:
    """The translated columns in which words can be refused: all but those that repeat what others say."""
    quoted: frozenset[str] = getattr(model, "QUOTED", frozenset())
    return [
        field
        for field in model._meta.fields
        if isinstance(field, TranslationField) and field.translated_field.name not in {"slug", *quoted}
    ]


def wording_problems(texts: Mapping[str, str], language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for guard in registered("GUARDS"):
        for name, problems in guard(texts, language).items():
            found.setdefault(name, []).extend(problems)
    return found
