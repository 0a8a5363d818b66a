"""`manage.py load_editions [FILE.toml ...]`: the editions of the index, shipped or brought."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from registry.index.labels import MISTAKES
from registry.index.rules.mistakes import InvalidEdition
from registry.index.usecases.periods import load_edition, load_shipped_editions
from registry.people.queries import system_actor


class Command(BaseCommand):
    help = "Memuat edisi indeks; teks yang sama tidak dimuat dua kali, teks yang lain menjadi revisi baru."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", type=Path)

    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        by, at = system_actor(), timezone.now()
        try:
            records = [load_edition(text=file.read_text(encoding="utf-8"), by=by, at=at) for file in files]
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}", returncode=2) from error
        except InvalidEdition as error:
            lines = [f"{m.place}: {MISTAKES[m.code]} {m.detail}".strip() for m in error.mistakes]
            raise CommandError("\n".join(lines), returncode=2) from error
        for record in records or load_shipped_editions(by=by, at=at):
            self.stdout.write(str(record))
