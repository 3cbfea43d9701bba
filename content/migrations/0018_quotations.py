"""One way to show what another page says: the cautions of comparisons become quotations of their pages."""

import django.db.models.deletion
from django.db import migrations, models


def carry_over(apps, schema_editor):
    """What was said of one card its page quotes; of several, the written comparison of exactly these."""
    get = apps.get_model
    first = get("content", "Feature").objects.order_by("group__position", "position", "key").first()
    for caution in get("content", "Caution").objects.order_by("key"):
        cards = set(caution.cards.values_list("pk", flat=True))
        page = next(iter(cards)) if len(cards) == 1 else None
        for comparison in get("content", "Comparison").objects.all() if len(cards) > 1 else ():
            if set(comparison.cards.values_list("pk", flat=True)) == cards:
                page = comparison.pk
        row = caution.feature or first
        for claim in caution.claims.order_by("pk") if page else ():
            get("content", "Quotation").objects.get_or_create(
                page_id=page, claim=claim, defaults={"after": row.key if row else ""}
            )


class Migration(migrations.Migration):
    dependencies = [("content", "0017_what_follows_an_answer")]

    operations = [
        migrations.CreateModel(
            name="Quotation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "after",
                    models.SlugField(
                        blank=True,
                        help_text="The slot of a statement of this page; in comparisons, and on cards for where they "
                        "are compared, the key of a row. Empty: at the end.",
                        max_length=80,
                        verbose_name="after which statement",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "claim",
                    models.ForeignKey(
                        help_text="Shown with its own words and proof and a link to the page it stands on.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotations",
                        to="content.claim",
                        verbose_name="statement",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotations",
                        to="content.page",
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "quoted statement",
                "verbose_name_plural": "quoted statements",
                "ordering": ["page", "position"],
                "constraints": [models.UniqueConstraint("page", "claim", name="one_quotation_of_a_statement")],
            },
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop, elidable=True),
        migrations.DeleteModel(name="Caution"),
    ]
