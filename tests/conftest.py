"""Every process tests in a data folder of its own; a skip is a failure where everything is asked for."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"
DOORS = ("admin", "api", "architecture", "journeys", "management", "tasks", "web")
"""What these folders test reads and calls the topics; the topics' own tests alone reach every line of their rules."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what goes through a door, so that coverage is measured on the topics' tests and the rest runs untraced."""
    here = Path(__file__).parent
    for item in items:
        place = item.path.relative_to(here).parts[0]
        if place in DOORS or place.endswith(".py"):
            item.add_marker(pytest.mark.door)


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


@pytest.fixture(autouse=True)
def plain_language() -> Iterator[None]:
    """A test that switches the language leaves none of it behind."""
    with translation.override("id"):
        yield


@pytest.fixture
def data_dir() -> Path:
    return Path(os.environ["DATA_DIR"])
