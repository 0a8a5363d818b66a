"""The words of the entries in SQLite's full-text tables; PostgreSQL keeps its own column."""

from collections.abc import Sequence

from django.db import connection

from registry.catalogue.models import Entry
from registry.catalogue.queries.search import FTS, NAMES
from registry.catalogue.rules.words import stems_of


def index_entries(entries: Sequence[Entry]) -> None:
    if connection.vendor != "sqlite" or not entries:
        return
    stemmed = [
        (entry.pk, " ".join(stems_of(entry.name_words.split())), " ".join(stems_of(entry.body_words.split())))
        for entry in entries
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {FTS}(rowid, name, body) VALUES (%s, %s, %s)", stemmed)  # noqa: S608  (our own name)
        cursor.executemany(
            f"INSERT INTO {NAMES}(rowid, name) VALUES (%s, %s)",  # noqa: S608
            [(entry.pk, entry.name) for entry in entries],
        )


def unindex_entries(ids: Sequence[int] | None = None) -> None:
    """Forget the words of these, or of all."""
    tables = (FTS, NAMES) if connection.vendor == "sqlite" else ()
    with connection.cursor() as cursor:
        for table in tables:
            if ids is None:
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608
            else:
                cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", [(pk,) for pk in ids])  # noqa: S608
