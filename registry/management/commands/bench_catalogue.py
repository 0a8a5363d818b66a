"""`manage.py bench_catalogue`: what the pages cost beside a bare page and with more records; how long a CSV takes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from registry.catalogue.queries.generated import OFFICER, foreign_records, last_generation
from registry.catalogue.usecases.generating import generate_records
from registry.management.benchmark.bare import MIDDLEWARE
from registry.management.benchmark.downloads import LIMITS, downloads, too_slow
from registry.management.benchmark.measuring import Cost, cost_of
from registry.management.benchmark.pages import BYTES, DATABASE_MS, GROWTH, Page, pages
from registry.people.models import User
from registry.people.queries import system_actor

HEAD = f"{'':32}{'CPU ms':>8}{'basis data ms':>14}{'kerjanya':>9}{'kueri':>7}{'kB':>7}{'x polos':>9}"


class Command(BaseCommand):
    help = "Mengukur halaman pada dua ukuran data buatan; keluar dengan galat bila satu batas terlewati."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sizes", default="1000,55000", help="banyaknya inovasi, kecil lalu besar")
        parser.add_argument("--download", type=int, default=103_000, help="banyaknya inovasi untuk CSV; 0 melewatinya")
        parser.add_argument("--regions", type=int, default=552)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        if foreign := foreign_records():
            raise CommandError(f"Basis data ini berisi catatan sungguhan ({', '.join(foreign)}).")
        missed: list[str] = []
        before: dict[str, Cost] = {}
        for size in sorted(int(part) for part in options["sizes"].split(",")):
            if last_generation().get("innovations", 0) > size:
                self.stdout.write(f"{size}: dilewati, basis data sudah lebih besar; pertumbuhan tidak dapat dihitung")
                continue
            _grow(size, options)
            found, wrong = self._round(size)
            missed += wrong + [text for name, cost in found.items() if (text := _grown(name, before.get(name), cost))]
            before = {page.name: found[page.name] for page in pages() if page.may_not_grow}
        if options["download"]:
            _grow(max(options["download"], last_generation()["innovations"]), options)
            missed += self._files()
        if missed:
            raise CommandError("Batas terlewati:\n" + "\n".join(missed))
        self.stdout.write("semua batas dipenuhi")

    def _round(self, size: int) -> tuple[dict[str, Cost], list[str]]:
        self.stdout.write(f"\n{size} inovasi\n{HEAD}")
        guest, officer = Client(HTTP_HOST="localhost"), Client(HTTP_HOST="localhost")
        officer.force_login(User.objects.get(username=OFFICER))
        found, wrong = {}, []
        for page in pages():  # the bare page just before each, for a processor's speed changes while it works
            bare, found[page.name] = _bare(), cost_of(officer if page.is_staff else guest, page.url)
            if len(found) == 1:
                self._line("halaman polos, 25 baris", bare, bare)
            self._line(page.name, found[page.name], bare)
            wrong += _beyond(page, found[page.name], bare)
        return found, [f"{size}: {text}" for text in wrong]

    def _files(self) -> list[str]:
        self.stdout.write("\nCSV dari data terbuka, terbaik dari beberapa kali")
        found = list(downloads(Client(HTTP_HOST="localhost")))
        for _limit, each in found:
            self.stdout.write(
                f"{each.rows:7} baris {each.size / 1e6:5.1f} MB: pertama {each.first:.2f} s, semua {each.whole:.2f} s, "
                f"kerjanya {each.worked:.2f} s"
            )
        missed = [text for limit, each in found if (text := too_slow(each, limit=limit))]
        few = found[-1][1].rows < LIMITS[-1][0]
        return [*missed, f"CSV: hanya {found[-1][1].rows} baris terbit, tidak cukup"] if few else missed

    def _line(self, name: str, cost: Cost, bare: Cost) -> None:
        figures = f"{cost.own:8.1f}{cost.database:14.1f}{cost.worked:9.1f}{cost.queries:7}{cost.size / 1000:7.1f}"
        self.stdout.write(f"{name:32}{figures}{cost.own / bare.own:9.1f}")


def _bare() -> Cost:
    with override_settings(MIDDLEWARE=MIDDLEWARE, ROOT_URLCONF="registry.management.benchmark.bare"):
        return cost_of(Client(HTTP_HOST="localhost"), "/polos/?stage=penerapan", runs=15)


def _grow(size: int, options: dict[str, Any]) -> None:
    """Bring the database to its size, and leave it as its own housekeeping does."""
    made = {"regions": options["regions"], "seed": options["seed"]}
    generate_records(innovations=size, **made, by=system_actor(), at=timezone.now())
    _tidy()


def _tidy() -> None:
    """As the database's own housekeeping leaves a table after a while."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _beyond(page: Page, cost: Cost, bare: Cost) -> list[str]:
    limits = (
        ("kali halaman polos", cost.own / bare.own, page.times),
        ("kueri", cost.queries, page.queries),
        ("ms basis data", min(cost.database, cost.worked), DATABASE_MS),
        ("bita", 0 if page.is_staff else cost.size, BYTES),
    )
    return [f"{page.name}: {found:.1f} {what}, batas {limit:g}" for what, found, limit in limits if found > limit]


def _grown(name: str, small: Cost | None, large: Cost) -> str:
    if small is None or large.whole <= GROWTH * small.whole:
        return ""
    return f"{name}: {large.whole / small.whole:.2f} kali biaya pada data kecil, batas {GROWTH}"
