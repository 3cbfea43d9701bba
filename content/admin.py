"""Register of the admin: which model is edited by what. The definitions live in the rooms."""

from django.contrib import admin

from content import models
from content.cards.admin import (
    CardAdmin,
    EventAdmin,
    FeatureAdmin,
    FeatureGroupAdmin,
    FeatureValueAdmin,
    SchemeAdmin,
)
from content.comparisons.admin import ComparisonAdmin
from content.evidence.editing.claim_admin import ClaimAdmin, QuotationAdmin
from content.evidence.editing.place_admin import ChannelAdmin, HotlineAdmin, RegionAdmin
from content.evidence.editing.source_admin import AudienceAdmin, CheckAdmin, NoticeAdmin, SourceAdmin
from content.exchange.admin import ImportedFileAdmin
from content.feedback.admin import ReportAdmin
from content.finder.admin import FinderAdmin, FinderAnswerAdmin, FinderQuestionAdmin, ResultAdmin, ResultPageAdmin
from content.glossary.admin import BannedRenderingAdmin, PhraseAdmin, PhraseReplyAdmin, ReplyAdmin, TermAdmin
from content.guides.admin import (
    DocumentAdmin,
    FailureAdmin,
    GuideAdmin,
    RequirementAdmin,
    SituationAdmin,
    SituationPageAdmin,
    StepAdmin,
    StepPhraseAdmin,
)
from content.home.admin import AnyPageAdmin
from content.law.admin import (
    AmendmentAdmin,
    CitationAdmin,
    LawAdmin,
    LawChangeAdmin,
    ProvisionAdmin,
    ProvisionVersionAdmin,
)
from content.publishing.admin import MadeReferenceAdmin, MadeTextAdmin, RedirectAdmin, RevisionAdmin, RowRevisionAdmin
from content.questions.admin import CorrectionAdmin, CorrectionPageAdmin, QuestionAdmin, TopicAdmin
from content.search.admin import (
    SearchConceptAdmin,
    SearchDocumentAdmin,
    SearchDueAdmin,
    SearchPassageAdmin,
    SearchWordAdmin,
)

admin.site.register(models.Amendment, AmendmentAdmin)
admin.site.register(models.Audience, AudienceAdmin)
admin.site.register(models.BannedRendering, BannedRenderingAdmin)
admin.site.register(models.Card, CardAdmin)
admin.site.register(models.Channel, ChannelAdmin)
admin.site.register(models.Check, CheckAdmin)
admin.site.register(models.Citation, CitationAdmin)
admin.site.register(models.Claim, ClaimAdmin)
admin.site.register(models.Comparison, ComparisonAdmin)
admin.site.register(models.Correction, CorrectionAdmin)
admin.site.register(models.CorrectionPage, CorrectionPageAdmin)
admin.site.register(models.Document, DocumentAdmin)
admin.site.register(models.Event, EventAdmin)
admin.site.register(models.Failure, FailureAdmin)
admin.site.register(models.Feature, FeatureAdmin)
admin.site.register(models.FeatureGroup, FeatureGroupAdmin)
admin.site.register(models.FeatureValue, FeatureValueAdmin)
admin.site.register(models.Guide, GuideAdmin)
admin.site.register(models.Hotline, HotlineAdmin)
admin.site.register(models.ImportedFile, ImportedFileAdmin)
admin.site.register(models.Law, LawAdmin)
admin.site.register(models.LawChange, LawChangeAdmin)
admin.site.register(models.MadeReference, MadeReferenceAdmin)
admin.site.register(models.MadeText, MadeTextAdmin)
admin.site.register(models.FinderQuestion, FinderQuestionAdmin)
admin.site.register(models.Notice, NoticeAdmin)
admin.site.register(models.FinderAnswer, FinderAnswerAdmin)
admin.site.register(models.Page, AnyPageAdmin)
admin.site.register(models.Phrase, PhraseAdmin)
admin.site.register(models.PhraseReply, PhraseReplyAdmin)
admin.site.register(models.Provision, ProvisionAdmin)
admin.site.register(models.ProvisionVersion, ProvisionVersionAdmin)
admin.site.register(models.Question, QuestionAdmin)
admin.site.register(models.Quotation, QuotationAdmin)
admin.site.register(models.Redirect, RedirectAdmin)
admin.site.register(models.Region, RegionAdmin)
admin.site.register(models.Reply, ReplyAdmin)
admin.site.register(models.Report, ReportAdmin)
admin.site.register(models.Requirement, RequirementAdmin)
admin.site.register(models.Result, ResultAdmin)
admin.site.register(models.ResultPage, ResultPageAdmin)
admin.site.register(models.Revision, RevisionAdmin)
admin.site.register(models.RowRevision, RowRevisionAdmin)
admin.site.register(models.Scheme, SchemeAdmin)
admin.site.register(models.SearchConcept, SearchConceptAdmin)
admin.site.register(models.SearchPassage, SearchPassageAdmin)
admin.site.register(models.SearchDocument, SearchDocumentAdmin)
admin.site.register(models.SearchDue, SearchDueAdmin)
admin.site.register(models.SearchWord, SearchWordAdmin)
admin.site.register(models.Situation, SituationAdmin)
admin.site.register(models.SituationPage, SituationPageAdmin)
admin.site.register(models.Source, SourceAdmin)
admin.site.register(models.Step, StepAdmin)
admin.site.register(models.StepPhrase, StepPhraseAdmin)
admin.site.register(models.Term, TermAdmin)
admin.site.register(models.Topic, TopicAdmin)
admin.site.register(models.Finder, FinderAdmin)
