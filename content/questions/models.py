"""Questions people ask, and things they may have read that are wrong."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.addresses import index_path
from content.evidence.models import Claim, Hotline
from content.publishing.models import Page


class Topic(models.Model):
    """A shelf of questions."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    slug = models.SlugField(_("address"), max_length=60, null=True)
    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["position", "key"]

    def __str__(self):
        return self.name or self.key

    def path_in(self, language: str) -> str:
        """The path of the topic's own page, or nothing where it has no address in this language."""
        slug = getattr(self, f"slug_{language}")
        return f"{index_path('topic', language)}{slug}/" if slug else ""


class Question(Page):
    """A question as people ask it. The short answer settles it; the points say more, each with its proof."""

    KIND = "question"

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="questions", verbose_name=_("topic"))
    is_warning = models.BooleanField(
        _("warns of something unlawful or costly"),
        default=False,
        help_text=_("The page opens with a warning."),
    )
    hotlines = models.ManyToManyField(Hotline, related_name="questions", blank=True, verbose_name=_("whom to ask"))
    ask_bank = models.BooleanField(_("ask the bank on the card"), default=False)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")


class Verdict(models.TextChoices):
    """What we make of a statement people read elsewhere."""

    RIGHT = "right", _("Right")
    OUTDATED = "outdated", _("Out of date")
    WRONG = "wrong", _("Wrong")
    MISLEADING = "misleading", _("Misleading")
    LOCAL = "local", _("Local, told as national")
    UNVERIFIABLE = "unverifiable", _("Cannot be confirmed")


class CorrectionPage(Page):
    """One mistake people read, titled as they read it; or one article, judged statement by statement."""

    KIND = "correction"

    QUOTED = frozenset({"aliases", "title"})

    class Origin(models.TextChoices):
        ARTICLE = "article", _("Web articles we started from")
        READERS = "readers", _("Heard from readers")

    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict, blank=True)
    origin = models.CharField(_("where it was read"), max_length=8, choices=Origin, default=Origin.ARTICLE)
    is_article = models.BooleanField(_("judges a whole article"), default=False)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")


class Correction(Claim):
    """One statement of an article, quoted and judged. The claim's own words are the judgement."""

    NAMED_BY = "quote"

    QUOTED = frozenset({"quote"})

    number = models.CharField(_("number"), max_length=8)
    quote = models.TextField(_("as you may have read it"))
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict)
    explained_by = models.ForeignKey(
        CorrectionPage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="statements_explained",
        verbose_name=_("explained on"),
    )

    class Meta:
        verbose_name = _("statement judged")
        verbose_name_plural = _("statements judged")
