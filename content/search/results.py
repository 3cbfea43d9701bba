"""The answer to a query: pages in the reader's language, with how the words were read."""

from dataclasses import dataclass

from content.publishing.links import PageLink, links
from content.publishing.models import Page
from content.search.ranking import Understood, rank, understand
from content.search.tokens import named_elsewhere

LONGEST_QUERY = 200
CONVINCING = 0.5
"""A page that holds less than this share of a query is offered only as the nearest there is."""


@dataclass(frozen=True)
class Results:
    query: str
    understood: Understood
    pages: tuple[PageLink, ...] = ()
    nearest: tuple[PageLink, ...] = ()
    elsewhere: tuple[str, ...] = ()
    """Words that name another country's card: nothing here is offered as an answer."""


def search(query: str, language: str) -> Results:
    """Find the pages that answer a query. Six queries, whatever it holds."""
    text = " ".join(query.split())[:LONGEST_QUERY]
    understood = understand(text, language)
    hits = rank(understood, language)
    found = {link.pk: link for link in links(Page.objects.filter(pk__in=[hit.page_id for hit in hits]), language)}
    ordered = [(hit, found[hit.page_id]) for hit in hits if hit.page_id in found]
    elsewhere = tuple(named_elsewhere(text))
    answers = [link for hit, link in ordered if hit.coverage >= CONVINCING and not elsewhere]
    return Results(
        query=text,
        understood=understood,
        pages=tuple(answers),
        nearest=tuple(link for _hit, link in ordered if link not in answers)[:5],
        elsewhere=elsewhere,
    )
