"""The gap between the columns of a period, row by row, with its cause and its price; no query of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from registry.index.queries.standing import Column, PeriodState, RowState
from registry.index.rules.advice import Standing
from registry.index.rules.edition import Part, Row
from registry.index.rules.evidence import lost_end
from registry.index.rules.gaps import Facts, GapCause, Loss, to_predicted, to_verified
from registry.index.rules.scoring import ZERO, iid_of, total_of
from registry.proposals.models import Proposal


@dataclass(frozen=True, slots=True)
class GapLine:
    """One row that lost levels to one cause; `proposal` None for the region's own rows."""

    row: Row
    loss: Loss
    points: Decimal
    iid: Decimal
    claimed: int
    level: int
    proposal: Proposal | None = None
    line: RowState | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CauseSum:
    """What one cause takes in all: rows, and IID points unrounded."""

    cause: GapCause
    rows: int
    iid: Decimal


def gap_lines(*, state: PeriodState, column: Column) -> list[GapLine]:
    """Every row between the claimed column and another, the dearest first; a rejected innovation scores in none."""
    losses = to_verified if column == Column.VERIFIED else to_predicted
    worth = _Worth(state.standing(Column.CLAIMED))
    found = []
    for part, row, facts, proposal, line, reason in _rows(state):
        level = (facts.verified or 0) if column == Column.VERIFIED else facts.predicted
        for loss in losses(facts):
            points = loss.points(row.weight)
            said = reason if loss.cause in {GapCause.LOWERED, GapCause.RAISED} else ""
            found.append(GapLine(row, loss, points, worth(part, points), facts.claimed, level, proposal, line, said))
    return sorted(found, key=lambda one: (-one.iid, one.proposal.name if one.proposal else "", one.row.key))


def cause_sums(*, lines: Iterable[GapLine]) -> list[CauseSum]:
    """The causes, the dearest first."""
    sums: dict[GapCause, tuple[int, Decimal]] = {}
    for one in lines:
        rows, iid = sums.get(one.loss.cause, (0, ZERO))
        sums[one.loss.cause] = rows + 1, iid + one.iid
    found = [CauseSum(cause, rows, iid) for cause, (rows, iid) in sums.items()]
    return sorted(found, key=lambda one: (-one.iid, one.cause))


def rejected_cost(*, state: PeriodState) -> Decimal:
    """What the rejections cost on the claimed column: the total as if there were none, less the real one."""
    standing = state.standing(Column.CLAIMED)
    spared = replace(standing, items=[replace(item, is_rejected=False) for item in standing.items])
    parameters = standing.parameters
    more = total_of(parameters=parameters, sums=spared.sums()) - total_of(parameters=parameters, sums=standing.sums())
    return iid_of(parameters=parameters, total=more)


class _Worth:
    """IID points of points lost, as the difference of two totals from the claimed column."""

    def __init__(self, standing: Standing) -> None:
        self.parameters, self.sums = standing.parameters, standing.sums()
        self.base = total_of(parameters=self.parameters, sums=self.sums)
        self.known: dict[tuple[Part, Decimal], Decimal] = {}

    def __call__(self, part: Part, points: Decimal) -> Decimal:
        if (part, points) not in self.known:
            less = (
                replace(self.sums, spd=self.sums.spd - points)
                if part == Part.SPD
                else replace(self.sums, matured=self.sums.matured - points)
            )
            total = self.base - total_of(parameters=self.parameters, sums=less)
            self.known[part, points] = iid_of(parameters=self.parameters, total=total)
        return self.known[part, points]


def _rows(
    state: PeriodState,
) -> Iterable[tuple[Part, Row, Facts, Proposal | None, RowState | None, str]]:
    predicted = state.region_levels(Column.PREDICTED)
    for row in state.edition.spd:
        record = state.region_rows.get(row.key)
        if record is not None:
            facts = Facts(record.claimed, record.verified, predicted[row.key])
            yield Part.SPD, row, facts, None, None, record.verified_reason
    for sheet in state.sheets:
        if sheet.sheet.is_rejected:
            continue
        for row in state.edition.sid:
            line = sheet.rows[row.key]
            facts = Facts(
                line.claimed, line.verified, line.prediction.level, len(line.uses), len(line.sound),
                lost_end(found=line.found) is not None,
            )  # fmt: skip
            yield Part.SID, row, facts, sheet.sheet.proposal, line, line.record.verified_reason if line.record else ""
