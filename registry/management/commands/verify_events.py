"""Check every region's chain of events."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from registry.audit.models import Event
from registry.audit.queries import chained_regions, first_broken_row


class Command(BaseCommand):
    help = "Memeriksa rantai peristiwa tiap daerah; keluar dengan 1 dan menyebut baris pertama yang rusak."

    def handle(self, *args: Any, **options: Any) -> None:
        for region_code in chained_regions():
            broken = first_broken_row(region_code=region_code)
            if broken is not None:
                number = broken.sequence if isinstance(broken, Event) else broken
                self.stderr.write(f"Rantai {region_code} rusak pada peristiwa nomor {number}.")
                sys.exit(1)
        self.stdout.write("Semua rantai peristiwa utuh.")
