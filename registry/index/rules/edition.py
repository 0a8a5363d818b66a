"""One edition of the Indeks Inovasi Daerah as values: rows, parameters, predicates (iid.md sections 1 to 3)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

LEVELS = (1, 2, 3)
HIGHEST_LEVEL = 3
LINK = "url"  # among the kinds of file: a web address in place of one
MEBIBYTE = 1024 * 1024
USUAL_PDF_LIMIT = Decimal(2)  # MB, where an edition names none: as copies of the portal say (S13, S15)


class Part(StrEnum):
    """The two parts of the index that have rows: the region's own, and those of each innovation."""

    SPD = "spd"
    SID = "sid"


class RowKind(StrEnum):
    CHOICE = "choice"
    COUNT = "count"
    HIGHER = "higher"
    LOWER = "lower"
    ONE_BASIS = "one-basis-of-six"


@dataclass(frozen=True, slots=True)
class Band:
    """How a number becomes a level: the values that earn levels 2 and 3, and the limits of what can be said."""

    lower_is_better: bool = False
    cuts: tuple[Decimal, Decimal] | None = None
    level1_min: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """One of the ways in which benefit may be shown (row 33)."""

    key: str
    what: str
    levels: tuple[str, ...]
    band: Band


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the sheet; `levels` is empty where the edition's wording is not known."""

    key: str
    part: Part
    name: str
    variable: str
    weight: Decimal
    is_mandatory: bool
    kind: RowKind
    levels: tuple[str, ...]
    band: Band
    unit: str = ""
    evidence: str = ""
    window: str = ""
    years: tuple[int, ...] = ()
    files: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    needs_number: bool = False
    confidence: str = ""
    levels_known: bool = True

    @property
    def takes_links(self) -> bool:
        """Whether a web address may stand in place of a file; so where the kinds of file are not known."""
        return not self.files or LINK in self.files

    @property
    def highest_score(self) -> Decimal:
        return self.weight * HIGHEST_LEVEL


@dataclass(frozen=True, slots=True)
class Predicate:
    name: str
    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True, slots=True)
class Rejected:
    """What an innovation that was reported and then rejected still does."""

    divides: bool = True
    counts: bool = True
    covers: bool = True


@dataclass(frozen=True, slots=True)
class Parameters:
    divisor_min: int
    count_weight: Decimal
    count_cap: int
    basic_needed: int
    basic_affairs: frozenset[int]
    total_max: Decimal
    rejected: Rejected = Rejected()


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Which innovations may be reported; a date that is None is not known."""

    applied_from: date | None = None
    applied_to: date | None = None
    words_min: int | None = None
    older_if_developed: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition; `missing` names what it lacks to give an index, `unknown` what no source tells."""

    id: str
    year: int
    legal: str
    spd: tuple[Row, ...]
    sid: tuple[Row, ...]
    parameters: Parameters | None
    predicates: tuple[Predicate, ...]
    eligibility: Eligibility
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    pdf_limit_mb: Decimal = USUAL_PDF_LIMIT

    @property
    def pdf_limit(self) -> int:
        """The largest PDF that the portal takes, in bytes."""
        return int(self.pdf_limit_mb * MEBIBYTE)

    def row(self, part: Part, key: str) -> Row | None:
        """The row of that key; None where the edition has none."""
        return next((row for row in self.rows(part) if row.key == key), None)

    def rows(self, part: Part) -> tuple[Row, ...]:
        return self.spd if part == Part.SPD else self.sid

    def highest(self, part: Part) -> Decimal:
        """The most that the rows of a part can give: 63 and 111 in 2026."""
        return sum((row.highest_score for row in self.rows(part)), Decimal(0))
