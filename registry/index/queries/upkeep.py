"""What waits for verification, and whose evidence ends, in a period as it stands."""

from collections.abc import Iterator
from datetime import date, timedelta

from registry.index.queries.standing import Column, PeriodState, RowState
from registry.index.rules.advice import StepKind, Upkeep
from registry.index.rules.edition import Part, Row
from registry.index.rules.evidence import End, end_of, lost_end
from registry.index.rules.prediction import predict

AHEAD = timedelta(days=365)  # how far ahead an end of evidence is worth a warning


def upkeep_of(*, state: PeriodState, column: Column, on: date) -> list[Upkeep]:
    """Rows to verify as claimed, which only the verified column sees, and rows whose evidence is to be renewed."""
    found = list(_region_rows(state)) if column == Column.VERIFIED else []
    for sheet in state.sheets:
        if sheet.sheet.is_rejected:
            continue
        item, agency = sheet.sheet.proposal.public_id, str(sheet.sheet.proposal.owner_id or "")
        for row in state.edition.sid:
            line = sheet.rows[row.key]
            if column == Column.VERIFIED and line.verified is None and line.claimed and line.sound:
                found.append(Upkeep(StepKind.VERIFY, row.key, line.claimed, 0, Part.SID, item, agency))
            renewal = _renewal(row, line, column, on) if line.uses else None
            if renewal is not None:
                level, end = renewal
                found.append(Upkeep(StepKind.RENEW, row.key, level, 0, Part.SID, item, agency, end))
    return found


def _region_rows(state: PeriodState) -> Iterator[Upkeep]:
    for row in state.edition.spd:
        record = state.region_rows.get(row.key)
        if record is not None and record.verified is None and record.claimed:
            yield Upkeep(StepKind.VERIFY, row.key, record.claimed, 0, Part.SPD)


def _renewal(row: Row, line: RowState, column: Column, on: date) -> tuple[int, End] | None:
    """The level that new evidence keeps or brings back, with the end of the old; None where nothing ends soon."""
    end = end_of(row=row, papers=line.sound) if line.sound else lost_end(found=line.found)
    if end is None or (end.on is not None and end.on > on + AHEAD):
        return None
    level = line.level(column)
    if column == Column.PREDICTED:
        level = predict(
            claimed=line.claimed, verified=line.verified, papers=1, found=(), rate=line.prediction.rate
        ).level
    return (level, end) if level else None
