"""Bring in the events that come with the product."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from registry.exchange.usecases.events import load_events
from registry.people.queries import system_actor
from registry.reference.queries import tenants


class Command(BaseCommand):
    help = "Memuat acara dari sumber publik yang belum ada; yang sudah dibetulkan dibiarkan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--region", required=True, help="kode daerah yang membetulkan catatannya, misalnya 13.76")

    def handle(self, *args: Any, **options: Any) -> None:
        code = options["region"]
        if not tenants().filter(pk=code).exists():
            raise CommandError(f"Daerah {code} belum memakai registri ini.")
        added = load_events(region_code=code, by=system_actor(), at=timezone.now())
        self.stdout.write(f"{added} acara ditambahkan.")
