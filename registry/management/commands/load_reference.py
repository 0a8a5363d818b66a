"""Bring in the reference data that comes with the product."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from registry.people.queries import system_actor
from registry.reference.usecases import load_reference


class Command(BaseCommand):
    help = "Memuat daerah, urusan, hari libur, dan pilihan formulir yang belum ada; yang sudah diubah dibiarkan."

    def handle(self, *args: Any, **options: Any) -> None:
        added = load_reference(by=system_actor(), at=timezone.now())
        self.stdout.write(f"{added} data acuan ditambahkan.")
