"""The event log can be neither emptied at once (PostgreSQL) nor written over by its key (SQLite)."""

from django.db import migrations

SQLITE = [
    "CREATE TRIGGER event_no_replace BEFORE INSERT ON registry_event"
    " WHEN EXISTS (SELECT 1 FROM registry_event WHERE id = NEW.id)"
    " BEGIN SELECT RAISE(ABORT, 'event log is append-only'); END",
]
POSTGRES = [
    "CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON registry_event"
    " FOR EACH STATEMENT EXECUTE FUNCTION registry_event_guard()",
]


def add_guards(apps, schema_editor):
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("registry", "0006_words")]
    operations = [migrations.RunPython(add_guards, migrations.RunPython.noop)]
