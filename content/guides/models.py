"""Step-by-step guides: what to bring for whom, what to do where, what to say, what if it fails.

And the situations in which readers look for them.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.cards.models import Card
from content.evidence.models import Audience, Claim, ForWhom, Hotline
from content.glossary.models import Phrase, Term
from content.publishing.models import Page


class Document(models.Model):
    """A paper or thing to bring."""

    class Shape(models.TextChoices):
        """What it looks like. Each has its picture in templates/components/icons/."""

        CARD = "card", _("Card")
        BOOKLET = "booklet", _("Booklet")
        PAPER = "paper", _("Paper")
        PHOTO = "photo", _("Photo")
        MOBILE = "mobile", _("On a telephone")

    key = models.SlugField(_("key"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=160)
    name_zh = models.CharField(_("Chinese name"), max_length=80)
    pinyin = models.CharField(_("pinyin"), max_length=160, blank=True)
    shape = models.CharField(
        _("what it looks like"),
        max_length=8,
        choices=Shape,
        default=Shape.PAPER,
        help_text=_("Its small picture in lists of what to bring."),
    )
    for_whom = models.CharField(_("who has it"), max_length=16, choices=ForWhom, default=ForWhom.EVERYONE)
    audiences = models.ManyToManyField(
        Audience,
        related_name="documents",
        blank=True,
        verbose_name=_("kinds of reader"),
    )
    proves_identity = models.BooleanField(
        _("proves who somebody is"),
        default=False,
        help_text=_("Where different readers bring different ones, guides put “or” between them."),
    )
    editor_note = models.TextField(_("note to colleagues"), blank=True)

    class Meta:
        verbose_name = _("document to bring")
        verbose_name_plural = _("documents to bring")
        ordering = ["key"]

    def __str__(self):
        return self.name or self.key


class Guide(Page):
    """How to do one thing with one card, step by step."""

    KIND = "guide"

    class Purpose(models.TextChoices):
        GET = "get", _("Get a card")
        ENABLE = "enable", _("Switch it on")
        USE = "use", _("Use it")
        CHECK = "check", _("Check it")
        FIX = "fix", _("When it does not work")
        LOST = "lost", _("Lost, blocked or out of date")
        MONEY = "money", _("Money: accounts, pension, reimbursement")
        MOVE = "move", _("Moving, travelling, leaving")
        FAMILY = "family", _("Children and family")
        FOREIGN = "foreign", _("For foreign nationals")

    class Channel(models.TextChoices):
        SERVICE_CENTRE = "service-centre", _("Service centre")
        APP = "app", _("On the telephone, in an app")
        BANK = "bank", _("Bank")
        HOSPITAL = "hospital", _("Hospital")
        PHARMACY = "pharmacy", _("Pharmacy")
        EMPLOYER = "employer-system", _("Through the employer")
        PHONE = "phone", _("By telephone")

    card = models.ForeignKey(Card, models.PROTECT, related_name="guides", verbose_name=_("card"))
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    channel = models.CharField(_("where it is done"), max_length=16, choices=Channel)
    map_term = models.ForeignKey(
        Term,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="guides",
        verbose_name=_("what to look for on a map"),
        help_text=_("Its Chinese is shown to be copied into a map app."),
    )
    fail_phrases = models.ManyToManyField(
        Phrase,
        related_name="guides_failing",
        blank=True,
        verbose_name=_("phrases when it goes wrong"),
        help_text=_("Those that belong to no single failure."),
    )
    hotlines = models.ManyToManyField(Hotline, related_name="guides", blank=True, verbose_name=_("whom to ask"))

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")


class Step(Claim):
    """One thing to do, with the sentences to show while doing it."""

    class Branch(models.TextChoices):
        """How a step belongs to the numbered one before it. Nothing: it is a numbered one itself."""

        INSTEAD = "instead", _("Or instead: another way than the numbered step before it")
        CASE = "case", _("One of several: which, the numbered step before it decides")

    place = models.CharField(_("where"), max_length=10, choices=Phrase.Place, default=Phrase.Place.ANY)
    is_spoken = models.BooleanField(_("somebody is spoken to"), default=False)
    branch = models.CharField(
        _("alternative"),
        max_length=8,
        choices=Branch,
        blank=True,
        help_text=_("Branches stand under the numbered step before them, with “or” between them."),
    )
    phrases = models.ManyToManyField(Phrase, through="StepPhrase", related_name="steps", verbose_name=_("phrases"))

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")


class Failure(Claim):
    """What may go wrong, and what to do then: at one step, or anywhere in the guide."""

    at_step = models.SlugField(
        _("at which step"),
        max_length=80,
        blank=True,
        help_text=_("The slot of the step, such as “step-3”. Empty where it may happen at any."),
    )
    phrases = models.ManyToManyField(
        Phrase,
        related_name="failures",
        blank=True,
        verbose_name=_("phrases"),
        help_text=_("What to show then."),
    )

    class Meta:
        verbose_name = _("what may go wrong")
        verbose_name_plural = _("what may go wrong")


class StepPhrase(models.Model):
    """A phrase in its place within a step."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="phrase_rows", verbose_name=_("step"))
    phrase = models.ForeignKey(Phrase, models.PROTECT, related_name="step_rows", verbose_name=_("phrase"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("phrase of a step")
        verbose_name_plural = _("phrases of a step")
        ordering = ["step", "position"]
        constraints = [models.UniqueConstraint("step", "phrase", name="one_row_per_phrase_of_a_step")]

    def __str__(self):
        return str(self.phrase)


class Requirement(Claim):
    """A document that a guide asks for, from whom, in which form."""

    class Form(models.TextChoices):
        ORIGINAL = "original", _("original")
        COPY = "copy", _("copy")
        DIGITAL = "digital", _("digital")

    class Needed(models.TextChoices):
        ALWAYS = "always", _("Always")
        SOMETIMES = "sometimes", _("Sometimes asked for")

    document = models.ForeignKey(
        Document,
        models.PROTECT,
        related_name="requirements",
        verbose_name=_("document"),
    )
    form = models.CharField(_("form"), max_length=8, choices=Form, default=Form.ORIGINAL)
    needed = models.CharField(_("needed"), max_length=10, choices=Needed, default=Needed.ALWAYS)

    class Meta:
        verbose_name = _("document asked for")
        verbose_name_plural = _("documents asked for")


class Situation(models.Model):
    """What readers say of themselves: “I lost my card”. It leads to the cards and guides that concern it."""

    key = models.SlugField(
        _("key"),
        max_length=40,
        unique=True,
        help_text=_("Stands in the address. Cannot change later."),
    )
    name = models.CharField(
        _("in the reader’s words"),
        max_length=60,
        help_text=_("As readers say it of themselves, and short: “I lost my card”."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    pages = models.ManyToManyField(Page, through="SituationPage", related_name="situations", verbose_name=_("pages"))

    class Meta:
        verbose_name = _("situation")
        verbose_name_plural = _("situations")
        ordering = ["position", "key"]

    def __str__(self):
        return self.name or self.key


class SituationPage(models.Model):
    """A page in its place under a situation."""

    situation = models.ForeignKey(Situation, models.CASCADE, related_name="page_rows", verbose_name=_("situation"))
    page = models.ForeignKey(Page, models.CASCADE, related_name="situation_rows", verbose_name=_("page"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("page of a situation")
        verbose_name_plural = _("pages of a situation")
        ordering = ["situation", "position"]
        constraints = [models.UniqueConstraint("situation", "page", name="one_row_per_page_of_a_situation")]

    def __str__(self):
        return str(self.page)
