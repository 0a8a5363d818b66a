"""Search tables: full text of stems and trigrams of names on SQLite; on PostgreSQL a generated column with its index, and
trigram indexes where pg_trgm may be created."""

from django.db import migrations, transaction
from django.db.utils import DatabaseError

SQLITE = [
    "CREATE VIRTUAL TABLE registry_entry_fts USING fts5(name, body, tokenize = 'unicode61')",
    "CREATE VIRTUAL TABLE registry_entry_names USING fts5(name, tokenize = 'trigram')",
]
POSTGRES = [
    "ALTER TABLE registry_entry ADD COLUMN search tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('indonesian'::regconfig, name_words), 'A') || "
    "setweight(to_tsvector('indonesian'::regconfig, body_words), 'B')) STORED",
    "CREATE INDEX entry_search ON registry_entry USING gin (search)",
]
TRIGRAMS = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX word_trigrams ON registry_word USING gin (word gin_trgm_ops)",
    "CREATE INDEX entry_name_trigrams ON registry_entry USING gin (upper(name) gin_trgm_ops)",
]


def add_search(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE if is_sqlite else POSTGRES:
        schema_editor.execute(statement)
    if not is_sqlite:
        _add_trigrams(schema_editor)


def _add_trigrams(schema_editor):
    """Without the right to create the extension the search compares words itself."""
    try:
        with transaction.atomic(using=schema_editor.connection.alias):
            for statement in TRIGRAMS:
                schema_editor.execute(statement)
    except DatabaseError:
        return


class Migration(migrations.Migration):
    dependencies = [("registry", "0012_catalogue")]
    operations = [migrations.RunPython(add_search, migrations.RunPython.noop)]
