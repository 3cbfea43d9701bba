"""Register of content files: what lies where below the content folder, in the order it can be imported."""

from content.cards.documents import (
    FeatureGroupSchema,
    FeatureSchema,
)
from content.cards.models import Feature, FeatureGroup
from content.evidence.editing.place_documents import ChannelSchema, HotlineSchema, RegionSchema
from content.evidence.editing.source_documents import AudienceSchema, NoticeSchema, SourceSchema
from content.evidence.models import Audience, Channel, Hotline, LawChange, Notice, Region, Source
from content.exchange.formats import Children, FileFormat, PageFolder, RowFile
from content.finder.documents import FINDERS, ResultSchema
from content.finder.models import Result
from content.glossary.documents import (
    BannedSchema,
    PhraseSchema,
    ReplySchema,
    TermSchema,
)
from content.glossary.models import BannedRendering, Phrase, Reply, Term
from content.guides.documents import DocumentSchema, SituationSchema
from content.guides.models import Document, Situation
from content.kinds import PAGE_KINDS
from content.law.documents import LawChangeSchema
from content.publishing.rows import RowFormat
from content.questions.documents import TopicSchema
from content.questions.models import Topic
from content.search.documents import SearchConceptSchema
from content.search.models import SearchConcept

FILE_FORMATS: list[FileFormat] = [
    RowFile("regions", Region, RegionSchema),
    RowFile("hotlines", Hotline, HotlineSchema),
    RowFile("channels", Channel, ChannelSchema),
    RowFile("sources", Source, SourceSchema),
    RowFile("audiences", Audience, AudienceSchema),
    RowFile("replies", Reply, ReplySchema),
    RowFile("phrases", Phrase, PhraseSchema),
    RowFile(
        "terms",
        Term,
        TermSchema,
        {"banned": Children(BannedRendering, "term", BannedSchema)},
    ),
    RowFile("documents", Document, DocumentSchema),
    RowFile("feature-groups", FeatureGroup, FeatureGroupSchema),
    RowFile("features", Feature, FeatureSchema),
    RowFile("topics", Topic, TopicSchema),
    *(PageFolder(kind) for kind in PAGE_KINDS if kind.folder),
    RowFile("notices", Notice, NoticeSchema),
    RowFile("law-changes", LawChange, LawChangeSchema),
    RowFile("situations", Situation, SituationSchema),
    RowFile("search-concepts", SearchConcept, SearchConceptSchema),
    RowFile("finder-results", Result, ResultSchema),
    FINDERS,
]

ROW_FORMATS: list[RowFormat] = [*(kind for kind in FILE_FORMATS if isinstance(kind, RowFile)), FINDERS]
"""Rows that are no pages, and keep revisions of their own."""
