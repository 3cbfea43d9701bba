"""Questions, topics and corrections as documents."""

from content.evidence.editing.claim_documents import ClaimedPageFormat, ClaimedPageSchema, ClaimSchema
from content.evidence.models import Claim
from content.publishing.documents import Naming, Schema, Words
from content.questions.models import Correction, CorrectionPage, Question


class TopicSchema(Schema):
    key: str
    slug: Words
    name: Words
    position: int = 0


class QuestionSchema(ClaimedPageSchema):
    topic: str
    is_warning: bool = False
    hotlines: list[str] = []
    ask_bank: bool = False


class StatementSchema(ClaimSchema):
    """One statement of an article, quoted and judged."""

    namings = (*ClaimSchema.namings, Naming(("number",)))

    number: str
    quote: Words
    verdict: str
    explained_by: str | None = None


class CorrectionSchema(ClaimedPageSchema):
    hand_written = ClaimedPageSchema.hand_written | {"statements"}

    verdict: str = ""
    origin: str
    is_article: bool = False
    statements: list[StatementSchema] = []


QUESTIONS = ClaimedPageFormat(Question, QuestionSchema)
CORRECTIONS = ClaimedPageFormat(
    CorrectionPage,
    CorrectionSchema,
    {"claims": (Claim, ClaimSchema), "statements": (Correction, StatementSchema)},
)
