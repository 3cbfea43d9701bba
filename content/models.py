"""Register of models, so that Django finds them. The definitions live in the rooms."""

from content.cards.models import (
    Card,
    Event,
    Feature,
    FeatureGroup,
    FeatureValue,
    Scheme,
)
from content.comparisons.models import Comparison
from content.evidence.models import (
    Amendment,
    Audience,
    Channel,
    Check,
    Citation,
    Claim,
    Hotline,
    Law,
    LawChange,
    Notice,
    Provision,
    ProvisionVersion,
    Quotation,
    Region,
    Source,
)
from content.exchange.models import ImportedFile
from content.feedback.models import Report
from content.finder.models import Finder, FinderAnswer, FinderQuestion, Result, ResultPage
from content.glossary.models import BannedRendering, Phrase, PhraseReply, Reply, Term
from content.guides.models import (
    Document,
    Failure,
    Guide,
    Requirement,
    Situation,
    SituationPage,
    Step,
    StepPhrase,
)
from content.publishing.drafts.models import Draft, DraftStep
from content.publishing.freshness.models import LaggingText
from content.publishing.made_texts import MadeReference, MadeText
from content.publishing.models import Page, Redirect, Revision
from content.publishing.revisions import RowRevision
from content.questions.models import Correction, CorrectionPage, Question, Topic
from content.search.models import SearchConcept, SearchDocument, SearchDue, SearchPassage, SearchWord

__all__ = [
    "Amendment",
    "Audience",
    "BannedRendering",
    "Card",
    "Channel",
    "Check",
    "Citation",
    "Claim",
    "Comparison",
    "Correction",
    "CorrectionPage",
    "Document",
    "Draft",
    "DraftStep",
    "Event",
    "Failure",
    "Feature",
    "FeatureGroup",
    "FeatureValue",
    "Finder",
    "FinderAnswer",
    "FinderQuestion",
    "Guide",
    "Hotline",
    "ImportedFile",
    "LaggingText",
    "Law",
    "LawChange",
    "MadeReference",
    "MadeText",
    "Notice",
    "Page",
    "Phrase",
    "PhraseReply",
    "Provision",
    "ProvisionVersion",
    "Question",
    "Quotation",
    "Redirect",
    "Region",
    "Reply",
    "Report",
    "Requirement",
    "Result",
    "ResultPage",
    "Revision",
    "RowRevision",
    "Scheme",
    "SearchConcept",
    "SearchDocument",
    "SearchDue",
    "SearchPassage",
    "SearchWord",
    "Situation",
    "SituationPage",
    "Source",
    "Step",
    "StepPhrase",
    "Term",
    "Topic",
]
