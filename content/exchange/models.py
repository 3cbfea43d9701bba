"""What was imported, so that a later import can tell an editor's change from an old file."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedFile(models.Model):
    """A content file as it was when it was last imported."""

    path = models.CharField(_("file"), max_length=200, unique=True)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, help_text="SHA-256 of the file's text.")
    imported_at = models.DateTimeField(_("imported at"), auto_now=True)

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")

    def __str__(self):
        return self.path
