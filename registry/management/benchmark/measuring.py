"""What a page costs: time of this process and of the database, queries, bytes; the best of several runs.

Whatever else the machine does only adds; so the least is nearest to what the page itself costs.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client

WARM, RUNS = 2, 9


@dataclass(frozen=True, slots=True)
class Cost:
    """In milliseconds; the database works in a process of its own, so that both together are the request."""

    own: float
    database: float  # as waited for
    worked: float  # what its process worked; as waited for, where the machine does not tell
    queries: int
    size: int

    @property
    def whole(self) -> float:
        return self.own + self.worked


def database_work() -> Callable[[], float] | None:
    """Tells the milliseconds that the server's process of this connection has worked; None where that is not seen."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")  # so that all of it is in that process
        cursor.execute("SELECT pg_backend_pid()")
        place = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    if not place.exists() or not place.read_text().split()[0].strip("0"):
        return None
    return lambda: int(place.read_text().split()[0]) / 1e6


@contextmanager
def watched() -> Iterator[list[float]]:
    """The milliseconds of every query."""
    took: list[float] = []

    def wrap(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            took.append((time.perf_counter() - began) * 1000)

    with connection.execute_wrapper(wrap):
        yield took


def cost_of(client: Client, url: str, *, runs: int = RUNS) -> Cost:
    """A page that does not answer 200 is no measurement."""
    found, work = [], database_work()
    for _run in range(WARM + runs):
        with watched() as took:
            began, worked = time.process_time(), work() if work else 0.0
            answer = client.get(url)
            size = len(b"".join(answer) if answer.streaming else answer.content)
            own = (time.process_time() - began) * 1000
        if answer.status_code != 200:
            raise ValueError(f"{url}: {answer.status_code}")
        found.append(Cost(own, sum(took), work() - worked if work else sum(took), len(took), size))
    kept = found[WARM:]
    return Cost(
        min(each.own for each in kept), min(each.database for each in kept),
        min(each.worked for each in kept),
        kept[-1].queries, kept[-1].size,
    )  # fmt: skip
