"""Register of translated fields: what exists once for each language.

Every concrete model is registered; a test walks them. Those that only inherit their fields need no line here.
"""

from django.apps import apps
from modeltranslation.translator import TranslationOptions, register, translator

from content import models


@register(models.Page)
class PageTranslation(TranslationOptions):
    fields = ("title", "search_title", "slug", "short_answer", "body", "aliases", "withdrawal_reason")
    empty_values = {"slug": None}


@register(models.Claim)
class ClaimTranslation(TranslationOptions):
    fields = ("heading", "text")


@register(models.Card)
class CardTranslation(TranslationOptions):
    fields = ("short_name", "issuer")


@register(models.Correction)
class CorrectionTranslation(TranslationOptions):
    fields = ("quote",)


@register(models.Law)
class LawTranslation(TranslationOptions):
    fields = ("full_title", "issuer", "number", "status_note")


@register(models.Amendment)
class AmendmentTranslation(TranslationOptions):
    fields = ("text",)


@register(models.Provision)
class ProvisionTranslation(TranslationOptions):
    fields = ("citation",)


@register(models.ProvisionVersion)
class ProvisionVersionTranslation(TranslationOptions):
    fields = ("label", "text")


@register(models.Citation)
class CitationTranslation(TranslationOptions):
    fields = ("why",)


@register(models.LawChange)
class LawChangeTranslation(TranslationOptions):
    fields = ("before", "after")


@register(
    [
        models.Region,
        models.Hotline,
        models.Channel,
        models.FeatureGroup,
        models.Document,
        models.Situation,
    ]
)
class NameTranslation(TranslationOptions):
    fields = ("name",)


@register(models.Feature)
class FeatureTranslation(TranslationOptions):
    fields = ("name", "help")


@register(models.Topic)
class TopicTranslation(TranslationOptions):
    fields = ("name", "slug")
    empty_values = {"slug": None}


@register(models.Source)
class SourceTranslation(TranslationOptions):
    fields = ("publisher",)


@register(models.Notice)
class NoticeTranslation(TranslationOptions):
    fields = ("text",)


@register(models.Audience)
class AudienceTranslation(TranslationOptions):
    fields = ("name", "definition")


@register(models.Term)
class TermTranslation(TranslationOptions):
    fields = ("rendering", "definition")


@register(models.BannedRendering)
class BannedRenderingTranslation(TranslationOptions):
    fields = ("reason",)


@register([models.Phrase, models.Reply])
class PhraseTranslation(TranslationOptions):
    fields = ("meaning",)


@register(models.Finder)
class FinderTranslation(TranslationOptions):
    fields = ("title",)


@register(models.FinderQuestion)
class FinderQuestionTranslation(TranslationOptions):
    fields = ("question", "help")


@register(models.FinderAnswer)
class FinderAnswerTranslation(TranslationOptions):
    fields = ("label",)


@register(models.Result)
class ResultTranslation(TranslationOptions):
    fields = ("title", "text")


@register(models.SearchConcept)
class SearchConceptTranslation(TranslationOptions):
    fields = ("names",)


class InheritedTranslation(TranslationOptions):
    """A kind of page or of claim whose own fields are in no language."""

    fields = ()


_registered = set(translator.get_registered_models())
for _model in apps.get_app_config("content").get_models():
    if issubclass(_model, models.Page | models.Claim) and _model not in _registered:
        translator.register(_model, InheritedTranslation)
