"""The period that a paper of the region speaks of: a year, a quarter or a month, by its name."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from registry.reports.rules.document import MONTHS

NAME = re.compile(r"(?P<year>\d{4})(?:-T(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?", re.ASCII)
EARLIEST, LATEST = 1945, 2100
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Span:
    """One period under its name: 2026, 2026-T3 or 2026-10."""

    name: str
    first: date
    last: date
    words: str

    @property
    def year(self) -> int:
        return self.first.year

    @property
    def due_on(self) -> date:
        """What comes by itself is made on the day after."""
        return self.last + timedelta(days=1)

    @property
    def is_year(self) -> bool:
        return self.name == str(self.year)


def span_named(name: str) -> Span | None:
    """The period of that name; None for what names none."""
    found = NAME.fullmatch(name)
    if found is None or not EARLIEST <= int(found["year"]) <= LATEST:
        return None
    year = int(found["year"])
    if found["month"]:
        return month_span(year, int(found["month"]))
    return quarter_span(year, int(found["quarter"])) if found["quarter"] else year_span(year)


def month_span(year: int, month: int) -> Span:
    return Span(f"{year}-{month:02}", date(year, month, 1), _end(year, month), f"{MONTHS[month - 1]} {year}")


def quarter_span(year: int, quarter: int) -> Span:
    words = f"triwulan {ROMAN[quarter - 1]} tahun {year}"
    return Span(f"{year}-T{quarter}", date(year, 3 * quarter - 2, 1), _end(year, 3 * quarter), words)


def year_span(year: int) -> Span:
    return Span(str(year), date(year, 1, 1), date(year, 12, 31), f"tahun {year}")


def _end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
