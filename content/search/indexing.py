"""Keeps the search rows true: whatever a page says in a language, as it was last published, is what it is found by.

A change marks its pages as due in its own transaction. Once that has committed their rows are written, in a
transaction of its own that cannot fail the change: what goes wrong is logged, the mark stays, and the next change or
`manage.py reindex` tries again.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model, OuterRef, Subquery
from django.utils import timezone

from content.addresses import LANGUAGES
from content.markup import resolve_together
from content.publishing.formats import documents_of
from content.publishing.models import Page, Revision
from content.publishing.references import page_resolver
from content.publishing.workflow import page_changed, page_changing
from content.reader import Reader
from content.search.backends import candidates
from content.search.lexicon import lexicon
from content.search.models import LONGEST_WORD, SearchConcept, SearchDocument, SearchDue, SearchPassage, SearchWord
from content.search.quoted import with_what_they_quote
from content.search.reading_pages import PageReader, texts_of
from content.search.tokens import STOP_WORDS, tokens

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
    documents = with_what_they_quote(_published(readable), _published)
    rows: list[Model] = []
    passages: list[Model] = []
    vocabulary: dict[tuple[str, str], str] = {}
    for language in LANGUAGES:
        known = lexicon(language)
        resolve = resolve_together(
            (text for pk in readable for text in texts_of(documents[pk], language)), page_resolver(Reader(language))
        )
        for pk, page in readable.items():
            if page.is_offered_in(language):
                reader = PageReader(documents[pk], page.kind, language, known, resolve)
                rows.append(SearchDocument(page_id=pk, language=language, **reader.row()))
                passages += [SearchPassage(page_id=pk, language=language, **values) for values in reader.passages()]
                vocabulary |= {(language, word): spelt for word, spelt in reader.vocabulary(LONGEST_WORD).items()}
    with transaction.atomic():
        changed = _write(SearchDocument, pks, rows, ("page_id", "language"))
        _write(SearchPassage, pks, passages, ("page_id", "language", "anchor"))
        if changed:
            _learn(vocabulary)
            _renew_lexicon(pks)


def _renew_lexicon(pages: list[int]) -> None:
    """Names of a card that changed are names of its concept as well."""
    concepts = list(SearchConcept.objects.filter(page__in=pages).values_list("pk", flat=True))
    if concepts:
        SearchConcept.objects.filter(pk__in=concepts).update(changed_at=timezone.now())


def _published(pages: Mapping[int, Page]) -> dict[int, dict[str, Any]]:
    """The document of each page as it was last published; of one that has no revision, as it stands."""
    newest = Revision.objects.filter(page=OuterRef("page")).order_by("-number").values("number")[:1]
    revisions = Revision.objects.filter(page__in=pages, number=Subquery(newest))
    documents = dict(revisions.values_list("page_id", "document"))
    return documents | documents_of(page for pk, page in pages.items() if pk not in documents)


def _write(model: type[Any], pages: list[int], rows: list[Any], address: tuple[str, ...]) -> bool:
    """Make these the rows of these pages: what differs is written, what is missing removed. Whether anything was."""
    names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    fields = [name for name in names if name not in address]

    def at(row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in address)

    standing = {at(row): row for row in model.objects.filter(page__in=pages)}
    added, changed = [], []
    for row in rows:
        old = standing.pop(at(row), None)
        if old is None:
            added.append(row)
        elif any(getattr(old, name) != getattr(row, name) for name in fields):
            row.pk = old.pk
            changed.append(row)
    if standing:
        model.objects.filter(pk__in=[row.pk for row in standing.values()]).delete()
    model.objects.bulk_create(added)
    model.objects.bulk_update(changed, fields, batch_size=100)
    return bool(added or changed)


def _learn(words: Mapping[tuple[str, str], str]) -> None:
    """Note the words that are new, each with its language. Editors may note the same one at once, in one order."""
    sorted_words = sorted(words)
    for start in range(0, len(sorted_words), WORDS_AT_ONCE):
        some = sorted_words[start : start + WORDS_AT_ONCE]
        asked = SearchWord.objects.filter(word__in={word for _language, word in some})
        known = set(asked.values_list("language", "word"))
        rows = [
            SearchWord(language=code, word=word, spelt=words[code, word], backwards=word[::-1]) for code, word in some
        ]
        new = [row for row in rows if (row.language, row.word) not in known]
        if new:
            SearchWord.objects.bulk_create(new, ignore_conflicts=True)


def mark_due_by_words(concept: SearchConcept, before: Iterable[str]) -> None:
    """Let search read anew the pages that use the words for a concept, as they were or as they are."""
    pages = set[int]()
    for language in LANGUAGES:
        now = (getattr(concept, f"names_{language}") or "", concept.names_zh)
        lines = [line for text in (*before, *now) for line in text.splitlines()]
        asked = {token for line in lines for token in tokens(line, language)} - STOP_WORDS[language]
        if asked:
            pages |= {candidate.page_id for candidate in candidates(sorted(asked), language)}
    mark_due(pages)
