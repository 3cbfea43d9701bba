"""The statements of a page and its explanation, read together: they are looked up together."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from content.evidence.reading.claims import read_claims
from content.evidence.reading.facts import ClaimSet
from content.publishing.models import Page
from content.publishing.prose import Prose
from content.reader import Reader


def read_prose(
    page: Page, reader: Reader, columns: Sequence[str] = (), prose: Prose | None = None
) -> tuple[ClaimSet, SafeString]:
    """`columns` are those of `read_claims`. The explanation is empty where the page has none.

    What else of the page wants texts hands in the `prose` that is read for all of them.
    """
    body = reader.text(page, "body")
    prose = prose or Prose(reader)
    prose.want(blocks=[body])
    return read_claims([page.pk], reader, columns=columns, prose=prose), prose.blocks(body)
