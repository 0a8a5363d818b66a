"""Take in a list of innovations as a city keeps it (CSV or XLSX)."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from registry.catalogue.usecases.refreshing import refresh_entries
from registry.people.queries import system_actor
from registry.proposals.queries.import_files import Unreadable, import_list
from registry.proposals.rules.importing import check_rows, likely_duplicates, missing_columns
from registry.proposals.usecases.importing import import_records
from registry.reference.queries import known_regions

SOME_BAD, UNREADABLE = 1, 2


class Command(BaseCommand):
    help = "Mengimpor daftar inovasi; baris yang salah disebut satu per satu dan tidak menghentikan yang lain."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="periksa saja, tidak menulis apa pun")
        parser.add_argument("--json", action="store_true", help="hasil sebagai JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = import_list(path=options["file"])
        except Unreadable as error:
            self._stop(str(error))
        if missing := missing_columns(header=found.header):
            self._stop(f"Kolom wajib tidak ada: {', '.join(missing)}.")
        now = timezone.now()
        checked = check_rows(
            header=found.header, rows=found.rows, known_regions=known_regions(), this_year=timezone.localdate().year
        )
        result = import_records(
            rows=checked.good, batch=f"{now:%Y%m%d%H%M%S}", dry_run=options["dry_run"], by=system_actor(), at=now
        )
        if not options["dry_run"]:
            refresh_entries(at=now)
        bad_lines = {cell.line for cell in checked.bad}
        outcome = {
            "rows": len(checked.good) + len(bad_lines),
            "created": result.created,
            "existing": result.existing,
            "bad": [asdict(cell) for cell in checked.bad],
            "duplicates": [asdict(likeness) for likeness in likely_duplicates(rows=checked.good)],
        }
        self._print(outcome, as_json=options["json"])
        if checked.bad:
            sys.exit(SOME_BAD)

    def _stop(self, reason: str) -> None:
        self.stderr.write(reason)
        sys.exit(UNREADABLE)

    def _print(self, outcome: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(outcome, ensure_ascii=False))
            return
        self.stdout.write("{rows} baris: {created} baru, {existing} sudah ada.".format(**outcome))
        for cell in outcome["bad"]:
            self.stdout.write("baris {line}, kolom {column}: {message}".format(**cell))
        for likeness in outcome["duplicates"]:
            self.stdout.write("baris {line} mirip dengan: {like}".format(**likeness))
