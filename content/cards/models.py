"""Cards and, kept apart from them, insurance schemes: the credential is not the insurance."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.addresses import LANGUAGES
from content.evidence.models import Claim, Law
from content.publishing.models import Page

SEPARATOR = "-vs-"
"""What stands between the slugs of cards in the address of a comparison. No card's slug may hold that word."""

_SEPARATING_WORD = re.compile(r"(^|-)vs(-|$)")


_YEAR_MONTH_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def check_when(when: str) -> None:
    """A year, a year and month, or a day: the timeline counts with it."""
    try:
        if not _YEAR_MONTH_DAY.fullmatch(when):
            raise ValueError(when)
        date.fromisoformat(f"{when}-01-01"[:10])
    except ValueError:
        raise ValidationError(_("Write a year, a year and month, or a day: 1999, 1999-12 or 1999-12-31.")) from None


class Scheme(Page):
    """An insurance a person belongs to, today or in the past. Never a card."""

    KIND = "scheme"

    class Kind(models.TextChoices):
        MEDICAL = "medical", _("Medical insurance")
        OTHER = "other", _("Other social insurance")

    class State(models.TextChoices):
        CURRENT = "current", _("In force today")
        MERGED = "merged", _("Merged into another scheme")

    branch = models.CharField(_("branch"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CURRENT)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="absorbed",
        verbose_name=_("merged into"),
    )

    class Meta:
        verbose_name = _("scheme")
        verbose_name_plural = _("schemes")


class Card(Page):
    """A credential: a plastic card, an electronic one, a code, a booklet, or a function taken for a card."""

    KIND = "card"

    class Form(models.TextChoices):
        PHYSICAL = "physical", _("Plastic card or paper")
        DIGITAL = "digital", _("On the telephone")
        PHYSICAL_AND_DIGITAL = "physical-and-digital", _("Card and telephone")
        FUNCTION = "function-of-card", _("Function of another card")

    class State(models.TextChoices):
        CURRENT = "current", _("In use today")
        REPLACED = "replaced-in-most-places", _("Replaced in most places")
        DISCONTINUED = "discontinued-scheme", _("Its scheme no longer exists")
        VARIES = "varies-by-region", _("Only in some places")

    page_ptr = models.OneToOneField(Page, models.CASCADE, parent_link=True, primary_key=True, related_name="as_card")
    form = models.CharField(_("form"), max_length=24, choices=Form)
    state = models.CharField(_("state"), max_length=24, choices=State)
    is_comparable = models.BooleanField(_("can be compared"), default=True)
    short_name = models.CharField(_("short name"), max_length=80, blank=True, help_text=_("For table heads."))
    short_zh = models.CharField(
        _("Chinese short name"),
        max_length=40,
        blank=True,
        help_text=_("As printed or spoken."),
    )
    issuer = models.CharField(_("issued by"), max_length=280)
    issuer_zh = models.CharField(_("issued by, in Chinese"), max_length=160, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
    )

    class Meta:
        verbose_name = _("card")
        verbose_name_plural = _("cards")

    def clean_fields(self, exclude=None):
        """A slug with the separating word in it would make the address of a comparison mean two things."""
        errors: dict = {}
        try:
            super().clean_fields(exclude=exclude)
        except ValidationError as refusal:
            errors = refusal.update_error_dict(errors)
        for name in (f"slug_{language}" for language in LANGUAGES):
            if name not in (exclude or ()) and _SEPARATING_WORD.search(getattr(self, name) or ""):
                message = _("A card's address may not hold the word “vs”: it stands between the cards of a comparison.")
                errors.setdefault(name, []).append(ValidationError(message))
        if errors:
            raise ValidationError(errors)


class FeatureGroup(models.Model):
    """A group of rows in a comparison."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("group of features")
        verbose_name_plural = _("groups of features")
        ordering = ["position", "key"]

    def __str__(self):
        return self.name or self.key


class Feature(models.Model):
    """Something cards do or do not do: one row of a comparison."""

    class Kind(models.TextChoices):
        FLAG = "flag", _("Answered yes or no, with limits")
        TEXT = "text", _("Described in words")

    key = models.SlugField(_("key"), max_length=60, unique=True)
    group = models.ForeignKey(FeatureGroup, models.PROTECT, related_name="features", verbose_name=_("group"))
    kind = models.CharField(_("kind"), max_length=4, choices=Kind, default=Kind.FLAG)
    name = models.CharField(_("name"), max_length=120)
    help = models.CharField(_("what is meant"), max_length=280, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("feature")
        verbose_name_plural = _("features")
        ordering = ["group__position", "position", "key"]

    def __str__(self):
        return self.name or self.key


class FeatureValue(Claim):
    """What one card does about one feature: one cell of a comparison. Its page is the card."""

    NAMED_BY = "feature__name"

    class Value(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        PARTIAL = "partial", _("With limits")
        VARIES = "varies", _("Varies by region")
        NOT_APPLICABLE = "na", _("Does not apply")
        UNKNOWN = "unknown", _("Not established")
        TEXT = "text", _("In words")

    feature = models.ForeignKey(Feature, models.PROTECT, related_name="values", verbose_name=_("feature"))
    value = models.CharField(_("value"), max_length=8, choices=Value, default=Value.UNKNOWN)

    class Meta:
        verbose_name = _("feature of a card")
        verbose_name_plural = _("features of cards")


class Event(Claim):
    """Something that happened to a card, a scheme or the law: one entry of the timeline."""

    LAWS = "laws"

    class Lane(models.TextChoices):
        CARD = "card", _("The card")
        ELECTRONIC = "electronic", _("The electronic forms")
        SCHEME = "scheme", _("The schemes")
        FOREIGNERS = "foreigners", _("Foreign nationals")
        LAW = "law", _("The law")

    lane = models.CharField(_("lane"), max_length=12, choices=Lane)
    starts = models.CharField(
        _("when"),
        max_length=10,
        validators=[check_when],
        help_text=_("A year, a year and month, or a day: 1999-12."),
    )
    ends = models.CharField(_("until"), max_length=10, blank=True, validators=[check_when])
    is_span = models.BooleanField(_("lasts over time"), default=False)
    is_major = models.BooleanField(_("major"), default=False)
    cards = models.ManyToManyField(Card, related_name="events", blank=True, verbose_name=_("cards"))
    laws = models.ManyToManyField(Law, related_name="events", blank=True, verbose_name=_("laws"))

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
