"""Keeps the search rows true: whatever a page says in a language, as it was last published, is what it is found by.

A change marks its pages as due in its own transaction. Once that has committed their rows are written, in a
transaction of its own that cannot fail the change: what goes wrong is logged, the mark stays, and the next change or
`manage.py reindex` tries again.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from content.addresses import LANGUAGES
from content.markup import plain
from content.publishing.models import Page, Revision
from content.publishing.workflow import documents_of, page_changed, page_changing
from content.search.backends import in_index
from content.search.models import LONGEST_WORD, SearchDocument, SearchDue, SearchWord
from content.search.tokens import HAN, joined, tokens
from content.search.tokens import words as words_of

NAMES = ("title", "aliases", "short_name")
CHINESE_NAMES = ("name_zh", "short_zh", "pinyin", "aliases_zh")
LONGEST_NAME = 40
"""A longer name is a sentence; nobody types it whole."""
UNREAD = frozenset({"slug", "withdrawal_reason"})
"""Fields in two languages that say nothing about the subject."""

AT_ONCE = 50
"""Pages whose rows are written in one transaction."""

WORDS_AT_ONCE = 5000
"""Words that one query names: SQLite takes some thirty thousand."""

logger = logging.getLogger(__name__)


def connect() -> None:
    """Called once, when Django starts."""
    page_changing.connect(_on_changing, dispatch_uid="search")
    page_changed.connect(_on_changed, dispatch_uid="search")


def _on_changing(pages: list[int], **_kwargs: Any) -> None:
    mark_due(pages)


def _on_changed(pages: list[int], **_kwargs: Any) -> None:
    catch_up(pages)


def mark_due(pages: Iterable[int]) -> None:
    """Note that search is behind on these pages. Part of the transaction that changes them.

    A mark that stands already is written anew, which waits for whoever is just reading that page as it was before.
    In the order of ids: two editors whose changes touch the same pages never wait for each other in a circle.
    """
    now = timezone.now()
    marks = [SearchDue(page_id=pk, since=now) for pk in sorted(set(pages))]
    SearchDue.objects.bulk_create(marks, update_conflicts=True, unique_fields=["page"], update_fields=["since"])


def catch_up(first: Iterable[int] = ()) -> None:
    """Write the rows of these pages, as far as they are due, and of some that waited for longer. Never raises."""
    try:
        for batch in _batches(sorted(set(first))):
            _index_due(batch)
        if waiting := due_after(0):
            _index_due(waiting)
    except Exception:
        logger.exception("Search rows were not written; their pages stay due.")


def catch_up_with_all() -> None:
    """Write the rows of every page that is due."""
    last = 0
    while batch := due_after(last):
        _index_due(batch)
        last = batch[-1]


def due_after(last: int) -> list[int]:
    """The next pages that are due."""
    return list(SearchDue.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])


def _batches(pks: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(pks), AT_ONCE):
        yield pks[start : start + AT_ONCE]


def _index_due(pks: list[int]) -> None:
    """Together; where that fails each by itself, so that one page never keeps others from being found."""
    try:
        _index_locked(pks)
    except Exception:
        if len(pks) == 1:
            logger.exception("Search rows of page %s were not written; it stays due.", pks[0])
            return
        for pk in pks:
            _index_due([pk])


@transaction.atomic
def _index_locked(pks: list[int]) -> None:
    """Rows of the pages among these that are due and that nobody else is just indexing."""
    locked = SearchDue.objects.select_for_update(skip_locked=True).filter(pk__in=pks).order_by("pk")
    mine = list(locked.values_list("pk", flat=True))
    if mine:
        index_pages(mine)
        SearchDue.objects.filter(pk__in=mine).delete()


def index_pages(pages: Iterable[int]) -> None:
    """Bring the search rows of these pages up to date, and remove those of pages nobody may read.

    Only rows that differ are written.
    """
    pks = list(pages)
    readable = {page.pk: page for page in Page.objects.published().filter(pk__in=pks)}
    documents = _published(readable)
    standing = {(row.page_id, row.language): row for row in SearchDocument.objects.filter(page__in=pks)}
    added, changed, vocabulary = [], [], set[tuple[str, str]]()
    for pk, page in readable.items():
        for language in LANGUAGES:
            if not page.is_offered_in(language):
                continue
            values = _row(documents[pk], language)
            row = standing.pop((pk, language), None)
            if row is None:
                added.append(SearchDocument(page_id=pk, language=language, **values))
            elif (row.names, row.words) != (values["names"], values["words"]):
                row.names, row.words = values["names"], values["words"]
                changed.append(row)
            else:
                continue
            vocabulary |= {(language, word) for word in _vocabulary(documents[pk], language)}
    with transaction.atomic():
        if standing:
            SearchDocument.objects.filter(pk__in=[row.pk for row in standing.values()]).delete()
        SearchDocument.objects.bulk_create(added)
        SearchDocument.objects.bulk_update(changed, ["names", "words"])
        _learn(vocabulary)


def _published(pages: Mapping[int, Page]) -> dict[int, dict[str, Any]]:
    """The document of each page as it was last published; of one that has no revision, as it stands."""
    newest = Revision.objects.filter(page=OuterRef("page")).order_by("-number").values("number")[:1]
    revisions = Revision.objects.filter(page__in=pages, number=Subquery(newest))
    documents = dict(revisions.values_list("page_id", "document"))
    return documents | documents_of(page for pk, page in pages.items() if pk not in documents)


def _row(document: dict[str, Any], language: str) -> dict[str, str]:
    lines = list(_name_lines(document, language))
    names = [token for line in lines for token in tokens(line, language)]
    names += [token for line in lines for token in joined(line) if len(token) <= LONGEST_NAME]
    words = [token for text in _texts(document, language) for token in tokens(plain(text), language)]
    return {"names": in_index(names, language), "words": in_index(words, language)}


def _name_lines(document: dict[str, Any], language: str) -> Iterator[str]:
    for name in CHINESE_NAMES:
        yield from document.get(name, "").splitlines()
    for name in NAMES:
        yield from document.get(name, {}).get(language, "").splitlines()


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


def _vocabulary(document: dict[str, Any], language: str) -> set[str]:
    """The words of a page that a misspelt one may have meant. Chinese is not misspelt letter by letter."""
    texts = [*_name_lines(document, language), *(plain(text) for text in _texts(document, language))]
    return {word for text in texts for word in words_of(text) if 3 < len(word) <= LONGEST_WORD and not HAN.match(word)}


def _learn(words: set[tuple[str, str]]) -> None:
    """Note the words that are new, each with its language. Editors may note the same one at once, in one order."""
    sorted_words = sorted(words)
    for start in range(0, len(sorted_words), WORDS_AT_ONCE):
        some = sorted_words[start : start + WORDS_AT_ONCE]
        asked = SearchWord.objects.filter(word__in={word for _language, word in some})
        known = set(asked.values_list("language", "word"))
        rows = [SearchWord(language=code, word=word, backwards=word[::-1]) for code, word in some]
        new = [row for row in rows if (row.language, row.word) not in known]
        if new:
            SearchWord.objects.bulk_create(new, ignore_conflicts=True)
