"""The measured time of a report, printed."""

import io
import re

import pytest
from django.core.management import CommandError, call_command

from registry.management.commands import bench_report


def test_the_median_of_a_twelve_page_report_is_printed():
    said = io.StringIO()
    call_command("bench_report", runs=1, stdout=said)
    assert re.fullmatch(
        r"12 halaman, 1 kali: median \d+\.\d\d s \(tercepat \d+\.\d\d s, terlama \d+\.\d\d s\), sasaran 1 s\n",
        said.getvalue(),
    )


def test_a_slow_machine_is_told_so_when_asked(monkeypatch):
    monkeypatch.setattr(bench_report, "TARGET_SECONDS", 0)
    with pytest.raises(CommandError):
        call_command("bench_report", "--check", "--runs", "1", stdout=io.StringIO())
