"""How long a report of twelve pages takes on this machine, child process included; the target is one second."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.reports.render.benchmark import sample_document, time_renderings

TARGET_SECONDS = 1.0


class Command(BaseCommand):
    help = "Mengukur lama penyusunan laporan 12 halaman, proses anak ikut dihitung; sasarannya 1 detik."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--runs", type=int, default=7, help="berapa kali disusun (baku 7)")
        parser.add_argument("--check", action="store_true", help="keluar dengan galat bila median melewati sasaran")

    def handle(self, *args: Any, **options: Any) -> None:
        timing = time_renderings(sample_document(), runs=max(1, options["runs"]))
        self.stdout.write(
            f"{timing.pages} halaman, {timing.runs} kali: median {timing.median_seconds:.2f} s "
            f"(tercepat {timing.fastest_seconds:.2f} s, terlama {timing.slowest_seconds:.2f} s), "
            f"sasaran {TARGET_SECONDS:.0f} s"
        )
        if options["check"] and timing.median_seconds > TARGET_SECONDS:
            raise CommandError("Median melewati sasaran.")
