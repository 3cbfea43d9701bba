"""The full-text index: an FTS5 table kept by triggers on SQLite, an expression index on PostgreSQL."""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE content_searchindex USING fts5(
        names, words, content='content_searchdocument', content_rowid='id', tokenize='unicode61 remove_diacritics 0')""",
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
    """CREATE FUNCTION content_search_vector(names text, words text) RETURNS tsvector IMMUTABLE LANGUAGE sql AS
        $$ SELECT setweight(to_tsvector('simple', names), 'A') || setweight(to_tsvector('simple', words), 'B') $$""",
    """CREATE INDEX content_searchindex ON content_searchdocument USING gin (content_search_vector(names, words))""",
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
