"""What the site says and what it rests on: statements, sources, places and law."""

from content.evidence.models.claims import Audience, Check, Claim, ForWhom, LegalBasis, anchor_of, not_to_come
from content.evidence.models.law import (
    AGAINST,
    SUPPORTING,
    Amendment,
    Citation,
    Grade,
    Law,
    LawChange,
    Provision,
    ProvisionQuerySet,
    ProvisionVersion,
    ProvisionVersionQuerySet,
    Verification,
)
from content.evidence.models.notices import Notice
from content.evidence.models.places import NATIONWIDE, Channel, Hotline, Region
from content.evidence.models.quoting import Quotation, QuotationQuerySet, pages_quoting
from content.evidence.models.sources import UNCONFIRMED, WEAK, Quality, Source, web_address

__all__ = [
    "AGAINST",
    "NATIONWIDE",
    "SUPPORTING",
    "UNCONFIRMED",
    "WEAK",
    "Amendment",
    "Audience",
    "Channel",
    "Check",
    "Citation",
    "Claim",
    "ForWhom",
    "Grade",
    "Hotline",
    "Law",
    "LawChange",
    "LegalBasis",
    "Notice",
    "Provision",
    "ProvisionQuerySet",
    "ProvisionVersion",
    "ProvisionVersionQuerySet",
    "Quality",
    "Quotation",
    "QuotationQuerySet",
    "Region",
    "Source",
    "Verification",
    "anchor_of",
    "not_to_come",
    "pages_quoting",
    "web_address",
]
