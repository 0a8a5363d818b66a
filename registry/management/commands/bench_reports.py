"""What many reports cost: queued on data of its own, made by one worker with two hands; nothing is kept."""

import secrets
import shutil
import tempfile
import time
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from registry.management.chaos.asking import reportable_proposal
from registry.management.chaos.usage import Usage, usage_of
from registry.management.demonstration.accounts import acting
from registry.management.demonstration.places import (
    apart,
    beat_command,
    clear_away,
    crew_command,
    environment,
    manage,
)
from registry.management.demonstration.supervisor import Supervisor
from registry.people.rules.roles import Role
from registry.reports.models import Job
from registry.reports.render.benchmark import sample_document
from registry.reports.rules.document import as_data
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import OPEN, JobState
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.jobs import queue_job

FIRST, LIMIT_MINUTES, MOST_GROWTH, MOST_CPU = 100, 6.0, 1.02, 0.7


class Command(BaseCommand):
    help = "Mengukur banyak laporan 12 halaman lewat satu pekerja berproses dua: menit, memori, dan CPU tiap laporan."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--count", type=int, default=1000)
        parser.add_argument("--check", action="store_true", help="keluar dengan galat bila sasaran tidak tercapai")
        parser.add_argument("--here", type=Path, help=SUPPRESS)

    def handle(self, *args: Any, **options: Any) -> None:
        words = ["--count", str(max(2, options["count"])), *(["--check"] if options["check"] else [])]
        if options["here"] is not None:
            self._measure(folder=options["here"], count=max(2, options["count"]), check=options["check"])
            return
        folder, name = Path(tempfile.mkdtemp(prefix="ukur-")), f"ukur_{secrets.token_hex(4)}"
        env = apart(env=environment(folder=folder) | {"LOG_LEVEL": "WARNING"}, name=name)
        under = Supervisor(env=env, folder=settings.BASE_DIR)
        try:
            for command in (
                manage("migrate", "--verbosity", "0"),
                manage("bench_reports", "--here", str(folder), *words),
            ):
                if not under.finish(command):
                    raise CommandError("Pengukuran tidak sampai selesai, atau sasaran tidak tercapai.")
        finally:
            clear_away(env=env, name=name)
            shutil.rmtree(folder, ignore_errors=True)

    def _measure(self, *, folder: Path, count: int, check: bool) -> None:
        call_command("load_demo", "--bare", stdout=self.stdout)
        asked = _queue(count=count)
        under = Supervisor(env=environment(folder=folder), folder=settings.BASE_DIR)
        began = time.monotonic()
        try:
            under.keep(name="pekerja", command=crew_command())
            under.keep(name="beat", command=beat_command(folder=folder))
            first = _usage_when(under, asked, left=count - min(FIRST, count // 2))
            last = _usage_when(under, asked, left=0)
        finally:
            under.stop(patience=2)
        seconds = time.monotonic() - began
        failed = Job.objects.filter(public_id__in=asked).exclude(state=JobState.DONE).count()
        self._tell(count=count, seconds=seconds, first=first, last=last)
        if failed:
            raise CommandError(f"{failed} laporan tidak selesai.")
        growth, each = last.resident / first.resident, last.cpu_seconds / count
        if check and (seconds / 60 > LIMIT_MINUTES or growth > MOST_GROWTH or each > MOST_CPU):
            raise CommandError("Sasaran tidak tercapai.")

    def _tell(self, *, count: int, seconds: float, first: Usage, last: Usage) -> None:
        self.stdout.write(
            f"{count} laporan: {seconds / 60:.1f} menit, {count / seconds:.1f} laporan/s, "
            f"CPU {last.cpu_seconds / count:.2f} s tiap laporan; memori pekerja {first.resident / 1e6:.0f} MB sesudah "
            f"{min(FIRST, count // 2)} laporan pertama, {last.resident / 1e6:.0f} MB pada akhirnya "
            f"({last.resident / first.resident - 1:+.1%})"
        )


def _queue(*, count: int) -> Sequence[str]:
    """Twelve-page reports on one proposal, each with its own frozen facts."""
    proposal, facts = reportable_proposal(), as_data(sample_document())
    by = acting(region=proposal.region_id, role=Role.RND_HEAD, on=timezone.localdate())
    return [
        queue_job(
            kind=ReportKind.PROPOSAL, format=Format.PDF, region_code=proposal.region_id, subject=proposal.public_id,
            request_key=str(number), of={"proposal": proposal, "about": proposal.name}, facts=lambda: facts, by=by,
            at=timezone.now(),
        ).public_id
        for number in range(count)
    ]  # fmt: skip


def _usage_when(under: Supervisor, asked: Sequence[str], *, left: int) -> Usage:
    """What the worker has used when only so many are still open."""
    still_open = Job.objects.filter(state__in=OPEN, public_id__in=asked)
    if not under.wait_for(lambda: still_open.count() <= left, seconds=60 + 10 * len(asked)):
        raise CommandError("Pekerja tidak menyelesaikan laporan.")
    return usage_of(session=under.pid_of("pekerja"))
