"""Cards, schemes and the timeline as documents."""

from content.cards.models import Card, FeatureValue, Scheme
from content.evidence.editing.claim_documents import ClaimDocument, ClaimedPageDocument, ClaimedPageFormat
from content.evidence.models import Claim
from content.publishing.documents import Document, Naming, Words


class SchemeDocument(ClaimedPageDocument):
    branch: str
    state: str = Scheme.State.CURRENT
    merged_into: str | None = None


class FeatureValueDocument(ClaimDocument):
    """One cell of a comparison."""

    namings = (*ClaimDocument.namings, Naming(("feature", "region", "valid_from")))

    feature: str
    value: str


class CardDocument(ClaimedPageDocument):
    hand_written = ClaimedPageDocument.hand_written | {"values"}

    form: str
    state: str
    is_comparable: bool = True
    short_name: Words = Words()
    short_zh: str = ""
    issuer: Words = Words()
    issuer_zh: str = ""
    replaced_by: str | None = None
    values: list[FeatureValueDocument] = []


class FeatureGroupDocument(Document):
    key: str
    name: Words
    position: int = 0


class FeatureDocument(Document):
    namings = (Naming(("key",)), Naming(("position", "group")))

    key: str
    group: str
    kind: str
    name: Words
    help: Words = Words()
    position: int = 0


class EventDocument(ClaimDocument):
    """One entry of the timeline."""

    lane: str
    starts: str
    ends: str = ""
    is_span: bool = False
    is_major: bool = False
    cards: list[str] = []
    laws: list[str] = []


SCHEMES = ClaimedPageFormat(Scheme, SchemeDocument)
CARDS = ClaimedPageFormat(
    Card,
    CardDocument,
    {
        "claims": (Claim, ClaimDocument),
        "values": (FeatureValue, FeatureValueDocument),
    },
)
