"""What was imported, so that a later import can tell an editor's change from an old file."""

from django.db import models


class ImportedFile(models.Model):
    """A content file as it was when it was last imported."""

    path = models.CharField(max_length=200, unique=True)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the file's text.")
    imported_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return self.path
