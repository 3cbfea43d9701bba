"""Search reads one page at a time: marks of what is due, words without counts, an index of exact tokens."""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = [
    "DROP TABLE content_searchindex",
    # Tokens come ready, between spaces. `ascii` takes every sign beyond ASCII as part of a word, however new it is.
    """CREATE VIRTUAL TABLE content_searchindex USING fts5(
        names, words, content='content_searchdocument', content_rowid='id', tokenize='ascii')""",
]
POSTGRESQL = [
    "DROP INDEX content_searchindex",
    # No parser between: a token is found exactly as it was written.
    """CREATE OR REPLACE FUNCTION content_search_vector(names text, words text) RETURNS tsvector IMMUTABLE LANGUAGE sql
        AS $$ SELECT array_to_tsvector(array_remove(regexp_split_to_array(names || ' ' || words, E'\\\\s+'), '')) $$""",
    "CREATE INDEX content_searchindex ON content_searchdocument USING gin (content_search_vector(names, words))",
]


def change_index(apps, schema_editor):
    apps.get_model("content", "SearchDocument").objects.all().delete()
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def mark_all(apps, schema_editor):
    """Rows in the old form are gone: every page is read again at the next change, or by `manage.py reindex`."""
    due = apps.get_model("content", "SearchDue")
    pages = apps.get_model("content", "Page").objects.values_list("pk", flat=True)
    due.objects.bulk_create(due(page_id=pk) for pk in pages)


class Migration(migrations.Migration):
    dependencies = [("content", "0012_revisions_of_rows")]

    operations = [
        migrations.RunPython(change_index),
        migrations.DeleteModel("SearchWord"),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("word", models.CharField(max_length=40, verbose_name="word")),
                (
                    "spelt",
                    models.CharField(help_text="With its accents, as readers are shown it.", max_length=40),
                ),
                ("backwards", models.CharField(help_text="For words that end alike.", max_length=40)),
            ],
            options={
                "verbose_name": "word that can be searched",
                "verbose_name_plural": "words that can be searched",
                "indexes": [models.Index("language", "backwards", name="words_that_end_alike")],
                "constraints": [models.UniqueConstraint("language", "word", name="one_row_per_word")],
            },
        ),
        migrations.CreateModel(
            name="SearchDue",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="content.page",
                        verbose_name="page",
                    ),
                ),
                ("since", models.DateTimeField(auto_now=True, verbose_name="since")),
            ],
            options={
                "verbose_name": "page that search has yet to read",
                "verbose_name_plural": "pages that search has yet to read",
            },
        ),
        migrations.RunPython(mark_all),
    ]
