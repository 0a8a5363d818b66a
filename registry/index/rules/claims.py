"""A claim of a level, given as the level itself or as the number that the edition's bands turn into it."""

from dataclasses import dataclass
from decimal import Decimal

from registry.index.rules.edition import HIGHEST_LEVEL, Band, Row, RowKind
from registry.index.rules.scoring import level_of
from registry.shared.problems import Problem


@dataclass(frozen=True, slots=True)
class Claim:
    """Either `level` (0..3) or `value` in the row's unit; `basis` names the way benefit is shown (row 33)."""

    level: int | None = None
    value: Decimal | None = None
    basis: str = ""


def band_of(*, row: Row, basis: str) -> Band | None:
    """The band that reads a value of this row; None for a basis that the row does not have."""
    if row.kind != RowKind.ONE_BASIS:
        return row.band
    return next((found.band for found in row.bases if found.key == basis), None)


def claim_problems(*, row: Row | None, claim: Claim) -> list[Problem]:
    """Everything wrong with a claim at once; a row of None checks the level alone."""
    found: list[Problem] = []
    if claim.level is None and claim.value is None:
        found.append(Problem("level_missing", "level"))
    if claim.level is not None and not 0 <= claim.level <= HIGHEST_LEVEL:
        found.append(Problem("level_out_of_range", str(claim.level)))
    if claim.value is None or row is None:
        return found
    band = band_of(row=row, basis=claim.basis)
    if band is None:
        return [*found, Problem("basis_missing", "basis")]
    if band.cuts is None:
        return [*found, Problem("value_not_read", "value")]
    too_low = band.lowest is not None and claim.value < band.lowest
    if too_low or (band.highest is not None and claim.value > band.highest):
        found.append(Problem("value_out_of_range", str(claim.value)))
    return found


def claimed_level(*, row: Row, claim: Claim) -> int:
    """The level that a sound claim gives; a number wins over a level typed beside it."""
    if claim.value is None:
        return claim.level or 0
    band = band_of(row=row, basis=claim.basis)
    return (level_of(band=band, value=claim.value) if band else None) or 0
