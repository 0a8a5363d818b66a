"""One page of entries: by key where the order has an index, by number where fitness must be weighed anyway."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from registry.catalogue.models import Entry
from registry.catalogue.queries.search import best_first

PAGE_SIZE = 25
MOST_NUMBERED = 40  # nobody reads the thousandth best match; who wants all takes the download
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Order(StrEnum):
    """In which order the catalogue stands."""

    BEST = "cocok"
    NEWEST = "terbaru"
    NAME = "nama"


COLUMNS = {Order.NEWEST: "changed_at", Order.NAME: "name_in_order"}


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The keys of one page and of its neighbours; numbers where pages are numbered."""

    ids: tuple[int, ...]
    prev_key: str = ""
    next_key: str = ""
    number: int = 0
    has_next: bool = False

    @property
    def has_previous(self) -> bool:
        return self.number > 1


def page_best_first(rows: QuerySet[Entry], *, text: str, number: int) -> EntryPage:
    number = min(max(number, 1), MOST_NUMBERED)
    start = (number - 1) * PAGE_SIZE
    found = [entry.pk for entry in best_first(rows, text=text).only("pk")[start : start + PAGE_SIZE + 1]]
    return EntryPage(
        tuple(found[:PAGE_SIZE]), number=number, has_next=len(found) > PAGE_SIZE and number < MOST_NUMBERED
    )


def page_in_order(rows: QuerySet[Entry], *, order: Order, after: str = "", before: str = "") -> EntryPage:
    """Without an offset, so that the last page costs what the first costs; a false key means the start."""
    column, falls = COLUMNS[order], order == Order.NEWEST
    if key := _read(before, order=order):
        found = _take(_beyond(rows, column, key, rising=falls), column, falls=not falls)
        shown, more = tuple(reversed(found[:PAGE_SIZE])), len(found) > PAGE_SIZE
        return EntryPage(_ids(shown), _key(shown[:1] if more else ()), _key(shown[-1:]))
    key = _read(after, order=order)
    found = _take(_beyond(rows, column, key, rising=not falls) if key else rows, column, falls=falls)
    shown, more = tuple(found[:PAGE_SIZE]), len(found) > PAGE_SIZE
    return EntryPage(_ids(shown), _key(shown[:1] if key else ()), _key(shown[-1:] if more else ()))


def _take(rows: QuerySet[Entry], column: str, *, falls: bool) -> list[tuple[Any, int]]:
    sign = "-" if falls else ""
    return list(rows.order_by(f"{sign}{column}", f"{sign}proposal_id").values_list(column, "pk")[: PAGE_SIZE + 1])


def _beyond(rows: QuerySet[Entry], column: str, key: tuple[Any, int], *, rising: bool) -> QuerySet[Entry]:
    (value, pk), way = key, "gt" if rising else "lt"
    from_there = rows.filter(**{f"{column}__{way}e": value})  # a range that the index can seek
    return from_there.filter(Q(**{f"{column}__{way}": value}) | Q(**{f"pk__{way}": pk}))


def _ids(shown: tuple[tuple[Any, int], ...]) -> tuple[int, ...]:
    return tuple(pk for _value, pk in shown)


def _key(shown: tuple[tuple[Any, int], ...]) -> str:
    if not shown:
        return ""
    value, pk = shown[0]
    return f"{(value - EPOCH) // MICROSECOND if isinstance(value, datetime) else value}-{pk}"


def _moment(text: str) -> datetime:
    return EPOCH + int(text) * MICROSECOND


_READ: dict[Order, Callable[[str], Any]] = {Order.NEWEST: _moment, Order.NAME: str}


def _read(text: str, *, order: Order) -> tuple[Any, int] | None:
    """The value and the row at which a page begins; None for what no page ever gave out."""
    value, _dash, pk = text.rpartition("-")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 18 and value) or "\0" in value:
        return None
    try:
        return _READ[order](value), int(pk)
    except (ValueError, OverflowError):
        return None
