from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0007_situations")]

    operations = [
        migrations.AddField(
            model_name="result",
            name="card",
            field=models.ForeignKey(
                blank=True,
                help_text="Only where the answers settle it. Readers see its picture and what it does; the pages are others.",
                null=True,
                on_delete=models.deletion.PROTECT,
                related_name="results_naming_it",
                to="content.card",
                verbose_name="the card it is",
            ),
        ),
    ]
