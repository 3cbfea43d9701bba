"""Register of content files: what lies where below the content folder, in the order it can be imported."""

from content.cards.documents import (
    FeatureDocument,
    FeatureGroupDocument,
)
from content.cards.models import Feature, FeatureGroup
from content.evidence.editing.place_documents import ChannelDocument, HotlineDocument, RegionDocument
from content.evidence.editing.source_documents import AudienceDocument, NoticeDocument, SourceDocument
from content.evidence.models import Audience, Channel, Hotline, LawChange, Notice, Region, Source
from content.exchange.formats import Children, FileFormat, PageFolder, RowFile
from content.finder.documents import FINDERS, ResultDocument
from content.finder.models import Result
from content.glossary.documents import (
    BannedDocument,
    PhraseDocument,
    ReplyDocument,
    TermDocument,
)
from content.glossary.models import BannedRendering, Phrase, Reply, Term
from content.guides.documents import PaperDocument, SituationDocument
from content.guides.models import Document, Situation
from content.kinds import PAGE_KINDS
from content.law.documents import LawChangeDocument
from content.publishing.rows import RowFormat
from content.questions.documents import TopicDocument
from content.questions.models import Topic
from content.search.documents import SearchConceptDocument
from content.search.models import SearchConcept

FILE_FORMATS: list[FileFormat] = [
    RowFile("regions", Region, RegionDocument),
    RowFile("hotlines", Hotline, HotlineDocument),
    RowFile("channels", Channel, ChannelDocument),
    RowFile("sources", Source, SourceDocument),
    RowFile("audiences", Audience, AudienceDocument),
    RowFile("replies", Reply, ReplyDocument),
    RowFile("phrases", Phrase, PhraseDocument),
    RowFile(
        "terms",
        Term,
        TermDocument,
        {"banned": Children(BannedRendering, "term", BannedDocument)},
    ),
    RowFile("documents", Document, PaperDocument),
    RowFile("feature-groups", FeatureGroup, FeatureGroupDocument),
    RowFile("features", Feature, FeatureDocument),
    RowFile("topics", Topic, TopicDocument),
    *(PageFolder(kind) for kind in PAGE_KINDS if kind.folder),
    RowFile("notices", Notice, NoticeDocument),
    RowFile("law-changes", LawChange, LawChangeDocument),
    RowFile("situations", Situation, SituationDocument),
    RowFile("search-concepts", SearchConcept, SearchConceptDocument),
    RowFile("finder-results", Result, ResultDocument),
    FINDERS,
]

ROW_FORMATS: list[RowFormat] = [*(kind for kind in FILE_FORMATS if isinstance(kind, RowFile)), FINDERS]
"""Rows that are no pages, and keep revisions of their own."""
