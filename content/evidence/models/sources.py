"""Pages that somebody read, and what each is worth as evidence."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

web_address = URLValidator(("http", "https"))
"""For what readers may follow: no address that runs something in their browser."""


class Quality(models.TextChoices):
    """What kind of page says something, strongest first. Never stored beside a claim: see `reading.levels`."""

    OFFICIAL = "official", _("Official page")
    OFFICIAL_COPY = "official-copy", _("Copy of an official text")
    LAW = "law", _("The law itself")
    INSTITUTION = "institution", _("Page of an institution")
    PRESS = "press", _("Press report")
    COMMERCIAL = "commercial", _("Commercial page only")
    AGGREGATOR = "aggregator", _("Aggregator page only")
    SEED_ONLY = "seed-only", _("Unconfirmed web article only")
    NONE = "none", _("No source found")


WEAK = frozenset({Quality.COMMERCIAL, Quality.AGGREGATOR, Quality.SEED_ONLY})


UNCONFIRMED = frozenset({Quality.SEED_ONLY, Quality.NONE})
"""Levels at which nothing may be called confirmed by a source."""


class Source(models.Model):
    """A page somebody read, and what it is worth."""

    QUOTED = frozenset({"publisher"})

    key = models.CharField(_("key"), max_length=60, unique=True)
    publisher = models.CharField(
        _("who published it"),
        max_length=200,
        help_text=_("As a reader would name it, with the date if known."),
    )
    url = models.CharField(_("address"), max_length=500, blank=True, validators=[web_address])
    quality = models.CharField(_("kind of page"), max_length=16, choices=Quality)
    language = models.CharField(_("language of the page"), max_length=8)
    may_link = models.BooleanField(
        _("may be linked"),
        default=True,
        help_text=_("Off for spam, mirrors and unreliable copies."),
    )
    seen_on = models.DateField(_("seen on"), null=True, blank=True)
    editor_note = models.TextField(_("note to colleagues"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["key"]

    def __str__(self):
        return f"{self.key}: {self.publisher}"
