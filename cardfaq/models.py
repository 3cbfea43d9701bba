"""The one table of the wiring itself."""

from django.db import models


class Change(models.Model):
    """What one transaction wrote, for the page caches of all processes (`cardfaq/pages/writes.py`)."""

    writes = models.TextField()

    class Meta:
        db_table = "cardfaq_change"

    def __str__(self) -> str:
        return f"#{self.pk}"
