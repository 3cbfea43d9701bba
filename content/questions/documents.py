"""Questions, topics and corrections as documents."""

from content.evidence.editing.claim_documents import ClaimDocument, ClaimedPageDocument, ClaimedPageFormat
from content.evidence.models import Claim
from content.publishing.documents import Document, Naming, Words
from content.questions.models import Correction, CorrectionPage, Question


class TopicDocument(Document):
    key: str
    slug: Words
    name: Words
    position: int = 0


class QuestionDocument(ClaimedPageDocument):
    topic: str
    is_warning: bool = False
    hotlines: list[str] = []
    ask_bank: bool = False


class StatementDocument(ClaimDocument):
    """One statement of an article, quoted and judged."""

    namings = (*ClaimDocument.namings, Naming(("number",)))

    number: str
    quote: Words
    verdict: str
    explained_by: str | None = None


class CorrectionDocument(ClaimedPageDocument):
    hand_written = ClaimedPageDocument.hand_written | {"statements"}

    verdict: str = ""
    origin: str
    is_article: bool = False
    statements: list[StatementDocument] = []


QUESTIONS = ClaimedPageFormat(Question, QuestionDocument)
CORRECTIONS = ClaimedPageFormat(
    CorrectionPage,
    CorrectionDocument,
    {"claims": (Claim, ClaimDocument), "statements": (Correction, StatementDocument)},
)
