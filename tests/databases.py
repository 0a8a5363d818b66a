"""The migrated empty database: made once for a state of the code, then copied for every process that tests."""

import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

PLACES = ("registry/**/*.py", "innovation/*.py", "requirements.txt")
"""A migration may read any of this; another letter in it makes another database."""


def made_for(folder: Path) -> str:
    """The name of the empty database for the code as it is; who comes first makes it while the others wait."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _file(folder) if connection.vendor == "sqlite" else _on_server()


def copy(empty: str, name: str) -> None:
    """Another database like the empty one."""
    if connection.vendor == "sqlite":
        shutil.copyfile(empty, name)
    else:
        _tell(f'CREATE DATABASE "{name}" TEMPLATE "{empty}"')


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Everything that is asked meanwhile goes to that database."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _fingerprint() -> str:
    found = hashlib.sha256()
    for path in sorted(path for place in PLACES for path in settings.BASE_DIR.glob(place)):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _migrate(name: str) -> None:
    with connected_to(name):
        call_command("migrate", verbosity=0)
        call_command("createcachetable")


def _file(folder: Path) -> str:
    made, half = folder / f"{_fingerprint()}.sqlite3", folder / "half.sqlite3"
    if not made.exists():
        for older in folder.glob("*.sqlite3*"):
            older.unlink()
        _migrate(str(half))
        half.rename(made)
    return str(made)


def _on_server() -> str:
    stem = f"empty_{connection.settings_dict['NAME']}_"
    made, half = stem + _fingerprint(), f"{stem}half"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [stem])
        found = {name for (name,) in cursor.fetchall()}
    if made not in found:
        _tell(*(f'DROP DATABASE "{name}"' for name in found), f'CREATE DATABASE "{half}"')
        _migrate(half)
        _tell(f'ALTER DATABASE "{half}" RENAME TO "{made}"')
    return made


def _tell(*statements: str) -> None:
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
