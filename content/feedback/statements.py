"""The statement a report is about, as the form shows it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from content.evidence.models import Claim
from content.evidence.reading.claims import read_claims
from content.publishing.links import PageLink, links
from content.publishing.models import Page
from content.reader import Reader


@dataclass(frozen=True)
class StatementFacts:
    """A statement and the page it stands on."""

    id: str
    heading: SafeString
    text: SafeString
    place: str
    """Where it holds, if that is not the whole country."""
    page: PageLink
    url: str


def read_statement(claim: str, reader: Reader) -> StatementFacts | None:
    """The statement, where readers of this language may see it today."""
    claims = list(read_claims((), reader, claims=Claim.objects.filter(pk=claim)))
    pages = links(Page.objects.filter(claims=claim), reader) if claims else []
    if not pages:
        return None
    [found], [page] = claims, pages
    return StatementFacts(found.id, found.heading, found.text, found.region, page, f"{page.url}#{found.anchor}")
