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


def rate_of(*, outcomes: Iterable[Outcome], row: str, agency: str) -> Rate | None:
    """The rate of this row in this agency; of the row in every agency where the agency's own is too small."""
    same_row = [outcome for outcome in outcomes if outcome.row == row and outcome.claimed > 0]
    own = [outcome for outcome in same_row if outcome.agency == agency]
    chosen, of_agency = (own, True) if len(own) >= SMALLEST_SAMPLE else (same_row, False)
    if not chosen:
        return None
    kept = sum(min(outcome.verified, outcome.claimed) for outcome in chosen)
    return Rate(Decimal(kept) / sum(outcome.claimed for outcome in chosen), len(chosen), of_agency)


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
