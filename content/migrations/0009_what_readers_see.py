from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0008_the_card_of_a_result")]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="is_seen",
            field=models.BooleanField(
                default=True,
                help_text="Off: only what editors see changed, as a check or a note to colleagues.",
                verbose_name="readers see it",
            ),
        ),
    ]
