"""The main job in a fresh demonstration: five routes to the application, a sixth to the stop, and the reports."""

import io
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from registry.management.demonstration.examples import JOB
from registry.management.demonstration.play import Part, play
from registry.management.demonstration.summary import shortfalls, summary_of, write_summary
from registry.reports.models import Job
from registry.reports.rules.jobs import OPEN

REPORT_SECONDS, GLANCE = 60, 0.2


class Command(BaseCommand):
    help = "Bagian dari demo --once: memuat data baru, lalu menjalankan seluruh jalur."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("summary", type=Path)
        parser.add_argument("--began", type=float, default=time.time(), help="saat mulai, dalam detik")

    def handle(self, *args: Any, **options: Any) -> None:
        place: Path = options["summary"].absolute()
        call_command("load_demo", "--bare", stdout=io.StringIO())
        parts = play(examples=JOB, today=timezone.localdate())
        self._wait_for_reports(parts)
        summary = summary_of(parts=parts, seconds=time.time() - options["began"], beside=place.parent)
        write_summary(place=place, summary=summary)
        if found := shortfalls(parts=parts):
            raise CommandError("\n".join(found))

    def _wait_for_reports(self, parts: Sequence[Part]) -> None:
        asked = Job.objects.filter(public_id__in=[job for part in parts for job in part.jobs])
        until = time.monotonic() + REPORT_SECONDS
        while asked.filter(state__in=OPEN).exists() and time.monotonic() < until:
            time.sleep(GLANCE)
        for part in parts:
            if part.proposal is not None:
                part.proposal.refresh_from_db()
