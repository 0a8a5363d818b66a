"""What will probably be left of a claim at the ministry's check, and why; a plain rate, never a guess."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from registry.index.rules.edition import HIGHEST_LEVEL
from registry.index.rules.evidence import Finding, Weight

SMALLEST_SAMPLE = 5
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One claim of an earlier verification and what was left of it."""

    row: str
    agency: str
    claimed: int
    verified: int


@dataclass(frozen=True, slots=True)
class Rate:
    """Levels kept over levels claimed, 0 to 1, with the number of claims behind it."""

    kept: Decimal
    sample: int
    of_agency: bool

    @property
    def is_large_enough(self) -> bool:
        return self.sample >= SMALLEST_SAMPLE


@dataclass(frozen=True, slots=True)
class Prediction:
    """The level expected, and its reasons as codes: no_evidence, fault, verified, rate, sample_too_small."""

    level: int
    reasons: tuple[str, ...]
    rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Claims of one row in one agency added up: levels kept, levels claimed, how many claims."""

    row: str
    agency: str
    kept: int
    claimed: int
    sample: int


class Rates:
    """How claims fared before, added up once for all the rows that ask."""

    def __init__(self, tallies: Iterable[Tally]) -> None:
        self._sums: dict[tuple[str, str | None], tuple[int, int, int]] = {}
        self._known: dict[tuple[str, str], Rate | None] = {}
        for one in tallies:
            for key in ((one.row, one.agency), (one.row, None)):
                kept, claimed, sample = self._sums.get(key, (0, 0, 0))
                self._sums[key] = kept + one.kept, claimed + one.claimed, sample + one.sample

    def of(self, *, row: str, agency: str) -> Rate | None:
        """The rate of this row in this agency; of the row in every agency where the agency's own is too small."""
        if (row, agency) not in self._known:
            self._known[row, agency] = self._rate(row, agency)
        return self._known[row, agency]

    def _rate(self, row: str, agency: str) -> Rate | None:
        own = self._sums.get((row, agency), (0, 0, 0))
        of_agency = own[2] >= SMALLEST_SAMPLE
        kept, claimed, sample = own if of_agency else self._sums.get((row, None), (0, 0, 0))
        return Rate(Decimal(kept) / claimed, sample, of_agency) if sample else None


def rate_of(*, outcomes: Iterable[Outcome], row: str, agency: str) -> Rate | None:
    """The rate of one row in one agency, from single claims."""
    told = [
        Tally(one.row, one.agency, min(one.verified, one.claimed), one.claimed, 1)
        for one in outcomes
        if one.claimed > 0
    ]
    return Rates(told).of(row=row, agency=agency)


def predict(
    *, claimed: int, verified: int | None, papers: int, found: Sequence[Finding], rate: Rate | None
) -> Prediction:  # fmt: skip
    """The level after the check: nothing without sound evidence, never above what the city itself verified.

    `papers` counts the sound ones. The rate is applied to the level and rounded half-up; too small a sample is said
    and changes nothing.
    """
    standing = min(claimed, HIGHEST_LEVEL if verified is None else verified)
    reasons: list[str] = [] if verified is None else ["verified"]
    if standing == 0:
        return Prediction(0, tuple(reasons))
    if papers == 0:
        faulty = any(finding.weight == Weight.FAULT for finding in found)
        return Prediction(0, (*reasons, "fault" if faulty else "no_evidence"), rate)
    if rate is None or not rate.is_large_enough:
        return Prediction(standing, (*reasons, "sample_too_small"), rate)
    level = int((standing * rate.kept).quantize(ONE, ROUND_HALF_UP))
    return Prediction(min(standing, level), (*reasons, "rate"), rate)
