"""What rows that are no pages were before, as `Revision` keeps it of pages."""

from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.publishing.models import RevisionQuerySet


class RowRevision(models.Model):
    """A row that is no page, as it stood from one moment on: a sentence to show, a term, a source, a telephone line."""

    kind = models.CharField(_("kind"), max_length=24, help_text="The name of its model.")
    key = models.CharField(_("key"), max_length=120)
    number = models.PositiveIntegerField(_("number"))
    document = models.JSONField(_("document"), help_text="Empty where the row was deleted.")
    is_seen = models.BooleanField(
        _("readers see it"),
        default=True,
        help_text=_("Off: only what editors see changed, as a check or a note to colleagues."),
    )
    made_by = models.ForeignKey(
        get_user_model(), models.SET_NULL, null=True, related_name="row_revisions", verbose_name=_("by")
    )
    made_at = models.DateTimeField(_("at"), default=timezone.now)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision of a row")
        verbose_name_plural = _("revisions of rows")
        ordering = ["kind", "key", "-number"]
        constraints = [models.UniqueConstraint("kind", "key", "number", name="one_row_revision_per_number")]

    def __str__(self):
        return f"{self.kind} {self.key} #{self.number}"
