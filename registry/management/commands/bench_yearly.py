"""`manage.py bench_yearly`: what the yearly report of a full city costs here; nothing is kept."""

import json
import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from registry.index.usecases.periods import load_shipped_editions
from registry.management.demonstration.yearly_region import YEAR, fill_year
from registry.people.queries import system_actor
from registry.reports.queries.regional import scope_of
from registry.reports.queries.yearly.paper import yearly_document
from registry.reports.render.pdf import render_pdf
from registry.reports.rules.document import as_data, from_data
from registry.reports.rules.spans import span_named

TARGET_SECONDS = 10.0


class Command(BaseCommand):
    help = "Mengukur laporan tahunan: membaca dan membekukan, lalu menyusun PDF; sasarannya 10 detik untuk 300 inovasi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--innovations", type=int, default=300)
        parser.add_argument("--check", action="store_true", help="keluar dengan galat bila melewati sasaran")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            load_shipped_editions(by=system_actor(), at=timezone.now())
            region = fill_year(innovations=options["innovations"])
            began = time.perf_counter()
            span = span_named(str(YEAR))
            if span is None:
                raise CommandError("Tahun contoh tidak dikenal.")
            scope = scope_of(region=region, span=span, asked_on=date(YEAR, 12, 1))
            frozen = json.dumps(as_data(yearly_document(scope)))
            read = time.perf_counter() - began
            made = render_pdf(from_data(json.loads(frozen)))
            whole = time.perf_counter() - began
            transaction.set_rollback(True)
        self.stdout.write(
            f"{options['innovations']} inovasi, {made.pages} halaman: dibaca {read:.2f} s, "
            f"disusun {whole - read:.2f} s, seluruhnya {whole:.2f} s, sasaran {TARGET_SECONDS:.0f} s"
        )
        if options["check"] and whole > TARGET_SECONDS:
            raise CommandError("Lamanya melewati sasaran.")
