"""Every process tests in a data folder of its own; a skip is a failure where everything is asked for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"


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


@pytest.fixture(autouse=True)
def plain_language() -> Iterator[None]:
    """A test that switches the language leaves none of it behind."""
    with translation.override("id"):
        yield


@pytest.fixture
def data_dir() -> Path:
    return Path(os.environ["DATA_DIR"])
