"""The answer to a query: pages in the reader's language with what each says about it, and how the words were read."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from content.publishing.links import PageLink, links
from content.publishing.models import Page
from content.reader import Reader
from content.search.excerpts import Piece, excerpt
from content.search.lexicon import lexicon
from content.search.models import SearchPassage
from content.search.query import Understood, understand
from content.search.ranking import Hit, rank
from content.search.tokens import words

LONGEST_QUERY = 200
CONVINCING = 0.5
"""A page that answers less than this share of a query is offered only as the nearest there is."""
SHOWN = 10
NEAREST = 3


@dataclass(frozen=True)
class Found:
    """A page among the results, and the statement of it that answers, its words marked."""

    page: PageLink
    heading: str = ""
    passage: tuple[Piece, ...] = ()
    passage_url: str = ""


@dataclass(frozen=True)
class Results:
    query: str
    understood: Understood
    answers: tuple[Found, ...] = ()
    nearest: tuple[Found, ...] = ()
    corrected: str = ""
    """The query as it was read, where a word of it looked misspelt."""

    @property
    def pages(self) -> tuple[PageLink, ...]:
        return tuple(found.page for found in self.answers)


def search(query: str, reader: Reader, *, as_typed: bool = False) -> Results:
    """Find the pages that answer a query. Some ten queries of the database, whatever it holds."""
    text = " ".join(query.split())[:LONGEST_QUERY]
    understood = understand(text, reader.language, as_typed=as_typed)
    hits = rank(understood, lexicon(reader.language), limit=SHOWN)
    pages = {link.pk: link for link in links(Page.objects.filter(pk__in=[hit.page_id for hit in hits]), reader)}
    wanted = understood.tokens
    found = [(hit, _found(pages[hit.page_id], hit.passage, wanted)) for hit in hits if hit.page_id in pages]
    answers = [one for hit, one in found if _convinces(hit)]
    nearest = [] if understood.elsewhere else [one for hit, one in found if not _convinces(hit)]
    corrected = _corrected(text, dict(understood.misspelt))
    return Results(text, understood, tuple(answers[:SHOWN]), () if answers else tuple(nearest[:NEAREST]), corrected)


def _found(page: PageLink, passage: SearchPassage | None, wanted: Container[str]) -> Found:
    """A statement that only says the short answer again is left out: it stands there already."""
    if passage is None or passage.text in page.short_answer:
        return Found(page)
    pieces = excerpt(passage.text, wanted, passage.language)
    return Found(page, passage.heading, pieces, f"{page.url}#{passage.anchor}")


def _corrected(text: str, meant: Mapping[str, str]) -> str:
    """The query with what its misspelt words were taken for; nothing where none was."""
    if not meant:
        return ""
    return " ".join(meant.get("".join(words(word)), word) for word in text.split())


def _convinces(hit: Hit) -> bool:
    return hit.coverage >= CONVINCING
