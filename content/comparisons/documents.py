"""A comparison with its verdict as a document."""

from content.comparisons.models import Comparison
from content.evidence.editing.claim_documents import ClaimedPageFormat, ClaimedPageSchema


class ComparisonSchema(ClaimedPageSchema):
    cards: list[str]
    differences: list[str] = []


COMPARISONS = ClaimedPageFormat(Comparison, ComparisonSchema)
