"""The finder: a tree of questions, one a page, that ends at a card or a guide."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.cards.models import Card
from content.evidence.models import Provision
from content.finder.addresses import FINDERS, finder_path
from content.publishing.constraints import Rule
from content.publishing.models import Page


class Finder(models.Model):
    """One finder: “Which card is in my hand?”"""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=120)
    start = models.ForeignKey(
        "FinderQuestion",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("first question"),
    )

    class Meta:
        verbose_name = _("finder")
        verbose_name_plural = _("finders")
        ordering = ["key"]

    def __str__(self):
        return self.title or self.key

    def path_in(self, language: str, answers: str = "") -> str:
        """The page of the question or the result that these answers lead to; empty where it has no page yet."""
        return finder_path(self.key, language, answers) if self.key in FINDERS else ""


class FinderQuestion(models.Model):
    """One question of a finder."""

    finder = models.ForeignKey(Finder, models.CASCADE, related_name="questions", verbose_name=_("finder"))
    key = models.SlugField(_("key"), max_length=40, unique=True)
    question = models.CharField(_("question"), max_length=200)
    help = models.CharField(_("help"), max_length=280, blank=True)

    class Meta:
        verbose_name = _("question of a finder")
        verbose_name_plural = _("questions of finders")
        ordering = ["finder", "key"]

    def __str__(self):
        return self.question or self.key


class Result(models.Model):
    """Where an answer leads: words, and pages to read."""

    PROSE = frozenset({"text"})

    key = models.SlugField(_("key"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("text"))
    card = models.ForeignKey(
        Card,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="results_naming_it",
        verbose_name=_("the card it is"),
        help_text=_(
            "Only where the answers settle it. Readers see its picture and what it does; the pages are others."
        ),
    )
    pages = models.ManyToManyField(
        Page,
        through="ResultPage",
        related_name="finder_results",
        verbose_name=_("pages"),
    )
    topics = models.CharField(
        _("topics"),
        max_length=200,
        blank=True,
        help_text=_("Keys, with a space between them."),
    )
    provisions = models.ManyToManyField(Provision, related_name="results_citing", blank=True, verbose_name=_("law"))

    class Meta:
        verbose_name = _("result of a finder")
        verbose_name_plural = _("results of finders")
        ordering = ["key"]

    def __str__(self):
        return self.title or self.key


class ResultPage(models.Model):
    """A page in its place under a result."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="page_rows", verbose_name=_("result"))
    page = models.ForeignKey(Page, models.CASCADE, related_name="result_rows", verbose_name=_("page"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("page of a result")
        verbose_name_plural = _("pages of a result")
        ordering = ["result", "position"]
        constraints = [models.UniqueConstraint("result", "page", name="one_row_per_page_of_a_result")]

    def __str__(self):
        return str(self.page)


class FinderAnswer(models.Model):
    """An answer: it leads to the next question or to a result, never both, never neither."""

    question = models.ForeignKey(FinderQuestion, models.CASCADE, related_name="answers", verbose_name=_("question"))
    key = models.SlugField(
        _("key"),
        max_length=8,
        help_text=_("Stands in the address. Cannot change later."),
    )
    label = models.CharField(_("answer"), max_length=200)
    printed_zh = models.CharField(
        _("characters printed on the thing"),
        max_length=80,
        blank=True,
        help_text=_("Shown large, to compare by eye. More than one: with a space between them."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    next = models.ForeignKey(
        FinderQuestion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="led_from",
        verbose_name=_("next question"),
    )
    result = models.ForeignKey(
        Result,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="led_from",
        verbose_name=_("result"),
    )

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["question", "position"]
        constraints = [
            models.UniqueConstraint("question", "key", name="one_answer_per_key"),
            Rule(
                condition=models.Q(next__isnull=True, result__isnull=False)
                | models.Q(next__isnull=False, result__isnull=True),
                name="an_answer_leads_somewhere_once",
                violation_error_message=_("Choose the next question or a result, one of the two."),
            ),
        ]

    def __str__(self):
        return self.label or self.key
