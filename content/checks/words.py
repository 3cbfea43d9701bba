"""The lock on terms, held over every text of the site."""

from collections.abc import Iterable

from content.checks.content import Content, Finding
from content.glossary.lock import Lock


def terms_are_locked(content: Content) -> Iterable[Finding]:
    lock = Lock()
    for text in content.written:
        if not text.is_quoted and text.field != "slug":
            for hit in lock.find(text.words, text.language):
                yield Finding(text.object, text.field, str(hit), text.language)
