"""Register of the kinds of page. Each is one record in the folder of its room, and one line here."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.checks import CheckMessage, Error
from django.urls import Resolver404, resolve

from content.addresses import LANGUAGES, index_path, page_path
from content.cards.kinds import CARD, SCHEME
from content.comparisons.kinds import COMPARISON
from content.guides.kinds import GUIDE
from content.home.kinds import PLAIN_PAGE
from content.law.kinds import LAW, PROVISION
from content.publishing.kinds import PageKind, page_kinds
from content.publishing.models import Page
from content.questions.kinds import CORRECTION, QUESTION

PAGE_KINDS: tuple[PageKind, ...] = (
    CARD,
    SCHEME,
    COMPARISON,
    GUIDE,
    QUESTION,
    CORRECTION,
    LAW,
    PROVISION,
    PLAIN_PAGE,
)
"""In the order in which their files can be imported: a guide names its card."""


def every_kind_is_whole(**_options: Any) -> list[CheckMessage]:
    """Django's check: a kind that is missing somewhere would be lost to readers and editors in silence."""
    models = [model for model in apps.get_models() if issubclass(model, Page)]
    return [Error(problem, id="content.E001") for problem in lacking(models)]


def lacking(models: list[type[Page]]) -> Iterator[str]:
    """What kinds of page lack: their record, an address in each language, their place in the admin."""
    kinds = page_kinds()
    for model in models:
        if model.KIND not in kinds:
            yield f"{model.__name__}: there is no record of this kind of page in content/kinds.py."
    for key, kind in kinds.items():
        if not admin.site.is_registered(kind.format.model):
            yield f"{key}: nobody can edit these pages; see content/admin.py."
        for language in LANGUAGES:
            for path in (page_path(key, language, "some"), *([index_path(key, language)] if kind.has_list else ())):
                if not _leads_somewhere(path):
                    yield f"{key}: {path} leads nowhere; see content/urls.py."


def _leads_somewhere(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
