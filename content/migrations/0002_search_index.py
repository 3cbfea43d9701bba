"""The full-text index: an FTS5 table kept by triggers on SQLite, an expression index on PostgreSQL."""

from django.db import migrations

SQLITE = [
    # Tokens come ready, between spaces. `ascii` takes every sign beyond ASCII as part of a word, however new it is.
    """CREATE VIRTUAL TABLE content_searchindex USING fts5(
        names, words, content='content_searchdocument', content_rowid='id', tokenize='ascii')""",
    """CREATE TRIGGER content_searchindex_added AFTER INSERT ON content_searchdocument BEGIN
        INSERT INTO content_searchindex(rowid, names, words) VALUES (new.id, new.names, new.words); END""",
    """CREATE TRIGGER content_searchindex_removed AFTER DELETE ON content_searchdocument BEGIN
        INSERT INTO content_searchindex(content_searchindex, rowid, names, words)
        VALUES ('delete', old.id, old.names, old.words); END""",
    """CREATE TRIGGER content_searchindex_changed AFTER UPDATE ON content_searchdocument BEGIN
        INSERT INTO content_searchindex(content_searchindex, rowid, names, words)
        VALUES ('delete', old.id, old.names, old.words);
        INSERT INTO content_searchindex(rowid, names, words) VALUES (new.id, new.names, new.words); END""",
]
POSTGRESQL = [
    # No parser between: a token is found exactly as it was written.
    """CREATE FUNCTION content_search_vector(names text, words text) RETURNS tsvector IMMUTABLE LANGUAGE sql
        AS $$ SELECT array_to_tsvector(array_remove(regexp_split_to_array(names || ' ' || words, E'\\\\s+'), '')) $$""",
    "CREATE INDEX content_searchindex ON content_searchdocument USING gin (content_search_vector(names, words))",
]


def create(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX content_searchindex")
        schema_editor.execute("DROP FUNCTION content_search_vector(text, text)")
    else:
        schema_editor.execute("DROP TABLE content_searchindex")


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial")]

    operations = [
        migrations.RunPython(create, drop),
    ]
