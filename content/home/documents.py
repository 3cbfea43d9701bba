"""Plain pages as documents: about, how we check, whom to ask, the timeline."""

from content.cards.documents import EventDocument
from content.cards.models import Event
from content.evidence.editing.claim_documents import ClaimDocument, ClaimedPageDocument, ClaimedPageFormat
from content.evidence.models import Claim
from content.publishing.models import Page


class PlainPageDocument(ClaimedPageDocument):
    hand_written = ClaimedPageDocument.hand_written | {"events"}

    events: list[EventDocument] = []


PAGES = ClaimedPageFormat(
    Page,
    PlainPageDocument,
    {"claims": (Claim, ClaimDocument), "events": (Event, EventDocument)},
)
