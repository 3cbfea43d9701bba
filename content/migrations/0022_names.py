"""Finders, their questions and answers, and refused wordings have the names that editors know."""

import django.db.models.deletion
from django.db import migrations, models


def rename_kinds(apps, schema_editor):
    apps.get_model("content", "RowRevision").objects.filter(kind="tree").update(kind="finder")


class Migration(migrations.Migration):
    dependencies = [("content", "0021_what_matters_between_cards")]

    operations = [
        migrations.RenameModel("Tree", "Finder"),
        migrations.RenameModel("Node", "FinderQuestion"),
        migrations.RenameModel("Option", "FinderAnswer"),
        migrations.RemoveConstraint("finderanswer", "one_answer_per_key"),
        migrations.RenameField("finderquestion", "tree", "finder"),
        migrations.RenameField("finderanswer", "node", "question"),
        migrations.RenameField("bannedrendering", "is_locked", "is_refused"),
        migrations.AlterModelOptions(
            name="finderanswer",
            options={"ordering": ["question", "position"], "verbose_name": "answer", "verbose_name_plural": "answers"},
        ),
        migrations.AlterModelOptions(
            name="finderquestion",
            options={
                "ordering": ["finder", "key"],
                "verbose_name": "question of a finder",
                "verbose_name_plural": "questions of finders",
            },
        ),
        migrations.AlterField(
            model_name="finderanswer",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answers",
                to="content.finderquestion",
                verbose_name="question",
            ),
        ),
        migrations.AlterField(
            model_name="finderquestion",
            name="finder",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="questions",
                to="content.finder",
                verbose_name="finder",
            ),
        ),
        migrations.AddConstraint("finderanswer", models.UniqueConstraint("question", "key", name="one_answer_per_key")),
        migrations.RunPython(rename_kinds, migrations.RunPython.noop),
    ]
