"""`manage.py bench_burst`: two web workers and 200 readers at once over the public pages; nothing is written."""

import os
import secrets
import statistics
import subprocess
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from registry.catalogue.models import Entry
from registry.management.benchmark.burst import Burst, Memory, memory_of_children, read_at_once
from registry.management.demonstration.places import require_free_port, web_command

START_SECONDS, STOP_SECONDS = 60, 15
MOST_MEGABYTES = 200.0  # of the two workers together, in either way of counting


class Command(BaseCommand):
    help = "Dua pekerja web dan banyak pembaca sekaligus; keluar dengan galat bila ada jawaban gagal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--readers", type=int, default=200)
        parser.add_argument("--port", type=int, default=8190)

    def handle(self, *args: Any, **options: Any) -> None:
        port, paths = options["port"], _paths()
        require_free_port(port)
        env = os.environ | {"SECRET_KEY": os.environ.get("SECRET_KEY") or secrets.token_urlsafe(48)}
        web = subprocess.Popen(web_command(port=port), env=env, cwd=settings.BASE_DIR)  # noqa: S603  (our own words)
        try:
            _wait_for(port, web)
            read_at_once(port=port, paths=paths, readers=4)  # templates and connections are made once
            found = read_at_once(port=port, paths=paths, readers=options["readers"])
            memory = memory_of_children(web.pid)
        finally:
            web.terminate()
            web.wait(STOP_SECONDS)
        self._say(found, memory, readers=options["readers"], pages=len(paths))

    def _say(self, found: Burst, memory: list[Memory], *, readers: int, pages: int) -> None:
        middle, last = statistics.median(found.waits), max(found.waits)
        self.stdout.write(
            f"{readers} pembaca, {pages} halaman: {sum(found.answers.values())} jawaban dalam {found.seconds:.1f} s, "
            f"menunggu median {middle:.2f} s, terlama {last:.2f} s; {dict(found.answers)}"
        )
        ways = {
            "yang dipakai bersama dihitung pada setiap pekerja (RSS)": [each.resident for each in memory],
            "yang dipakai bersama dibagi (PSS)": [each.share for each in memory],
        }
        for way, sizes in ways.items():
            parts = " + ".join(f"{size:.0f}" for size in sizes)
            self.stdout.write(f"memori pekerja, {way}: {parts} = {sum(sizes):.0f} MB")
        if found.errors:
            raise CommandError(f"{found.errors} jawaban gagal.")
        if any(sum(sizes) > MOST_MEGABYTES for sizes in ways.values()):
            raise CommandError(f"Pekerja memakai lebih dari {MOST_MEGABYTES:.0f} MB.")


def _paths() -> list[str]:
    """The public pages; a record where there is one."""
    catalogue = reverse("innovations")
    newest = Entry.objects.order_by("-changed_at").values_list("proposal__public_id", flat=True).first()
    record = [reverse("innovation", args=[newest])] if newest else []
    names = ("home", "region_map", "region_points", "statistics", "api_innovations", "events", "adoptions")
    return [
        *map(reverse, names), catalogue, f"{catalogue}?stage=penerapan", f"{catalogue}?q=warga", *record,
    ]  # fmt: skip


def _wait_for(port: int, web: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and web.poll() is None:
        if not read_at_once(port=port, paths=[reverse("home")], readers=1).errors:
            return
        time.sleep(0.2)
    raise CommandError("Server web tidak menjawab.")
