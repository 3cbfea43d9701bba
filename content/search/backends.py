"""The full-text index of the database at hand: SQLite FTS5 or PostgreSQL. Both only find; ranking is in `ranking`.

All languages share one index. Each token begins with the code of its language, so that a word of one is never
counted or found in another: `encard`, `estarjeta`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models.expressions import RawSQL

from content.search.models import SearchDocument

CANDIDATES = 200
COUNTED = 2000
"""Counting stops here: what stands on more pages is a common word, however many there are."""

_VECTOR = "content_search_vector(names, words)"
_COUNT = {
    "postgresql": """(SELECT COUNT(*) FROM (SELECT 1 FROM content_searchdocument
        WHERE content_search_vector(names, words) @@ %s::tsquery LIMIT 2000) AS found)""",
    "sqlite": """(SELECT COUNT(*) FROM (SELECT 1 FROM content_searchindex
        WHERE content_searchindex MATCH %s LIMIT 2000) AS found)""",
}
"""Counts one token, up to `COUNTED`."""


def in_index(tokens: Iterable[str], language: str) -> str:
    """Tokens as the index holds them, between spaces."""
    return " ".join(language + token for token in tokens)


def _from_index(text: str) -> list[str]:
    return [token[2:] for token in text.split()]


def _is_postgresql() -> bool:
    return connection.vendor == "postgresql"


def _any_of(tokens: Iterable[str], language: str) -> str:
    """The query of the database for rows that hold any of the tokens. Tokens are letters and digits alone."""
    tokens = [form for token in tokens for form in ((token, "~" + token) if token.startswith("§") else (token,))]
    quote, either = ("'", " | ") if _is_postgresql() else ('"', " OR ")
    return either.join(f"{quote}{token}{quote}" for token in in_index(tokens, language).split())


@dataclass(frozen=True)
class Candidate:
    """A page that holds something of a query, as tokens."""

    page_id: int
    kind: str
    lines: list[list[str]]
    """Its names, each by itself."""
    about: list[str]
    words: set[str]
    """Those of the tokens asked for that stand in its text."""


def candidates(tokens: Sequence[str], language: str) -> list[Candidate]:
    """The pages that hold any of the tokens, as far as they can be looked at: the database's best."""
    rows = SearchDocument.objects.filter(language=language)
    query = _any_of(tokens, language)
    if _is_postgresql():
        found = RawSQL(f"{_VECTOR} @@ %s::tsquery", [query])  # noqa: S611
        rank = RawSQL(f"ts_rank({_VECTOR}, %s::tsquery)", [query])  # noqa: S611
        rows = rows.annotate(found=found, rank=rank).filter(found=True).order_by("-rank", "page_id")
    else:
        best = RawSQL(
            "SELECT rowid FROM content_searchindex WHERE content_searchindex MATCH %s"
            " ORDER BY bm25(content_searchindex, 4.0, 1.0) LIMIT %s",
            [query, CANDIDATES],
        )
        rows = rows.filter(pk__in=best).order_by("page_id")
    columns = ("page_id", "page__kind", "names", "words")
    asked = [(token, f" {language}{token} ") for token in tokens]
    return [_candidate(asked, *values) for values in rows.values_list(*columns)[:CANDIDATES]]


def _candidate(asked: Sequence[tuple[str, str]], page_id: int, kind: str, names: str, words: str) -> Candidate:
    lines = [_from_index(line) for line in names.splitlines()]
    about = [token for line in lines[-1:] for token in line if token.startswith("~")]
    words = f" {words} "
    said = {token for token, held in asked if held in words}
    return Candidate(page_id, kind, lines[:-1] if about else lines, about, said)


def page_counts(tokens: Sequence[str], language: str) -> dict[str, int]:
    """On how many pages each token stands, counted as far as `COUNTED`; one that stands nowhere is left out."""
    if not tokens:
        return {}
    counts = ", ".join([_COUNT["postgresql" if _is_postgresql() else "sqlite"]] * len(tokens))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}", [_any_of([token], language) for token in tokens])
        row = cursor.fetchone()
    return {token: pages for token, pages in zip(tokens, row, strict=True) if pages}


def pages_in(language: str) -> int:
    """How many pages can be found in a language, counted as far as `COUNTED`."""
    return SearchDocument.objects.filter(language=language)[:COUNTED].count()
