"""`manage.py generate`: plausible records for benchmarks, the same for the same seed; never beside real ones."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from registry.catalogue.labels import PROBLEMS
from registry.catalogue.usecases.generating import generate_records
from registry.people.queries import system_actor
from registry.shared.errors import Blocked


class Command(BaseCommand):
    help = "Mengisi basis data kosong dengan catatan buatan untuk pengukuran; menolak bila ada catatan sungguhan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--regions", type=int, default=552, help="banyaknya daerah (baku 552)")
        parser.add_argument("--innovations", type=int, required=True, help="banyaknya inovasi seluruhnya")
        parser.add_argument("--evidence", action="store_true", help="dengan lembar indeks dan bukti")
        parser.add_argument("--seed", type=int, default=1, help="benih; benih yang sama memberi catatan yang sama")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.perf_counter()
        try:
            added = generate_records(
                innovations=max(0, options["innovations"]), regions=max(1, options["regions"]), seed=options["seed"],
                with_evidence=options["evidence"], by=system_actor(), at=timezone.now(),
            )  # fmt: skip
        except Blocked as refusal:
            raise CommandError(
                " ".join(str(PROBLEMS[each.code]).replace("%(subject)s", each.subject) for each in refusal.problems)
            ) from refusal
        self.stdout.write(f"{added} inovasi ditambahkan dalam {time.perf_counter() - began:.1f} s")
