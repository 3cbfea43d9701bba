"""Register of content files: what lies where below the content folder, in the order it can be imported."""

from content.cards.documents import (
    CARDS,
    SCHEMES,
    FeatureDocument,
    FeatureGroupDocument,
)
from content.cards.models import Feature, FeatureGroup
from content.comparisons.documents import COMPARISONS
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
from content.guides.documents import GUIDES, PaperDocument, SituationDocument
from content.guides.models import Document, Situation
from content.home.documents import PAGES
from content.law.documents import LAWS, PROVISIONS, LawChangeDocument
from content.publishing.formats import PageFormat
from content.publishing.rows import RowFormat
from content.questions.documents import CORRECTIONS, QUESTIONS, TopicDocument
from content.questions.models import Topic
from content.search.documents import SearchConceptDocument
from content.search.models import SearchConcept

PAGE_FORMATS: list[PageFormat] = [
    LAWS,
    PROVISIONS,
    SCHEMES,
    CARDS,
    COMPARISONS,
    GUIDES,
    QUESTIONS,
    CORRECTIONS,
    PAGES,
]

FILE_FORMATS: list[FileFormat] = [
    RowFile("regions", Region, RegionDocument),
    RowFile("hotlines", Hotline, HotlineDocument),
    RowFile("channels", Channel, ChannelDocument),
    RowFile("sources", Source, SourceDocument),
    RowFile("audiences", Audience, AudienceDocument),
    PageFolder("laws", LAWS),
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
    PageFolder("schemes", SCHEMES),
    PageFolder("cards", CARDS),
    PageFolder("comparisons", COMPARISONS),
    PageFolder("guides", GUIDES),
    PageFolder("questions", QUESTIONS),
    PageFolder("corrections", CORRECTIONS),
    PageFolder("pages", PAGES),
    RowFile("notices", Notice, NoticeDocument),
    RowFile("law-changes", LawChange, LawChangeDocument),
    RowFile("situations", Situation, SituationDocument),
    RowFile("search-concepts", SearchConcept, SearchConceptDocument),
    RowFile("finder-results", Result, ResultDocument),
    FINDERS,
]

ROW_FORMATS: list[RowFormat] = [*(kind for kind in FILE_FORMATS if isinstance(kind, RowFile)), FINDERS]
"""Rows that are no pages, and keep revisions of their own."""
