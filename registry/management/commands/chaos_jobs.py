"""The inner half of `chaos`: asks for reports while the outer half strikes, waits, and tells what came out."""

import io
import json
import time
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from registry.management.chaos.asking import ask_reports, findings_of, reportable_proposal
from registry.management.demonstration.waiting import wait_for_jobs


class Command(BaseCommand):
    help = "Bagian dari chaos: meminta laporan di data baru, menunggu, lalu memeriksa hasilnya."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("result", type=Path)
        parser.add_argument("--jobs", type=int, required=True)
        parser.add_argument("--seconds", type=float, required=True, help="lama permintaan, dan lama gangguan")
        parser.add_argument("--patience", type=float, default=300, help="batas menunggu sesudahnya")

    def handle(self, *args: Any, **options: Any) -> None:
        place: Path = options["result"]
        call_command("load_demo", "--bare", stdout=io.StringIO())
        proposal = reportable_proposal()
        place.with_suffix(".begun").touch()
        began = time.monotonic()
        asked, slowest = ask_reports(
            proposal=proposal, count=options["jobs"], seconds=options["seconds"], key=place.stem
        )
        wait_for_jobs(asked, seconds=options["patience"])
        seconds = round(time.monotonic() - began, 1)
        found = findings_of(asked=asked, slowest_ask=slowest)
        told = asdict(found) | {"seconds": seconds, "holds": found.holds}
        place.write_text(json.dumps(told), encoding="utf-8")
