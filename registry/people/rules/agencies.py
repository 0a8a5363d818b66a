"""Reading a region's list of agencies and units (UU 23/2014 Art. 209(2))."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

FILES: Mapping[str, str] = {"13.76": "opd_payakumbuh.csv", "13.07": "opd_lima_puluh_kota.csv"}
RND_AGENCIES: Mapping[str, str] = {"13.76": "Badan Perencanaan Pembangunan Daerah"}
KINDS = frozenset({"sekretariat", "inspektorat", "dinas", "badan", "satuan", "kecamatan"})


@dataclass(frozen=True, slots=True)
class AgencyRow:
    name: str
    short_name: str
    kind: str
    seen_in_year: str
    source_url: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    name: str
    agency_name: str


def agency_rows(*, text: str) -> tuple[list[AgencyRow], list[UnitRow]]:
    """Agencies, and units below one of them; a BUMD or a unit without a known parent is neither."""
    rows = list(csv.DictReader(io.StringIO(text)))
    agencies = [
        AgencyRow(row["name"], row["short_name"], row["type"], row["seen_in_year"], row["source_url"])
        for row in rows
        if row["type"] in KINDS
    ]
    return agencies, [UnitRow(row["name"], row["parent"]) for row in rows if row["parent"]]
