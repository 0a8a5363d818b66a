"""What a list that can be had as a file consists of, and how its rows are read piece by piece."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from registry.reports.rules.listing import Column, Row
from registry.shared.actor import Actor

CHUNK = 1000
LONGEST = 200
SIMULATED = "SIMULASI"
Asked = Mapping[str, Any]
Said = Sequence[tuple[str, str]]
Part = Callable[[], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Reading:
    """Whose eyes, what was asked for, on which day."""

    reader: Actor
    to: Asked
    today: date

    @property
    def region_code(self) -> str:
        return self.reader.region_code or ""


@dataclass(frozen=True, slots=True)
class Found:
    """How many rows there are, and the parts in which they are read one after another."""

    count: Callable[[], int]
    parts: Callable[[], Iterable[Part]]


def of_a_region(actor: Actor) -> bool:
    return not actor.is_public and actor.region_code is not None


def nothing_asked(_reader: Actor, _address: Asked, _today: date) -> dict[str, Any]:
    return {}


def nothing_said(_reading: Reading) -> Said:
    return ()


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: who opens its page, what of the address narrows it, in which words, its columns and its rows.

    `asked` keeps only what can be read; what depends on the hour, as the running period, it writes down.
    """

    columns: tuple[Column, ...]
    rows: Callable[[Reading], Found]
    may: Callable[[Actor], bool] = of_a_region
    asked: Callable[[Actor, Asked, date], dict[str, Any]] = nothing_asked
    said: Callable[[Reading], Said] = nothing_said


def columns(*heads: tuple[str, int]) -> tuple[Column, ...]:
    return tuple(Column(name, width) for name, width in heads)


def by_key(rows: QuerySet[Any], read: Callable[[QuerySet[Any]], Mapping[int, Row]]) -> Found:
    """Which rows and in which order is read once; each thousand is read under the same filter again.

    So no cursor stays open while the lease is renewed, and a row that left the list meanwhile is left out.
    """

    def parts() -> Iterable[Part]:
        keys = list(rows.values_list("pk", flat=True))
        return [partial(_part, rows, read, keys[start : start + CHUNK]) for start in range(0, len(keys), CHUNK)]

    return Found(rows.count, parts)


def _part(rows: QuerySet[Any], read: Callable[[QuerySet[Any]], Mapping[int, Row]], keys: list[int]) -> list[Row]:
    found = read(rows.filter(pk__in=keys).order_by())
    return [found[key] for key in keys if key in found]


def at_once(rows: Callable[[], Sequence[Row]]) -> Found:
    """What is reckoned from the whole anyway, and is short."""
    return Found(lambda: len(rows()), lambda: [rows])


def simulated(is_so: bool) -> str:
    return SIMULATED if is_so else ""


def day_of(at: datetime | None) -> date | None:
    return timezone.localtime(at).date() if at else None


def text_in(address: Asked, name: str) -> str:
    """What the address says under a name, as far as a list can be asked by it."""
    return str(address.get(name, "")).replace("\0", "").strip()[:LONGEST]
