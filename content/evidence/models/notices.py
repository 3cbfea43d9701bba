"""Notices: what readers of some pages are told for a time."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.evidence.models.places import Region
from content.publishing.kinds import kind_choices
from content.publishing.models import Page


class Notice(models.Model):
    """What readers of some pages are told for a time: an office moves, a system stands still. It goes by itself."""

    PROSE = frozenset({"text"})

    key = models.SlugField(_("key"), max_length=80, unique=True)
    text = models.CharField(
        _("notice"),
        max_length=400,
        help_text=_("One or two sentences; Markdown. Shown at the head of the pages named below."),
    )
    starts_on = models.DateField(_("shown from"))
    ends_on = models.DateField(_("shown until"), help_text=_("The last day it is shown, in China."))
    pages = models.ManyToManyField(Page, related_name="notices", blank=True, verbose_name=_("pages"))
    kind = models.CharField(
        _("every page of this kind"),
        max_length=16,
        blank=True,
        choices=kind_choices,
    )
    regions = models.ManyToManyField(
        Region,
        related_name="notices",
        blank=True,
        verbose_name=_("places"),
        help_text=_("None means all of China. They are named before the notice."),
    )
    editor_note = models.TextField(_("note to colleagues"), blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="a_notice_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self):
        return self.key
