"""A guide as a document: what to bring, the steps, what may go wrong, and the plain claims around them."""

from content.evidence.editing.claim_documents import ClaimedPageFormat, ClaimedPageSchema, ClaimSchema
from content.evidence.models import Claim, ForWhom
from content.guides.models import Failure, Guide, Requirement, Step
from content.publishing.documents import Schema, Words


class DocumentSchema(Schema):
    """A document to bring, as a row of its file."""

    key: str
    name: Words
    name_zh: str
    pinyin: str = ""
    shape: str = "paper"
    for_whom: ForWhom = ForWhom.EVERYONE
    audiences: list[str] = []
    proves_identity: bool = False
    editor_note: str = ""


class SituationSchema(Schema):
    """A situation, as a row of its file."""

    key: str
    name: Words
    position: int = 0
    pages: list[str]


class StepSchema(ClaimSchema):
    place: str
    is_spoken: bool = False
    branch: str = ""
    phrases: list[str] = []


class RequirementSchema(ClaimSchema):
    document: str
    form: str
    needed: str


class FailureSchema(ClaimSchema):
    at_step: str = ""
    phrases: list[str] = []


class GuideSchema(ClaimedPageSchema):
    hand_written = ClaimedPageSchema.hand_written | {"steps", "requirements", "failures"}

    card: str
    purpose: str
    channel: str
    map_term: str | None = None
    fail_phrases: list[str] = []
    hotlines: list[str] = []
    requirements: list[RequirementSchema] = []
    steps: list[StepSchema] = []
    failures: list[FailureSchema] = []


GUIDES = ClaimedPageFormat(
    Guide,
    GuideSchema,
    {
        "claims": (Claim, ClaimSchema),
        "requirements": (Requirement, RequirementSchema),
        "steps": (Step, StepSchema),
        "failures": (Failure, FailureSchema),
    },
)
