from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0005_cautions")]

    operations = [
        migrations.AddField(
            model_name="step",
            name="branch",
            field=models.CharField(
                blank=True,
                choices=[
                    ("instead", "Or instead: another way than the numbered step before it"),
                    ("case", "One of several: which, the numbered step before it decides"),
                ],
                help_text="Branches stand under the numbered step before them, with “or” between them.",
                max_length=8,
                verbose_name="alternative",
            ),
        ),
    ]
