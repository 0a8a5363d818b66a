"""A list as a file: its columns, and what stands on its first sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Cell = str | date | int | Decimal | None
Row = tuple[Cell, ...]
StillWanted = Callable[[], bool]
MOST_ROWS = 1_048_000  # what one sheet holds


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a list says of itself: title, what was asked for by which office on which day, and its columns."""

    title: str
    head: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    asked_on: date
