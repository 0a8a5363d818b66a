"""Triggers that keep the event log append-only, and the table of the database cache."""

from django.core.management import call_command
from django.db import migrations

SQLITE = [
    "CREATE TRIGGER event_no_update BEFORE UPDATE ON registry_event BEGIN SELECT RAISE(ABORT, 'event log is append-only'); END",
    "CREATE TRIGGER event_no_delete BEFORE DELETE ON registry_event BEGIN SELECT RAISE(ABORT, 'event log is append-only'); END",
]
POSTGRES = [
    "CREATE FUNCTION registry_event_guard() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'event log is append-only'; END $$",
    "CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON registry_event "
    "FOR EACH ROW EXECUTE FUNCTION registry_event_guard()",
]


def add_guards(apps, schema_editor):
    statements = POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]
    operations = [migrations.RunPython(add_guards, migrations.RunPython.noop)]
