"""The claim: the smallest statement the site makes, with who says so and who checked it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.evidence.models.places import NATIONWIDE, Region
from content.evidence.models.querysets import ClaimQuerySet
from content.evidence.models.sources import Source
from content.publishing.constraints import Rule
from content.publishing.models import Page


class Audience(models.Model):
    """A kind of reader for whom rules or papers differ."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_zh = models.CharField(_("Chinese name"), max_length=60, blank=True)
    definition = models.TextField(_("definition"))
    definition_zh = models.TextField(_("Chinese definition"), blank=True)
    position = models.PositiveIntegerField(_("position in lists"), default=0)
    editor_note = models.TextField(_("note to colleagues"), blank=True)

    class Meta:
        verbose_name = _("kind of reader")
        verbose_name_plural = _("kinds of reader")
        ordering = ["position", "key"]

    def __str__(self):
        return self.name or self.key


class ForWhom(models.TextChoices):
    EVERYONE = "everyone", _("Everyone")
    NAMED = "named", _("The readers named")
    NOT_ESTABLISHED = "not-established", _("Not established")


class LegalBasis(models.TextChoices):
    CITED = "cited", _("Cited")
    NONE_FOUND = "none-found", _("No law found that says so")
    NOT_EXAMINED = "not-examined", _("Not yet examined")


def anchor_of(slot: str, region: str) -> str:
    """Where a claim stands in its page: its slot, and its region where that is not the whole country."""
    return slot if region == NATIONWIDE else f"{slot}-{region}"


class Claim(models.Model):
    """One statement in two languages: for whom, where, since when, who says so and which law says so.

    Its address is the page, the slot, the region and the day it starts to hold. The id is
    that address as it was when the claim was first saved; it never changes afterwards, so
    that files, drafts, reports and links can carry it.
    """

    PROSE = frozenset({"text"})

    id = models.CharField(primary_key=True, max_length=200, editable=False)
    page = models.ForeignKey(Page, models.CASCADE, related_name="claims", verbose_name=_("page"))
    slot = models.SlugField(
        _("slot"),
        max_length=80,
        help_text=_("Names the statement within its page, and its anchor. Cannot change later."),
    )
    region = models.ForeignKey(Region, models.PROTECT, related_name="claims", verbose_name=_("where it holds"))
    valid_from = models.DateField(_("holds from"), null=True, blank=True)
    valid_until = models.DateField(_("holds until"), null=True, blank=True, help_text=_("The last day it holds."))
    position = models.PositiveIntegerField(_("position"), default=0)

    heading = models.CharField(_("heading"), max_length=240, blank=True)
    text = models.TextField(
        _("statement"),
        blank=True,
        help_text=_(
            "Markdown. May be empty only in the slot “answer”, where the page's short answer is meant. Name a term "
            "where readers first need its Chinese: [residence permit](term:juzhuzheng)."
        ),
    )

    for_whom = models.CharField(_("for whom"), max_length=16, choices=ForWhom, default=ForWhom.EVERYONE)
    audiences = models.ManyToManyField(Audience, related_name="claims", blank=True, verbose_name=_("kinds of reader"))
    is_local = models.BooleanField(
        _("local practice"),
        default=False,
        help_text=_("It names places, or practice that differs by place."),
    )
    places = models.ManyToManyField(
        Region,
        related_name="claims_naming_it",
        blank=True,
        verbose_name=_("places it speaks of"),
    )
    as_of = models.CharField(_("local information of"), max_length=80, blank=True)

    sources = models.ManyToManyField(Source, related_name="claims", blank=True, verbose_name=_("sources"))
    verified = models.BooleanField(
        _("confirmed by a source"),
        default=False,
        help_text=_("Off: readers see “nobody confirms this”. On only where the proof names a source or a law."),
    )
    legal_basis = models.CharField(
        _("legal basis"),
        max_length=16,
        choices=LegalBasis,
        default=LegalBasis.NOT_EXAMINED,
    )
    confidence = models.CharField(_("confidence of the legal judgement"), max_length=8, blank=True)
    hold = models.CharField(
        _("held back because"),
        max_length=200,
        blank=True,
        help_text=_("Anything written here hides the statement."),
    )
    editor_note = models.TextField(_("note to colleagues"), blank=True, help_text=_("Readers never see this."))
    wording_reason = models.TextField(
        _("why a rendering to avoid stands here"),
        blank=True,
        help_text=_("Anything written here lets the statement use renderings that the glossary refuses."),
    )

    objects = ClaimQuerySet.as_manager()

    NAMED_BY = ""
    """Where a kind of claim keeps the name of what it says, for lists of many kinds: `feature__name`. Translated."""

    LAWS = ""
    """Where a kind of claim names laws that are its proof by themselves, as an event the law it tells of."""

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["page", "position", "slot"]
        constraints = [
            models.UniqueConstraint(
                "page",
                "slot",
                "region",
                "valid_from",
                name="one_claim_at_an_address",
            ),
            models.UniqueConstraint(
                "page",
                "slot",
                "region",
                condition=Q(valid_from__isnull=True),
                name="one_undated_claim_at_an_address",
            ),
            Rule(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="a_claim_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
            Rule(
                condition=Q(slot="answer") | (~Q(text_en="") | ~Q(text_es="")) | ~Q(hold=""),
                name="a_claim_has_words",
                violation_error_message=_("Write the statement. Only the slot “answer” may be empty."),
            ),
        ]

    def __str__(self):
        return self.id

    def save(self, *args, **kwargs):
        self.id = self.id or self.address
        super().save(*args, **kwargs)

    def as_its_kind(self) -> "Claim":
        """The same claim as its own kind of object: a step, a cell. No query where it was read `of_their_kinds`."""
        for related in self._meta.related_objects:
            if issubclass(related.related_model, Claim) and (own := getattr(self, str(related.name), None)):
                own.page, own.region = self.page, self.region
                return own
        return self

    @classmethod
    def name_lookups(cls, language: str) -> list[str]:
        """Where the name of a claim may stand: its heading, or what its kind says."""
        kinds = [kind for kind in cls.__subclasses__() if kind.NAMED_BY]
        return [f"heading_{language}", *(f"{kind._meta.model_name}__{kind.NAMED_BY}_{language}" for kind in kinds)]

    @property
    def address(self) -> str:
        """Page, slot and, where set, region and first day: `guide/pay-at-hospital#step-2@beijing~2027-01-01`."""
        where = "" if self.region.key == NATIONWIDE else f"@{self.region.key}"
        when = f"~{self.valid_from:%Y-%m-%d}" if self.valid_from else ""
        return f"{self.page.kind}/{self.page.key}#{self.slot}{where}{when}"


def not_to_come(day: date) -> None:
    """Refuse a day that has not begun in China: nobody can have looked then."""
    if day > timezone.localdate():
        raise ValidationError(_("This day is still to come."))


class Check(models.Model):
    """Somebody looked, on a day, in a way. A stored copy is never shown as a live check."""

    class Method(models.TextChoices):
        LIVE = "live", _("Live page read")
        STORED_COPY = "stored-copy", _("Read in a stored copy")
        TELEPHONE = "telephone", _("Asked by telephone")
        COUNTER = "counter", _("Seen at the counter")

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="checks", verbose_name=_("statement"))
    checked_on = models.DateField(_("on"), default=timezone.localdate, validators=[not_to_come])
    method = models.CharField(_("how"), max_length=12, choices=Method)
    source = models.ForeignKey(
        Source,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="checks",
        verbose_name=_("at which source"),
    )
    checked_by = models.CharField(_("by"), max_length=80, blank=True)
    note = models.CharField(_("note to colleagues"), max_length=280, blank=True)

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering = ["claim", "-checked_on"]
        constraints = [
            models.UniqueConstraint("claim", "checked_on", "method", "source", name="one_check_a_day_at_a_source"),
            models.UniqueConstraint(
                "claim", "checked_on", "method", condition=Q(source__isnull=True), name="one_check_a_day"
            ),
        ]

    def __str__(self):
        return f"{self.claim_id} {self.checked_on}"
