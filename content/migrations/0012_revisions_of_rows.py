import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0011_terms_named_in_short_answers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveField(model_name="term", name="evidence"),
        migrations.AlterField(
            model_name="term",
            name="verified",
            field=models.BooleanField(
                default=False,
                help_text="On only where a source is named, or an article uses it.",
                verbose_name="confirmed by a source",
            ),
        ),
        migrations.CreateModel(
            name="RowRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(help_text="The name of its model.", max_length=24, verbose_name="kind")),
                ("key", models.CharField(max_length=120, verbose_name="key")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("document", models.JSONField(help_text="Empty where the row was deleted.", verbose_name="document")),
                (
                    "is_seen",
                    models.BooleanField(
                        default=True,
                        help_text="Off: only what editors see changed, as a check or a note to colleagues.",
                        verbose_name="readers see it",
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="row_revisions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "revision of a row",
                "verbose_name_plural": "revisions of rows",
                "ordering": ["kind", "key", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("kind"), models.F("key"), models.F("number"), name="one_row_revision_per_number"
                    )
                ],
            },
        ),
    ]
