"""Reading the reference files that come with the product."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry.reference.rules.names import display_name


@dataclass(frozen=True, slots=True)
class RegionRow:
    code: str
    parent_id: str | None
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class AffairRow:
    code: int
    name: str
    group: str
    aliases: tuple[str, ...]
    for_province: bool
    for_regency: bool
    for_city: bool
    note: str


@dataclass(frozen=True, slots=True)
class HolidayRow:
    date: date
    name: str
    kind: str
    is_estimate: bool


@dataclass(frozen=True, slots=True)
class OptionRow:
    list: str
    code: str
    label: str
    from_year: int | None
    to_year: int | None
    order: int


def region_rows(*, text: str) -> list[RegionRow]:
    """Regions, parents before their children."""
    rows = [
        RegionRow(row["code"], row["parent_code"] or None, display_name(name=row["name"]), row["level"])
        for row in _rows(text)
    ]
    return sorted(rows, key=lambda row: (row.code.count("."), row.code))


def affair_rows(*, text: str) -> list[AffairRow]:
    """The 38 affairs with their other spellings and the levels that may claim them."""
    return [
        AffairRow(
            code=int(row["code"]),
            name=row["name"],
            group=row["group"],
            aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
            for_province=row["for_province"] == "ya",
            for_regency=row["for_regency"] == "ya",
            for_city=row["for_city"] == "ya",
            note=row["note"],
        )
        for row in _rows(text)
    ]


def holiday_rows(*, text: str) -> list[HolidayRow]:
    return [
        HolidayRow(date.fromisoformat(row["date"]), row["name"], row["kind"], row["note"] == "perkiraan")
        for row in _rows(text)
    ]


def option_rows(*, text: str) -> list[OptionRow]:
    return [
        OptionRow(
            row["list"], row["code"], row["label"], _year(row["from_year"]), _year(row["to_year"]), int(row["order"])
        )
        for row in _rows(text)
    ]


def asta_cita_rows(*, text: str) -> list[OptionRow]:
    """The eight Asta Cita, asked by the Ministry's form from 2025 on."""
    return [OptionRow("asta_cita", row["number"], row["text"], 2025, None, int(row["number"])) for row in _rows(text)]


def _rows(text: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(text))


def _year(cell: str) -> int | None:
    return int(cell) if cell else None
