"""A period's levels under two editions that are kept here."""

from registry.index.queries.standing import Column, PeriodState
from registry.index.rules.claims import Claim
from registry.index.rules.comparison import Comparison, Values, compared
from registry.index.rules.edition import Edition


def comparison_of(*, state: PeriodState, editions: tuple[Edition, Edition], column: Column) -> Comparison:
    """The period's standing in a column, read under both; no query of its own."""
    return compared(standing=state.standing(column), editions=editions, values=_values(state, column))


def _values(state: PeriodState, column: Column) -> Values:
    """Numbers behind levels; a level that somebody else set than the number gave is no longer read from it."""
    levels = state.region_levels(column)
    values = {
        ("", key): Claim(value=row.value, basis=row.basis)
        for key, row in state.region_rows.items()
        if row.value is not None and row.claimed == levels[key]
    }
    for sheet in state.sheets:
        for key, line in sheet.rows.items():
            record = line.record
            if record is not None and record.value is not None and line.level(column) == line.claimed:
                values[sheet.sheet.proposal.public_id, key] = Claim(value=record.value, basis=record.basis)
    return values
