"""Checking a list of innovations as cities keep it, row by row and cell by cell."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from registry.workflow.rules.states import Form, Initiator, Stage

NAME_LENGTH = 250  # the data dictionary's limit for the name of an innovation
URL_LENGTH = 500
FIRST_YEAR = 1945
REQUIRED = ("region_code", "name")
COLUMNS = (
    "region_code",
    "name",
    "agency",
    "initiator",
    "form",
    "digital",
    "stage",
    "year",
    "summary_id",
    "source_url",
    "year_initiated",
    "award",
    "form_guess",
    "digital_guess",
    "summary_basis",
    "source_kind",
    "note",
)
LENGTHS = {"name": NAME_LENGTH, "agency": 200, "source_url": URL_LENGTH, "award": 250, "source_kind": 120}
CODES: dict[str, frozenset[str]] = {
    "initiator": frozenset(Initiator),
    "form": frozenset(Form),
    "form_guess": frozenset(Form),
    "stage": frozenset(Stage),
    "digital": frozenset({"ya", "tidak"}),
    "digital_guess": frozenset({"ya", "tidak"}),
    "summary_basis": frozenset({"uraian_sumber", "kepanjangan_nama", "nama_saja"}),
}
YEARS = ("year", "year_initiated")

LIKE_ENOUGH = 0.38  # share of common trigrams; a warning only, so rather one too many
MEANINGFUL_LETTERS = 4  # shorter words (dan, di, e-) tell nothing
COMMON_WORD = 30  # a word in more names of one region than this ("sistem", "pelayanan") leads to no comparison

Row = tuple[int, Sequence[str]]
Identity = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class BadCell:
    """One cell that cannot be taken; the row is left out, the others go on."""

    line: int
    column: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One good row; empty where the list is silent."""

    line: int
    region_code: str
    name: str
    agency: str = ""
    initiator: str = ""
    form: str = ""
    digital: str = ""
    stage: str = ""
    year: int | None = None
    summary: str = ""
    source_url: str = ""
    year_initiated: int | None = None
    award: str = ""
    form_guess: str = ""
    digital_guess: str = ""
    summary_basis: str = ""
    source_kind: str = ""
    note: str = ""

    @property
    def identity(self) -> Identity:
        return identity(region_code=self.region_code, name=self.name, agency=self.agency)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A row whose name is much like another of its region."""

    line: int
    like: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What came out of a list."""

    good: list[ImportRow] = field(default_factory=list)
    bad: list[BadCell] = field(default_factory=list)


def identity(*, region_code: str, name: str, agency: str) -> Identity:
    """What makes two rows the same record, so that a second run adds nothing."""
    return region_code, _folded(name), _folded(agency)


def missing_columns(*, header: Sequence[str]) -> list[str]:
    """Required columns that the list does not have."""
    names = _names(header)
    return [column for column in REQUIRED if column not in names]


def check_rows(
    *, header: Sequence[str], rows: Iterable[Row], known_regions: Mapping[str, str], this_year: int
) -> Checked:
    """Divide a list into good rows and bad cells; unknown columns and empty lines are passed over."""
    names, checked = _names(header), Checked()
    for line, values in rows:
        cells = _cells(names, values)
        if not any(cells.values()):
            continue
        bad = list(_bad_cells(line=line, cells=cells, known_regions=known_regions, this_year=this_year))
        checked.bad.extend(bad)
        if not bad:
            checked.good.append(_row(line, cells))
    return checked


def likely_duplicates(*, rows: Sequence[ImportRow], known: Iterable[tuple[str, str, str]] = ()) -> list[Likeness]:
    """Rows that look like an earlier row or a known record (region, name, agency); the same identity is not meant."""
    seen: dict[str, list[_Name]] = defaultdict(list)
    for region_code, name, agency in known:
        seen[region_code].append(_Name(name, identity(region_code=region_code, name=name, agency=agency), 0))
    for row in rows:
        seen[row.region_code].append(_Name(row.name, row.identity, row.line))
    found = [likeness for names in seen.values() for likeness in _likenesses(names)]
    return sorted(found, key=lambda likeness: (likeness.line, likeness.like))


class _Name:
    """A name prepared for comparison: its leading part, words and trigrams."""

    def __init__(self, name: str, identity: Identity, line: int) -> None:
        self.name, self.identity, self.line = name, identity, line
        self.words = re.findall(r"\w+", name.casefold())
        self.head = " ".join(re.findall(r"\w+", name.partition("(")[0].casefold()))
        text = f"  {' '.join(self.words)} "
        self.trigrams = frozenset(text[i : i + 3] for i in range(len(text) - 2))

    def marks(self) -> set[str]:
        return {word for word in self.words if len(word) >= MEANINGFUL_LETTERS} | (
            {f"={self.head}"} if self.head else set()
        )

    def likeness(self, other: "_Name") -> float:
        """1 for the same leading part, else the share of common trigrams (Jaccard)."""
        if self.head and self.head == other.head:
            return 1.0
        return len(self.trigrams & other.trigrams) / len(self.trigrams | other.trigrams)


def _likenesses(names: Sequence[_Name]) -> Iterator[Likeness]:
    """For each row the likest earlier name; only names that share a word that is not common are compared."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for key in name.marks():
            blocks[key].append(place)
    for place, name in enumerate(names):
        if not name.line:
            continue
        near = {
            other
            for key in name.marks()
            if len(blocks[key]) <= COMMON_WORD
            for other in blocks[key]
            if other < place and names[other].identity != name.identity
        }
        best = max(((name.likeness(names[other]), -other) for other in near), default=(0.0, 0))
        if best[0] >= LIKE_ENOUGH:
            yield Likeness(name.line, names[-best[1]].name)


def _names(header: Sequence[str]) -> list[str]:
    return [name.strip().casefold() for name in header]


def _cells(names: Sequence[str], values: Sequence[str]) -> dict[str, str]:
    found = dict.fromkeys(COLUMNS, "")
    found.update({name: value.strip() for name, value in zip(names, values, strict=False) if name in found})
    found["region_code"] = _region_code(found["region_code"])
    return found


def _region_code(value: str) -> str:
    """A code as a spreadsheet may have turned it: 13,76 is 13.76 and the number 13.1 was 13.10."""
    value = value.replace(",", ".")
    return f"{value}0" if re.fullmatch(r"\d\d\.\d", value) else value


def _bad_cells(
    *, line: int, cells: Mapping[str, str], known_regions: Mapping[str, str], this_year: int
) -> Iterator[BadCell]:
    for column in COLUMNS:
        value = cells[column]
        for holds, code, message in _checks(column, known_regions, this_year):
            if not holds(value):
                yield BadCell(line, column, code, message)
                break


Check = tuple[Callable[[str], bool], str, str]


def _checks(column: str, known_regions: Mapping[str, str], this_year: int) -> list[Check]:
    """What a column's cell must satisfy, in order; the first failure is the one that is told."""
    checks: list[Check] = [(_is_clean, "control_character", "Berisi karakter kendali yang tidak dapat disimpan.")]
    if column in REQUIRED:
        checks.append((bool, "required", "Wajib diisi."))
    if column in LENGTHS:
        limit = LENGTHS[column]
        checks.append((lambda value: len(value) <= limit, "too_long", f"Lebih dari {limit} karakter."))
    if column == "region_code":
        checks.append((known_regions.__contains__, "unknown_region", "Kode daerah tidak dikenal."))
    if column in CODES:
        codes = CODES[column]
        known = ", ".join(sorted(codes))
        checks.append((lambda value: value in codes or not value, "unknown_code", f"Isi dengan salah satu: {known}."))
    if column in YEARS:
        message = f"Tahun ditulis empat angka, {FIRST_YEAR} sampai {this_year}."
        checks.append((lambda value: not value or _is_year(value, this_year), "bad_year", message))
    if column == "source_url":
        checks.append((lambda value: not value or _is_url(value), "bad_url", "Alamat sumber harus diawali http(s)://."))
    return checks


def _is_clean(value: str) -> bool:
    return all(letter >= " " or letter in "\t\n\r" for letter in value)


def _is_year(value: str, this_year: int) -> bool:
    return len(value) == 4 and value.isascii() and value.isdigit() and FIRST_YEAR <= int(value) <= this_year


def _is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not any(c.isspace() for c in value)


def _row(line: int, cells: Mapping[str, str]) -> ImportRow:
    kept: dict[str, Any] = {name: value for name, value in cells.items() if name != "summary_id"}
    kept.update({name: int(cells[name]) if cells[name] else None for name in YEARS})
    return ImportRow(line=line, summary=cells["summary_id"], **kept)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
