from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0004_document_shape")]

    operations = [
        migrations.CreateModel(
            name="Caution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=80, unique=True, verbose_name="key")),
                (
                    "cards",
                    models.ManyToManyField(
                        help_text="One: wherever it is compared. Several: where all of them are.",
                        related_name="cautions",
                        to="content.card",
                        verbose_name="cards",
                    ),
                ),
                (
                    "claims",
                    models.ManyToManyField(
                        help_text="Shown with a link to the page they stand on.",
                        related_name="cautions",
                        to="content.claim",
                        verbose_name="statements",
                    ),
                ),
                (
                    "feature",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: above all rows.",
                        null=True,
                        on_delete=models.deletion.PROTECT,
                        related_name="cautions",
                        to="content.feature",
                        verbose_name="at which row",
                    ),
                ),
            ],
            options={
                "verbose_name": "caution in comparisons",
                "verbose_name_plural": "cautions in comparisons",
                "ordering": ["key"],
            },
        ),
    ]
