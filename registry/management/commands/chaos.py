"""Whether no report is lost and none made twice, whatever happens to workers and broker: tried on data of its own."""

import json
import secrets
import shutil
import tempfile
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from registry.management.chaos.brokers import OwnFolder, OwnRedis
from registry.management.chaos.plan import Broker, plan
from registry.management.chaos.striking import BEAT, WORKER, Striker
from registry.management.chaos.table import row_of, table_of
from registry.management.demonstration.places import (
    apart,
    beat_command,
    clear_away,
    crew_command,
    environment,
    manage,
)
from registry.management.demonstration.supervisor import Supervisor

SHORTEST, PER_JOB = 8.0, 0.4  # seconds of blows


class Command(BaseCommand):
    help = "Mengganggu pekerja dan perantara selagi laporan dibuat; keluar dengan 1 bila satu janji tidak ditepati."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--jobs", type=int, default=40, help="laporan tiap perantara (baku 40)")
        parser.add_argument("--broker", choices=[*Broker, "both"], default="both")
        parser.add_argument("--seed", type=int, default=1, help="urutan gangguan yang sama dapat diulang")
        parser.add_argument("--lease", type=int, default=30, help="REPORT_LEASE_SECONDS para pekerja (baku 30)")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Path("/proc/self/stat").exists():
            raise CommandError("Percobaan ini membaca /proc, jadi hanya berjalan di Linux.")
        folder, name = Path(tempfile.mkdtemp(prefix="kacau-")), f"kacau_{secrets.token_hex(4)}"
        with (folder / "log").open("wb") as log:
            rows = self._rounds(folder=folder, name=name, log=log, options=options)
        self.stdout.write(json.dumps(rows) if options["json"] else table_of(rows))
        if not all(row["holds"] for row in rows):
            raise CommandError(f"Ada janji yang tidak ditepati; catatan dan berkas di {folder}.")
        shutil.rmtree(folder, ignore_errors=True)

    def _rounds(self, *, folder: Path, name: str, log: Any, options: Mapping[str, Any]) -> list[dict[str, Any]]:
        env = environment(folder=folder) | {"REPORT_LEASE_SECONDS": str(options["lease"]), "LOG_LEVEL": "WARNING"}
        env.pop("REDIS_URL", None)
        env = apart(env=env, name=name)
        under = Supervisor(env=env, folder=settings.BASE_DIR, log=log)
        wanted = list(Broker) if options["broker"] == "both" else [Broker(options["broker"])]
        try:
            self._finish(under, manage("migrate", "--verbosity", "0"), folder)
            return [self._round(under, broker, folder=folder, env=env, options=options) for broker in wanted]
        finally:
            under.stop(patience=1)
            clear_away(env=env, name=name)

    def _round(
        self, under: Supervisor, broker: Broker, *, folder: Path, env: Mapping[str, str], options: Mapping[str, Any]
    ) -> dict[str, Any]:
        """One broker: workers under blows while the reports are asked, then peace until all have ended."""
        if broker == Broker.REDIS and OwnRedis.program() is None:
            return row_of(broker, told=None, struck={})
        jobs, result = max(1, options["jobs"]), folder / f"{broker}.json"
        seconds, chance = max(SHORTEST, jobs * PER_JOB), Random(options["seed"])  # noqa: S311  (no secret hangs on it)
        redis = OwnRedis(folder=folder) if broker == Broker.REDIS else None
        try:
            if redis is not None:
                redis.start()
            under.env = dict(env) | ({"REDIS_URL": redis.address} if redis else {})
            striker = Striker(
                under=under, turns=plan(broker=broker, seconds=seconds, seed=options["seed"]),
                begins=result.with_suffix(".begun"), folder=OwnFolder(folder=folder / "broker", chance=chance),
                redis=redis, chance=chance,
            )  # fmt: skip
            under.keep(name=WORKER, command=crew_command(), steady=0)
            under.keep(name=BEAT, command=beat_command(folder=folder), steady=0)
            asking = manage("chaos_jobs", str(result), "--jobs", str(jobs), "--seconds", str(seconds))
            self._finish(under, asking, folder, striker)
        finally:
            under.stop(patience=2)
            under.children = {}
            if redis is not None:
                redis.end()
        return row_of(broker, told=json.loads(result.read_text(encoding="utf-8")), struck=striker.struck)

    def _finish(
        self, under: Supervisor, command: tuple[str, ...], folder: Path, striker: Striker | None = None
    ) -> None:
        if not under.finish(command, meanwhile=striker.look if striker else bool):
            raise CommandError(f"Percobaan tidak sampai selesai; lihat {folder / 'log'}.")
