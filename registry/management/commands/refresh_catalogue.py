"""`manage.py refresh_catalogue [--all]`: read the event log on, or build the whole catalogue anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from registry.catalogue.usecases.refreshing import rebuild_entries, refresh_entries


class Command(BaseCommand):
    help = "Memperbarui katalog publik dari catatan peristiwa; dengan --all seluruhnya disusun ulang."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="susun ulang seluruh katalog")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if options["all"]:
            self.stdout.write(f"{rebuild_entries(at=now)} entri disusun ulang.")
        else:
            self.stdout.write(f"{refresh_entries(at=now)} inovasi dibaca ulang.")
