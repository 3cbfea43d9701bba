"""Words: the lock on terms, held over every text of the site; and Chinese that is Chinese."""

from collections.abc import Iterable

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from content.checks.content import PARTS_OF_PAGES, Content, Finding, name_of
from content.evidence.reading.levels import level, may_be_confirmed
from content.glossary.banned_wording import BannedWording
from content.glossary.models import BannedRendering, Term
from content.glossary.patterns import check_pattern
from content.markup.pinyin import chinese_problems

NAMES = {"zh", "pinyin"}
"""Chinese fields that do not end with `_zh`, and the reading of them."""


def no_wording_is_banned(content: Content) -> Iterable[Finding]:
    banned = BannedWording()
    for text in content.written:
        if not text.is_quoted and text.field != "slug":
            for hit in banned.find(text.words, text.language):
                yield Finding(text.object, text.field, str(hit), text.language)


def terms_are_confirmed(content: Content) -> Iterable[Finding]:
    """What is called confirmed names a source, or an article that uses it."""
    confirmed = Term.objects.filter(verified=True).prefetch_related("sources", "provisions").order_by("key")
    for term in confirmed:
        evidence = level((s.quality for s in term.sources.all()), law_says_so=bool(term.provisions.all()))
        if not may_be_confirmed(evidence):
            yield Finding(name_of(term), "verified", _("Nothing named here confirms it."))


def patterns_are_quick(content: Content) -> Iterable[Finding]:
    """What finds refused words is a regular expression that comes to an end."""
    for row in BannedRendering.objects.exclude(pattern="").select_related("term").order_by("term__key", "text"):
        try:
            check_pattern(row.pattern)
        except ValidationError as refusal:
            for message in refusal.messages:
                yield Finding(name_of(row), "pattern", message, row.language)


def chinese_is_chinese(content: Content) -> Iterable[Finding]:
    """In rows that are no part of a page: of pages the gate asks it."""
    for model in apps.get_app_config("content").get_models():
        names = [field.name for field in model._meta.local_fields if field.name in NAMES or field.name.endswith("_zh")]
        if names and not issubclass(model, PARTS_OF_PAGES):
            for row in model._base_manager.order_by("pk"):
                for name, problem in chinese_problems({name: getattr(row, name) for name in names}):
                    yield Finding(name_of(row), name, problem)
