"""The full-text index of the database at hand: SQLite FTS5 or PostgreSQL. Both only find; ranking is in `ranking`."""

from collections.abc import Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from content.search.models import SearchDocument

CANDIDATES = 500


def candidates(words: Sequence[str], language: str) -> list[tuple[int, str, str, str]]:
    """Page, its kind, names and words of the rows that hold any of the tokens, the database's best first."""
    rows = SearchDocument.objects.filter(language=language)
    if connection.vendor == "postgresql":
        query = " | ".join(f"'{word}'" for word in words)
        rows = rows.annotate(
            rank=RawSQL("ts_rank(content_search_vector(names, words), to_tsquery('simple', %s))", [query]),
            found=RawSQL("content_search_vector(names, words) @@ to_tsquery('simple', %s)", [query]),
        ).filter(found=True)
        rows = rows.order_by("-rank", "page_id")
    else:
        query = " OR ".join(f'"{word}"' for word in words)
        found = RawSQL(
            "SELECT rowid FROM content_searchindex WHERE content_searchindex MATCH %s"
            " ORDER BY bm25(content_searchindex) LIMIT %s",
            [query, CANDIDATES * 2],
        )
        rows = rows.filter(pk__in=found).order_by("page_id")
    return list(rows.values_list("page_id", "page__kind", "names", "words")[:CANDIDATES])
