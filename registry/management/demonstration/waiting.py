"""Waiting for the separate worker, with an end."""

import time
from collections.abc import Iterable

from registry.reports.models import Job
from registry.reports.rules.jobs import OPEN

REPORT_SECONDS, GLANCE = 60, 0.2


def wait_for_jobs(public_ids: Iterable[str], *, seconds: float = REPORT_SECONDS) -> None:
    """Until none of these reports is open, or the time is over: who asks looks what came out."""
    asked = Job.objects.filter(public_id__in=list(public_ids), state__in=OPEN)
    until = time.monotonic() + seconds
    while asked.exists() and time.monotonic() < until:
        time.sleep(GLANCE)
