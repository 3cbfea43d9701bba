"""The answer to a query: pages in the reader's language with what each says about it, and how the words were read."""

from dataclasses import dataclass

from content.publishing.links import PageLink, links
from content.publishing.models import Page
from content.search.lexicon import lexicon
from content.search.models import SearchPassage
from content.search.query import Understood, understand
from content.search.ranking import Hit, rank

LONGEST_QUERY = 200
CONVINCING = 0.5
"""A page that answers less than this share of a query is offered only as the nearest there is."""
SHOWN = 10
NEAREST = 3


@dataclass(frozen=True)
class Found:
    """A page among the results, and the statement of it that answers."""

    page: PageLink
    passage: SearchPassage | None

    @property
    def url(self) -> str:
        return self.page.url

    @property
    def passage_url(self) -> str:
        return f"{self.page.url}#{self.passage.anchor}" if self.passage else self.page.url


@dataclass(frozen=True)
class Results:
    query: str
    understood: Understood
    answers: tuple[Found, ...] = ()
    nearest: tuple[Found, ...] = ()

    @property
    def pages(self) -> tuple[PageLink, ...]:
        return tuple(found.page for found in self.answers)


def search(query: str, language: str, *, as_typed: bool = False) -> Results:
    """Find the pages that answer a query. Some ten queries of the database, whatever it holds."""
    text = " ".join(query.split())[:LONGEST_QUERY]
    understood = understand(text, language, as_typed=as_typed)
    hits = rank(understood, lexicon(language))
    pages = {link.pk: link for link in links(Page.objects.filter(pk__in=[hit.page_id for hit in hits]), language)}
    found = [(hit, Found(pages[hit.page_id], hit.passage)) for hit in hits if hit.page_id in pages]
    answers = [one for hit, one in found if _convinces(hit)]
    nearest = [] if understood.elsewhere else [one for hit, one in found if not _convinces(hit)]
    return Results(text, understood, tuple(answers[:SHOWN]), tuple(nearest[:NEAREST]) if not answers else ())


def _convinces(hit: Hit) -> bool:
    return hit.coverage >= CONVINCING
