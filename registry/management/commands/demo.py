"""The whole register on one machine: web server and worker under one roof, or its main job once without a person."""

import json
import secrets
import time
import urllib.request
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from registry.management.demonstration.extras import chosen
from registry.management.demonstration.places import (
    apart,
    clear_away,
    environment,
    manage,
    require_free_port,
    web_command,
    worker_command,
)
from registry.management.demonstration.supervisor import Supervisor

START_SECONDS = 90


class Command(BaseCommand):
    help = "Menjalankan peragaan di http://127.0.0.1:PORT/ dengan data publik nyata, atau sekali jalan dengan --once."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--data", type=Path, default=settings.BASE_DIR / ".data" / "demo")
        parser.add_argument("--once", type=Path, metavar="DIR", help="satu kali seluruh jalur, hasilnya di DIR")
        parser.add_argument("--with", default="", dest="extras", help="bersama --once: bagian tambahan, misalnya index")

    def handle(self, *args: Any, **options: Any) -> None:
        extras = chosen(options["extras"])
        if extras and options["once"] is None:
            raise CommandError("--with hanya bersama --once.")
        if options["once"] is not None:
            self._play_once(folder=options["once"].absolute(), extras=extras)
        else:
            self._serve(folder=options["data"].absolute(), port=options["port"])

    def _serve(self, *, folder: Path, port: int) -> None:
        env = environment(folder=folder)
        require_free_port(port)
        under = Supervisor(env=env, folder=settings.BASE_DIR)
        try:
            if not (self._run(under, "migrate", "--verbosity", "0") and self._run(under, "load_demo")):
                return
            under.keep(name="web", command=web_command(port=port))
            under.keep(name="worker", command=worker_command(folder=folder))
            if under.wait_for(lambda: _answers(port=port, worker_up=under.seconds_up("worker")), seconds=START_SECONDS):
                self.stdout.write(f"SIAP http://127.0.0.1:{port}/")
                self.stdout.flush()
                under.wait_for(lambda: False, seconds=float("inf"))
            if not under.is_stopping:
                raise CommandError("Peragaan tidak menjawab; lihat pesan di atas.")
        finally:
            under.stop()

    def _play_once(self, *, folder: Path, extras: Sequence[str]) -> None:
        began, name = time.time(), f"peragaan_{secrets.token_hex(4)}"
        env = environment(folder=folder / name)
        summary = folder / "summary.json"
        summary.unlink(missing_ok=True)
        env = apart(env=env, name=name)
        under = Supervisor(env=env, folder=settings.BASE_DIR)
        try:
            went_well = self._run(under, "migrate", "--verbosity", "0")
            if went_well:
                under.keep(name="worker", command=worker_command(folder=folder / name))
                went_well = self._run(
                    under, "play_demo", str(summary), "--began", str(began), "--with", ",".join(extras)
                )
        finally:
            under.stop(patience=1)  # its work is done, and its data are thrown away
            clear_away(env=env, name=name)
        if not went_well:
            raise CommandError("Peragaan dihentikan sebelum selesai.")
        self.stdout.write(f"Selesai dalam {time.time() - began:.1f} detik: {summary}")

    def _run(self, under: Supervisor, *words: str) -> bool:
        """Run a command of ours to its end; false where one asked to stop meanwhile."""
        if under.finish(manage(*words)):
            return True
        if under.is_stopping:
            return False
        raise CommandError("Peragaan tidak dapat diselesaikan; lihat pesan di atas.")


def _answers(*, port: int, worker_up: float) -> bool:
    """Whether the web server answers, and a worker that started with us has worked."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat", timeout=5) as answer:
            seen = json.load(answer)["worker_seconds"]
    except (OSError, ValueError):
        return False
    return seen is not None and seen <= worker_up
