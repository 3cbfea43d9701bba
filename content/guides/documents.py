"""A guide as a document: what to bring, the steps, what may go wrong, and the plain claims around them."""

from content.evidence.editing.claim_documents import ClaimDocument, ClaimedPageDocument, ClaimedPageFormat
from content.evidence.models import Claim, ForWhom
from content.guides.models import Failure, Guide, Requirement, Step
from content.publishing.documents import Document, Words


class PaperDocument(Document):
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


class SituationDocument(Document):
    """A situation, as a row of its file."""

    key: str
    name: Words
    position: int = 0
    pages: list[str]


class StepDocument(ClaimDocument):
    place: str
    is_spoken: bool = False
    branch: str = ""
    phrases: list[str] = []


class RequirementDocument(ClaimDocument):
    document: str
    form: str
    needed: str


class FailureDocument(ClaimDocument):
    at_step: str = ""
    phrases: list[str] = []


class GuideDocument(ClaimedPageDocument):
    hand_written = ClaimedPageDocument.hand_written | {"steps", "requirements", "failures"}

    card: str
    purpose: str
    channel: str
    map_term: str | None = None
    fail_phrases: list[str] = []
    hotlines: list[str] = []
    requirements: list[RequirementDocument] = []
    steps: list[StepDocument] = []
    failures: list[FailureDocument] = []


GUIDES = ClaimedPageFormat(
    Guide,
    GuideDocument,
    {
        "claims": (Claim, ClaimDocument),
        "requirements": (Requirement, RequirementDocument),
        "steps": (Step, StepDocument),
        "failures": (Failure, FailureDocument),
    },
)
