"""Keeps the search rows true: whatever a page's document says in a language is what a search finds it by."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction

from content.addresses import LANGUAGES
from content.markup import Resolver, plain, resolve_together
from content.publishing.formats import documents_of
from content.publishing.models import Page
from content.publishing.references import page_resolver
from content.publishing.workflow import page_changed
from content.search.models import SearchDocument, SearchWord
from content.search.tokens import joined, tokens

NAMES = ("title", "aliases", "short_name")
CHINESE_NAMES = ("name_zh", "short_zh", "pinyin", "aliases_zh")
LONGEST_NAME = 40
"""A longer name is a sentence; nobody types it whole."""
UNREAD = frozenset({"slug", "withdrawal_reason"})
"""Fields in two languages that say nothing about the subject."""


def index_pages(pages: Iterable[int]) -> None:
    """Write the search rows of these pages anew, and remove those of pages nobody may read."""
    pks = list(pages)
    wanted = {page.pk: page for page in Page.objects.published().filter(pk__in=pks)}
    documents = documents_of(wanted.values())
    resolvers = {
        language: resolve_together(
            (text for pk in wanted for text in _texts(documents[pk], language)), page_resolver(language)
        )
        for language in LANGUAGES
    }
    rows = [
        SearchDocument(page=page, language=language, **_row(documents[pk], language, resolvers[language]))
        for pk, page in wanted.items()
        for language in LANGUAGES
        if page.is_offered_in(language)
    ]
    with transaction.atomic():
        SearchDocument.objects.filter(page__in=pks).delete()
        SearchDocument.objects.bulk_create(rows)
        _count_words()


def _row(document: dict[str, Any], language: str, resolve: Resolver) -> dict[str, str]:
    names = [document.get(name, {}).get(language, "") for name in NAMES]
    lines = [line for name in CHINESE_NAMES for line in document.get(name, "").splitlines()]
    lines += "\n".join(names).splitlines()
    found = [token for line in lines for token in tokens(line, language)]
    found += [token for line in lines for token in joined(line) if len(token) <= LONGEST_NAME]
    words = [token for text in _texts(document, language) for token in tokens(plain(text, resolve=resolve), language)]
    return {"names": " ".join(found), "words": " ".join(words)}


def _texts(value: Any, language: str) -> Iterator[str]:
    """Every text of a document in one language, wherever it stands."""
    if isinstance(value, dict):
        if value.get("hold"):
            return
        if language in value and isinstance(value[language], str):
            yield value[language]
        for name, inner in value.items():
            if name not in UNREAD and name not in NAMES:
                yield from _texts(inner, language)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, language)


def _count_words() -> None:
    """How many pages each word stands on."""
    SearchWord.objects.all().delete()
    for language in LANGUAGES:
        counts: Counter[str] = Counter()
        for names, words in SearchDocument.objects.filter(language=language).values_list("names", "words"):
            counts.update({*names.split(), *words.split()})
        SearchWord.objects.bulk_create(
            (SearchWord(language=language, word=word[:120], pages=n) for word, n in sorted(counts.items())), 2000
        )


def connect() -> None:
    """Called once, when Django starts."""
    page_changed.connect(_on_change, dispatch_uid="search")


def _on_change(pages: list[int], **_kwargs: Any) -> None:
    index_pages(pages)
