"""Evidence is computed from the proof, no longer stored; a check stands once a day, method and source."""

import django.utils.timezone
from django.db import migrations, models

import content.evidence.models


def forget_in_revisions(apps, schema_editor):
    """Revisions keep documents: without this, each page would seem to have changed on the day of the upgrade."""
    revisions = apps.get_model("content", "Revision").objects
    for revision in revisions.iterator(200):
        parts = [part for value in revision.document.values() if isinstance(value, list) for part in value]
        if any([part.pop("evidence", None) for part in parts if isinstance(part, dict)]):
            revision.save(update_fields=["document"])


def forget_twins(apps, schema_editor):
    """Of checks stored twice the first stays."""
    checks = apps.get_model("content", "Check").objects
    seen = set()
    for pk, *check in checks.order_by("pk").values_list("pk", "claim", "checked_on", "method", "source"):
        if tuple(check) in seen:
            checks.filter(pk=pk).delete()
        seen.add(tuple(check))


class Migration(migrations.Migration):
    dependencies = [("content", "0009_what_readers_see")]

    operations = [
        migrations.RunPython(forget_in_revisions, migrations.RunPython.noop),
        migrations.RunPython(forget_twins, migrations.RunPython.noop),
        migrations.RemoveField(model_name="claim", name="evidence"),
        migrations.AlterField(
            model_name="claim",
            name="verified",
            field=models.BooleanField(
                default=False,
                help_text=(
                    "Off: readers see “nobody confirms this”. On only where the proof names a source or a law."
                ),
                verbose_name="confirmed by a source",
            ),
        ),
        migrations.AlterField(
            model_name="check",
            name="checked_on",
            field=models.DateField(
                default=django.utils.timezone.localdate,
                validators=[content.evidence.models.not_to_come],
                verbose_name="on",
            ),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.UniqueConstraint(
                models.F("claim"),
                models.F("checked_on"),
                models.F("method"),
                models.F("source"),
                name="one_check_a_day_at_a_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="check",
            constraint=models.UniqueConstraint(
                models.F("claim"),
                models.F("checked_on"),
                models.F("method"),
                condition=models.Q(source__isnull=True),
                name="one_check_a_day",
            ),
        ),
    ]
