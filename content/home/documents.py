"""Plain pages as documents: about, how we check, whom to ask, the timeline."""

from content.cards.documents import EventSchema
from content.cards.models import Event
from content.evidence.editing.claim_documents import ClaimedPageFormat, ClaimedPageSchema, ClaimSchema
from content.evidence.models import Claim
from content.publishing.models import Page


class PlainPageSchema(ClaimedPageSchema):
    hand_written = ClaimedPageSchema.hand_written | {"events"}

    events: list[EventSchema] = []


PAGES = ClaimedPageFormat(
    Page,
    PlainPageSchema,
    {"claims": (Claim, ClaimSchema), "events": (Event, EventSchema)},
)
