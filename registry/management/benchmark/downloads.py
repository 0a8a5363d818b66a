"""What a whole download costs: when its first rows come, when its last; nothing of it is held."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django.test import Client
from django.urls import reverse

from registry.catalogue.models import FacetCount
from registry.management.benchmark.measuring import database_work

RUNS = 3
LINE_END = b"\r\n"
LIMITS = ((10_000, 1.0), (100_000, 8.0))  # rows, and seconds for so many
FIRST = 1.0  # seconds; a file whose first rows come later, and late in the whole, was not sent while it was read


@dataclass(frozen=True, slots=True)
class Download:
    """In seconds: until the first rows and until the last; what both processes worked, as far as the machine tells."""

    rows: int
    first: float
    whole: float
    worked: float
    size: int

    @property
    def cost(self) -> float:
        """What other work on the machine adds to the wait is no cost of the file."""
        return min(self.whole, self.worked)


def downloads(client: Client) -> Iterator[tuple[float, Download]]:
    """All that is published, and before it the smallest part of it that has rows enough, each with its limit."""
    everything = reverse("api_innovations_csv")
    for rows, limit in LIMITS[:-1]:
        part = FacetCount.objects.filter(count__gte=rows).order_by("count").first()
        if part is not None:
            yield limit, _best(client, f"{everything}?{part.facet}={part.value}")
    yield LIMITS[-1][1], _best(client, everything)


def too_slow(found: Download, *, limit: float) -> str:
    """What of a download is beyond its limits; empty where nothing is."""
    what = f"CSV {found.rows} baris"
    if found.cost > limit:
        return f"{what}: {found.cost:.2f} s, batas {limit:g}"
    is_held = found.first > FIRST and found.first > found.whole / 2
    return f"{what}: baris pertama baru setelah {found.first:.2f} s" if is_held else ""


def _best(client: Client, url: str) -> Download:
    return min((_read(client, url) for _run in range(RUNS)), key=lambda found: found.cost)


def _read(client: Client, url: str) -> Download:
    """An answer that is not sent piece by piece is no measurement."""
    work = database_work() or (lambda: 0.0)
    began, own, database = time.perf_counter(), time.process_time(), work()
    answer = client.get(url)
    if answer.status_code != 200 or not answer.streaming:
        raise ValueError(f"{url}: {answer.status_code}")
    first, rows, size = 0.0, -1, 0  # the first line names the columns
    for part in cast(Iterator[bytes], answer):
        rows, size = rows + part.count(LINE_END), size + len(part)
        if rows and not first:
            first = time.perf_counter() - began
    worked = time.process_time() - own + (work() - database) / 1000
    return Download(rows, first, time.perf_counter() - began, worked, size)
