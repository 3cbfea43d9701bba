"""A comparison with its verdict as a document, and cautions as rows of their file."""

from content.comparisons.models import Comparison
from content.evidence.editing.claim_documents import ClaimedPageDocument, ClaimedPageFormat
from content.publishing.documents import Document


class ComparisonDocument(ClaimedPageDocument):
    cards: list[str]
    differences: list[str] = []


COMPARISONS = ClaimedPageFormat(Comparison, ComparisonDocument)


class CautionDocument(Document):
    key: str
    claims: list[str]
    cards: list[str]
    feature: str | None = None
