"""Every process tests in a data folder of its own; a skip is a failure where everything is asked for."""

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation

from tests import databases

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"
DOORS = ("admin", "api", "architecture", "journeys", "management", "tasks", "web")
"""What these folders test reads and calls the topics; the topics' own tests alone reach every line of their rules."""


EARLY = (
    "test_leaks.py", "test_demo.py", "test_demo_extras.py", "test_worker.py", "test_load_demo.py", "test_open_data.py",
)  # fmt: skip
"""What takes longest begins first, so that no process is left with it at the end."""
HERE = Path(__file__).parent


def folder_of(path: Path) -> str:
    """The folder of the tests that something lies in, or the file beside them."""
    return next(iter(path.relative_to(HERE).parts), "") if path.is_relative_to(HERE) else ""


def is_door(folder: str) -> bool:
    return folder in DOORS or folder.endswith(".py")


class Marks(dict[str, bool]):
    """What is known of all tests of a folder; of any other mark some have it and some have not."""

    def __missing__(self, name: str) -> bool:
        return self["others"]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """A folder of which the wanted marks leave nothing is not even read."""
    folder, asked = folder_of(collection_path), config.option.markexpr
    if not folder or not asked:
        return None
    marks = {"door": is_door(folder), "journey": folder == "journeys"}
    left = [eval(asked, {"__builtins__": {}}, Marks(marks, others=others)) for others in (False, True)]
    return None if any(left) else True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what goes through a door, so that coverage is measured on the topics' tests and the rest runs untraced."""
    for item in items:
        if is_door(folder_of(item.path)):
            item.add_marker(pytest.mark.door)
    if "long" not in config.option.markexpr:
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("long")])
        items[:] = [item for item in items if not item.get_closest_marker("long")]
    items.sort(key=lambda item: EARLY.index(item.path.name) if item.path.name in EARLY else len(EARLY))


def pytest_collection_finish() -> None:
    """What was read stays; nobody looks through it for refuse again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """With REQUIRE_ALL=1 nothing is passed over."""
    report = yield
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"REQUIRE_ALL=1, yet skipped: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    report = yield
    if REQUIRE_ALL and report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = f"REQUIRE_ALL=1, yet skipped: {report.longrepr}"
    return report


GUARDS = {
    "sqlite": ("event_no_delete",),
    "postgresql": ("event_no_truncate",),
}


@contextmanager
def lifted_guards() -> Iterator[None]:
    """The event log may be emptied between two tests that really commit, and by nothing else."""
    sql: list[str] = []
    with connection.cursor() as cursor:
        for name in GUARDS[connection.vendor]:
            if connection.vendor == "sqlite":
                cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = %s", [name])
                sql += [row[0] for row in cursor.fetchall()]
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            else:
                cursor.execute(f"ALTER TABLE registry_event DISABLE TRIGGER {name}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for statement in sql:
                cursor.execute(statement)
            if connection.vendor != "sqlite":
                cursor.execute("ALTER TABLE registry_event ENABLE TRIGGER ALL")


_empty = TransactionTestCase._fixture_teardown


def _empty_with_care(case: TransactionTestCase) -> None:
    with lifted_guards():
        _empty(case)


TransactionTestCase._fixture_teardown = _empty_with_care  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def empty_database(
    pytestconfig: pytest.Config, django_db_blocker: Any, django_db_modify_db_settings_parallel_suffix: None
) -> str:
    with django_db_blocker.unblock():
        return databases.made_for(pytestconfig.cache.mkdir("databases"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(empty_database: str) -> None:
    """The database of this process begins as a copy of the empty one."""
    told = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        shutil.copyfile(empty_database, told["NAME"])
    else:
        told["TEMPLATE"] = empty_database


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    """On SQLite the copy is taken as it lies, and goes with its folder."""
    return django_db_keepdb or connection.vendor == "sqlite"


@pytest.fixture(autouse=True)
def plain_language() -> Iterator[None]:
    """A test that switches the language leaves none of it behind."""
    with translation.override("id"):
        yield


@pytest.fixture
def data_dir() -> Path:
    return Path(os.environ["DATA_DIR"])
