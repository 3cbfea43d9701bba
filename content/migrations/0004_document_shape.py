from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0003_failures")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="shape",
            field=models.CharField(
                choices=[
                    ("card", "Card"),
                    ("booklet", "Booklet"),
                    ("paper", "Paper"),
                    ("photo", "Photo"),
                    ("mobile", "On a telephone"),
                ],
                default="paper",
                help_text="Its small picture in lists of what to bring.",
                max_length=8,
                verbose_name="what it looks like",
            ),
        ),
    ]
