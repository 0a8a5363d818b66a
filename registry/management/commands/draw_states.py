"""`manage.py draw_states`: the state diagram of registry/README.md, anew from the table of transitions."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from registry.workflow.rules.diagram import with_diagram

PLACE = Path(__file__).resolve().parents[2] / "README.md"


class Command(BaseCommand):
    help = "Menggambar ulang diagram keadaan dalam registry/README.md."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        PLACE.write_text(with_diagram(PLACE.read_text(encoding="utf-8")), encoding="utf-8")
        self.stdout.write(str(PLACE.name))
