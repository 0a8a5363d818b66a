"""The main job in a fresh demonstration: five routes to the application, a sixth to the stop, and the reports."""

import io
import json
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from registry.management.demonstration.examples import JOB
from registry.management.demonstration.extras import EXTRAS, chosen
from registry.management.demonstration.play import Part, play
from registry.management.demonstration.summary import shortfalls, summary_of, write_summary
from registry.management.demonstration.waiting import wait_for_jobs


class Command(BaseCommand):
    help = "Bagian dari demo --once: memuat data baru, lalu menjalankan seluruh jalur."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("summary", type=Path)
        parser.add_argument("--with", default="", dest="extras", help="bagian tambahan, dipisah koma")
        parser.add_argument("--began", type=float, default=time.time(), help="saat mulai, dalam detik")

    def handle(self, *args: Any, **options: Any) -> None:
        place: Path = options["summary"].absolute()
        call_command("load_demo", "--bare", stdout=io.StringIO())
        parts = play(examples=JOB, today=timezone.localdate())
        self._wait_for_reports(parts)
        more = {name: EXTRAS[name](place.parent) for name in chosen(options["extras"])}
        for name, told in more.items():
            self.stdout.write(f"{name}: {json.dumps(told, ensure_ascii=False)}")
        summary = summary_of(parts=parts, seconds=time.time() - options["began"], beside=place.parent)
        write_summary(place=place, summary=summary | more)
        if found := shortfalls(parts=parts):
            raise CommandError("\n".join(found))

    def _wait_for_reports(self, parts: Sequence[Part]) -> None:
        wait_for_jobs(job for part in parts for job in part.jobs)
        for part in parts:
            if part.proposal is not None:
                part.proposal.refresh_from_db()
