"""What readers report about a statement. Nothing here says who they are."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.addresses import LANGUAGES
from content.evidence.models import Claim
from content.publishing.models import LANGUAGE_NAMES


class Report(models.Model):
    """“It was different at my branch”: one reader's experience with one statement.

    No name, no address of the reader or of the machine: there is no field for them.
    """

    class Status(models.TextChoices):
        NEW = "new", _("New")
        READ = "read", _("Read")
        ACTED_ON = "acted-on", _("Led to a change")
        SET_ASIDE = "set-aside", _("Set aside")

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="reports", verbose_name=_("statement"))
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
        help_text=_("The language of the page the reader came from."),
    )
    city = models.CharField(_("city"), max_length=80)
    happened_on = models.DateField(_("day"), null=True, blank=True)
    text = models.TextField(_("what was different"), max_length=2000)
    received_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.NEW)
    editor_note = models.TextField(_("note to colleagues"), blank=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-received_at", "-pk"]

    def __str__(self):
        return f"{self.claim_id}, {self.city}"
