"""Cards, schemes and the timeline as documents."""

from content.cards.models import Card, FeatureValue, Scheme
from content.evidence.editing.claim_documents import ClaimedPageFormat, ClaimedPageSchema, ClaimSchema
from content.evidence.models import Claim
from content.publishing.documents import Naming, Schema, Words


class SchemeSchema(ClaimedPageSchema):
    branch: str
    state: str = Scheme.State.CURRENT
    merged_into: str | None = None


class FeatureValueSchema(ClaimSchema):
    """One cell of a comparison."""

    namings = (*ClaimSchema.namings, Naming(("feature", "region", "valid_from")))

    feature: str
    value: str


class CardSchema(ClaimedPageSchema):
    hand_written = ClaimedPageSchema.hand_written | {"values"}

    form: str
    state: str
    is_comparable: bool = True
    short_name: Words = Words()
    short_zh: str = ""
    issuer: Words = Words()
    issuer_zh: str = ""
    replaced_by: str | None = None
    values: list[FeatureValueSchema] = []


class FeatureGroupSchema(Schema):
    key: str
    name: Words
    position: int = 0


class FeatureSchema(Schema):
    namings = (Naming(("key",)), Naming(("position", "group")))

    key: str
    group: str
    kind: str
    name: Words
    help: Words = Words()
    position: int = 0


class EventSchema(ClaimSchema):
    """One entry of the timeline."""

    lane: str
    starts: str
    ends: str = ""
    is_span: bool = False
    is_major: bool = False
    cards: list[str] = []
    laws: list[str] = []


SCHEMES = ClaimedPageFormat(Scheme, SchemeSchema)
CARDS = ClaimedPageFormat(
    Card,
    CardSchema,
    {
        "claims": (Claim, ClaimSchema),
        "values": (FeatureValue, FeatureValueSchema),
    },
)
