import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0006_step_branch"),
    ]

    operations = [
        migrations.CreateModel(
            name="Situation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.SlugField(
                        help_text="Stands in the address. Cannot change later.",
                        max_length=40,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As readers say it of themselves, and short: “I lost my card”.",
                        max_length=60,
                        verbose_name="in the reader’s words",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        help_text="As readers say it of themselves, and short: “I lost my card”.",
                        max_length=60,
                        null=True,
                        verbose_name="in the reader’s words",
                    ),
                ),
                (
                    "name_es",
                    models.CharField(
                        help_text="As readers say it of themselves, and short: “I lost my card”.",
                        max_length=60,
                        null=True,
                        verbose_name="in the reader’s words",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "verbose_name": "situation",
                "verbose_name_plural": "situations",
                "ordering": ["position", "key"],
            },
        ),
        migrations.CreateModel(
            name="SituationPage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="situation_rows",
                        to="content.page",
                        verbose_name="page",
                    ),
                ),
                (
                    "situation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="page_rows",
                        to="content.situation",
                        verbose_name="situation",
                    ),
                ),
            ],
            options={
                "verbose_name": "page of a situation",
                "verbose_name_plural": "pages of a situation",
                "ordering": ["situation", "position"],
            },
        ),
        migrations.AddField(
            model_name="situation",
            name="pages",
            field=models.ManyToManyField(
                related_name="situations", through="content.SituationPage", to="content.page", verbose_name="pages"
            ),
        ),
        migrations.AddConstraint(
            model_name="situationpage",
            constraint=models.UniqueConstraint(
                models.F("situation"), models.F("page"), name="one_row_per_page_of_a_situation"
            ),
        ),
    ]
