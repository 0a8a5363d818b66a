"""`manage.py bench_list`: what a long list costs here as a file; the rows are made up, and none is kept."""

import json
import os
import resource
import subprocess
import sys
import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from registry.reports.models import Job
from registry.reports.queries.listing import LISTS, list_facts
from registry.reports.rules.formats import Format
from registry.reports.usecases.lists import make_list
from registry.reports.usecases.sample_list import fill_list

TARGET_SECONDS, TARGET_MEGABYTES = 15, 60
KILOBYTES = 1024 if sys.platform == "linux" else 1024 * 1024  # of what the system tells of memory, to a megabyte


class Command(BaseCommand):
    help = "Mengukur daftar panjang sebagai XLSX dan CSV dalam proses anak; sasarannya 15 detik dan 60 MB."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rows", type=int, default=100_000, help="berapa baris (baku 100.000)")
        parser.add_argument("--check", action="store_true", help="keluar dengan galat bila sasaran terlewati")
        parser.add_argument("--child", choices=[Format.XLSX, Format.CSV], help="dipakai oleh perintah ini sendiri")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["child"]:
            self.stdout.write(json.dumps(measured(format=Format(options["child"]), rows=options["rows"])))
            return
        missed = []
        for format in (Format.XLSX, Format.CSV):
            found = self._in_child(format, rows=options["rows"])
            self.stdout.write(
                f"{format.upper()}: {found['rows']} baris × {found['columns']} kolom dalam {found['seconds']:.1f} s "
                f"({found['worked']:.1f} s prosesor), "
                f"memori bertambah {found['grown']:.0f} MB menjadi {found['peak']:.0f} MB, "
                f"berkas {found['size'] / 1e6:.1f} MB"
            )
            if found["seconds"] > TARGET_SECONDS or found["grown"] > TARGET_MEGABYTES:
                missed.append(format.upper())
        if options["check"] and missed:
            raise CommandError(f"Melewati sasaran: {', '.join(missed)}.")

    def _in_child(self, format: Format, *, rows: int) -> dict[str, Any]:
        command = [sys.executable, "manage.py", "bench_list", "--child", format, "--rows", str(rows)]
        ended = subprocess.run(  # noqa: S603  (our own command)
            command, cwd=settings.BASE_DIR, env=os.environ, capture_output=True, text=True, check=False
        )
        if ended.returncode:
            raise CommandError(ended.stderr.strip().splitlines()[-1] if ended.stderr else "Proses anak gagal.")
        found: dict[str, Any] = json.loads(ended.stdout)
        return found


def measured(*, format: Format, rows: int) -> dict[str, Any]:
    """Rows made and read in one transaction that is undone; memory is counted from before they were made."""
    before = _peak()
    with transaction.atomic():
        reader = fill_list(rows=rows)
        facts = list_facts(of="usulan", to={}, reader=reader, office="Contoh", today=date(2026, 11, 24))
        began, worked = time.monotonic(), time.process_time()
        made = make_list(Job(facts=facts, format=format), lambda: True)
        times = {"seconds": time.monotonic() - began, "worked": time.process_time() - worked}
        size = made.opened().size
        made.close()
        transaction.set_rollback(True)
    memory = {"grown": _peak() - before, "peak": _peak()}
    return {"rows": made.rows, "columns": len(LISTS["usulan"].columns), "size": size, **times, **memory}


def _peak() -> float:
    """The most memory that this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES
