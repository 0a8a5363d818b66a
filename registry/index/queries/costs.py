"""What lowered levels cost: points of maturity of the innovation, and of the region's index."""

from dataclasses import dataclass
from decimal import Decimal

from registry.index.models import Sheet
from registry.index.queries.standing import PeriodState, RowState
from registry.index.rules.edition import Row
from registry.index.rules.scoring import complete, iid_of


@dataclass(frozen=True, slots=True)
class Cost:
    """Points of maturity, and of the index, unrounded."""

    maturity: Decimal
    iid: Decimal


@dataclass(frozen=True, slots=True)
class Lowered:
    """A row that Bappeda verified below its claim."""

    row: Row
    claimed: int
    verified: int
    reason: str
    cost: Cost


def lowered_rows(*, state: PeriodState, place: int = 0) -> list[Lowered]:
    """The rows of one innovation that were verified below their claim; asks for the divisor only where there is one.

    A level moves the mean alone, neither count nor gate, so the index moves by the points over the divisor.
    """
    sheet = state.sheets[place]
    lower = [row for row in state.edition.sid if _is_lowered(sheet.rows[row.key])]
    if not lower:
        return []
    share = Decimal(0) if sheet.sheet.is_rejected else _share(state)
    return [_lowered(row, sheet.rows[row.key], share) for row in lower]


def total_cost(lowered: list[Lowered]) -> Cost:
    none = Decimal(0)
    return Cost(sum((one.cost.maturity for one in lowered), none), sum((one.cost.iid for one in lowered), none))


def _is_lowered(state: RowState) -> bool:
    return state.verified is not None and state.verified < state.claimed


def _lowered(row: Row, state: RowState, share: Decimal) -> Lowered:
    verified = state.verified or 0
    maturity = row.weight * (state.claimed - verified)
    reason = state.record.verified_reason if state.record else ""
    return Lowered(row, state.claimed, verified, reason, Cost(maturity, maturity * share))


def _share(state: PeriodState) -> Decimal:
    """How much of the index one point of maturity of one innovation is."""
    parameters = complete(state.edition)
    sheets = Sheet.objects.filter(period=state.period)
    dividing = (sheets if parameters.rejected.divides else sheets.filter(is_rejected=False)).count()
    return iid_of(parameters=parameters, total=Decimal(1) / max(parameters.divisor_min, dividing))
