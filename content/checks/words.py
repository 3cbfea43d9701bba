"""The lock on terms, held over every text of the site."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from content.checks.content import Content, Finding, name_of
from content.glossary.lock import Lock
from content.glossary.models import BannedRendering
from content.glossary.patterns import check_pattern


def terms_are_locked(content: Content) -> Iterable[Finding]:
    lock = Lock()
    for text in content.written:
        if not text.is_quoted and text.field != "slug":
            for hit in lock.find(text.words, text.language):
                yield Finding(text.object, text.field, str(hit), text.language)


def patterns_are_quick(content: Content) -> Iterable[Finding]:
    """What finds refused words is a regular expression that comes to an end."""
    for row in BannedRendering.objects.exclude(pattern="").select_related("term").order_by("term__key", "text"):
        try:
            check_pattern(row.pattern)
        except ValidationError as refusal:
            for message in refusal.messages:
                yield Finding(name_of(row), "pattern", message, row.language)
