"""`manage.py bench_index`: what scoring, advice, and the whole country cost here; nothing is kept."""

import statistics
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.utils import timezone

from registry.index.models import Period
from registry.index.queries.aggregates import region_scores
from registry.index.queries.editions import shipped_edition
from registry.index.queries.standing import Column, period_state
from registry.index.queries.upkeep import upkeep_of
from registry.index.rules.advice import Item, Standing, best_reporting_set, next_steps
from registry.index.rules.edition import Part
from registry.index.rules.scoring import points, score
from registry.management.demonstration.country import COUNT_SQL, PLAIN_SQL, fill_country, fill_region

RUNS = 7


class Command(BaseCommand):
    help = "Mengukur indeks: 200 inovasi di memori, saran, dan (--country, PostgreSQL) seluruh negeri."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--country", action="store_true", help="isi 1,1 juta baris dalam transaksi yang dibatalkan")
        parser.add_argument("--region", action="store_true", help="satu daerah dengan 200 inovasi (PostgreSQL)")
        parser.add_argument("--regions", type=int, default=552)

    def handle(self, *args: Any, **options: Any) -> None:
        edition = shipped_edition("iga-2026")
        keys = [row.key for row in edition.sid]
        items = [
            Item(str(n), str(n % 30), n % 38 + 1, {key: (n + place) % 4 for place, key in enumerate(keys)})
            for n in range(200)
        ]
        standing = Standing(edition, {row.key: 1 for row in edition.spd}, items)
        self._say("skor 200 inovasi dari baris", lambda: self._score(standing))
        self._say("langkah berikut, 200 inovasi", lambda: next_steps(standing=standing))
        self._say("susunan laporan terbaik, 200", lambda: best_reporting_set(standing=standing))
        if options["region"]:
            with transaction.atomic():
                self._region()
                transaction.set_rollback(True)
        if options["country"]:
            with transaction.atomic():
                self._country(regions=options["regions"])
                transaction.set_rollback(True)

    def _score(self, standing: Standing) -> None:
        spd = points(edition=standing.edition, part=Part.SPD, levels=standing.spd)
        score(edition=standing.edition, spd=spd, entries=standing.entries())

    def _region(self) -> None:
        """Advice as the page reckons it, from the records: evidence, an earlier year, what to verify and renew."""
        fill_region(innovations=200)
        period, on = Period.objects.select_related("edition", "region").get(year=1), timezone.localdate()

        def advise() -> None:
            state = period_state(period=period, on=on)
            column = Column.PREDICTED
            upkeep = upkeep_of(state=state, column=column, on=on)
            next_steps(standing=state.standing(column), upkeep=upkeep)

        self._say("langkah berikut 200 inovasi dengan basis data", advise)

    def _country(self, *, regions: int) -> None:
        fill_country(regions=regions)
        with connection.cursor() as cursor:
            cursor.execute(COUNT_SQL)
            self.stdout.write(f"baris: {cursor.fetchone()[0]}")
        periods = list(Period.objects.filter(year=1).select_related("edition", "region"))
        plain = self._say("agregat SQL polos", _plain, runs=3)
        whole = self._say("skor semua daerah", lambda: region_scores(periods=periods, column="claimed"), runs=3)
        self.stdout.write(f"perbandingan: {whole / plain:.2f}")

    def _say(self, words: str, work: Callable[[], object], *, runs: int = RUNS) -> float:
        took = []
        for _run in range(runs):
            began = time.perf_counter()
            work()
            took.append(time.perf_counter() - began)
        middle = statistics.median(took)
        self.stdout.write(f"{words}: {middle * 1000:.1f} ms (median dari {runs})")
        return middle


def _plain() -> None:
    with connection.cursor() as cursor:
        cursor.execute(PLAIN_SQL)
        cursor.fetchall()
