"""The measured time of a report, printed."""

import io
import re

import pytest
from django.core.management import CommandError, call_command

from registry.management.commands import bench_report, bench_yearly
from registry.proposals.models import Proposal


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


@pytest.mark.django_db
def test_the_yearly_report_of_a_made_up_region_is_measured_and_nothing_is_kept(monkeypatch):
    said = io.StringIO()
    monkeypatch.setattr(bench_yearly, "TARGET_SECONDS", 0)
    with pytest.raises(CommandError):
        call_command("bench_yearly", "--check", innovations=12, stdout=said)
    assert re.fullmatch(
        r"12 inovasi, \d+ halaman: dibaca \d+\.\d\d s, disusun \d+\.\d\d s, seluruhnya \d+\.\d\d s, sasaran 0 s\n",
        said.getvalue(),
    )
    assert not Proposal.objects.exists()
