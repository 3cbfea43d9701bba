"""A long list made short by a word, on the server: `?q=` of a form, with or without a script."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.http import HttpRequest

from content.search.tokens import fold

ASKED = "q"
LONGEST = 80
"""Characters of a query that are read."""

Row = TypeVar("Row")


def asked_for(request: HttpRequest) -> str:
    """What the form of a list sent, without blanks around it."""
    return request.GET.get(ASKED, "")[:LONGEST].strip()


def narrowed(rows: Iterable[Row], query: str, words_of: Callable[[Row], Sequence[str]]) -> list[Row]:
    """The rows that name every word of the query, whatever its accents, capitals or tones."""
    wanted = fold(query).split()
    return [row for row in rows if _holds(fold("\n".join(words_of(row))), wanted)]


def _holds(text: str, wanted: Sequence[str]) -> bool:
    """Pinyin is also found as one word: `yibao` in `yī bǎo`."""
    run = text.replace(" ", "")
    return all(word in text or word in run for word in wanted)
