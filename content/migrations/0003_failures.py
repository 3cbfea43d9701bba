from django.db import migrations, models

OF_GUIDES = """
    INSERT INTO content_failure (claim_ptr_id, at_step)
    SELECT claim.id, '' FROM content_claim AS claim JOIN content_page AS page ON page.id = claim.page_id
    WHERE page.kind = 'guide' AND claim.slot LIKE 'fail-%'
"""
"""Lines on what may fail were plain claims. They become claims of their own kind, at no step as yet."""


class Migration(migrations.Migration):
    dependencies = [("content", "0002_search_index")]

    operations = [
        migrations.AlterField(
            model_name="guide",
            name="fail_phrases",
            field=models.ManyToManyField(
                blank=True,
                help_text="Those that belong to no single failure.",
                related_name="guides_failing",
                to="content.phrase",
                verbose_name="phrases when it goes wrong",
            ),
        ),
        migrations.CreateModel(
            name="Failure",
            fields=[
                (
                    "claim_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="content.claim",
                    ),
                ),
                (
                    "at_step",
                    models.SlugField(
                        blank=True,
                        help_text="The slot of the step, such as “step-3”. Empty where it may happen at any.",
                        max_length=80,
                        verbose_name="at which step",
                    ),
                ),
                (
                    "phrases",
                    models.ManyToManyField(
                        blank=True,
                        help_text="What to show then.",
                        related_name="failures",
                        to="content.phrase",
                        verbose_name="phrases",
                    ),
                ),
            ],
            options={"verbose_name": "what may go wrong", "verbose_name_plural": "what may go wrong"},
            bases=("content.claim",),
        ),
        migrations.RunSQL(OF_GUIDES, migrations.RunSQL.noop),
    ]
