"""Mending a wrong record: what rests on a step, and which dates follow a corrected paper."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from registry.audit.rules.kinds import Kind

# A step that was taken back itself, a paper that replaces another, and an unsigned print rest on nothing.
RESTS_ON_NOTHING = frozenset(
    {
        Kind.STEP_TAKEN,
        Kind.STEP_TAKEN_BACK,
        Kind.DOCUMENT_SUPERSEDED,
        Kind.REPORT_ASKED,
        Kind.REPORT_MADE,
        Kind.REPORT_FAILED,
        Kind.REPORT_RETRIED,
        Kind.REPORT_CANCELLED,
        Kind.REPORT_EXPIRED,
    }
)
ALWAYS_WRITTEN = frozenset({"state_since", "last_step_on"})
DATED = ("state_since", "last_step_on", "received_on", "verdict_on", "decreed_on", "applied_on", "stopped_on",
         "implemented_on")  # fmt: skip


def resting(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """The kinds of later events that rest on a step, each once, in their order."""
    return tuple(dict.fromkeys(kind for kind in kinds if kind not in RESTS_ON_NOTHING))


def dates_of_step(*, before: Mapping[str, Any], after: Mapping[str, Any], on: str) -> tuple[str, ...]:
    """The fields whose date came from the step: written by it, and equal to its date."""
    return tuple(
        name for name in DATED if after[name] == on and (name in ALWAYS_WRITTEN or before[name] != after[name])
    )


def moved_dates(
    *, before: Mapping[str, Any], holders: Sequence[Mapping[str, Any]], old: str, new: str
) -> list[dict[str, Any]]:
    """What stood after the step, then after each later one: its own date moved as far as it was carried on."""
    moved = [dict(holder) for holder in holders]
    for name in dates_of_step(before=before, after=holders[0], on=old):
        for holder in moved[:1] if name in ALWAYS_WRITTEN else moved:
            if holder[name] != old:
                break
            holder[name] = new
    return moved


def swapped(
    rows: Mapping[str, Sequence[Mapping[str, Any]]], *, swaps: Mapping[str, Mapping[Any, Any]]
) -> dict[str, Any]:
    """Remembered rows with the corrected values in place of the wrong ones."""
    return {
        name: [
            {column: swaps.get(column, {}).get(value, value) if not isinstance(value, list) else value
             for column, value in row.items()}
            for row in kept
        ]
        for name, kept in rows.items()
    }  # fmt: skip
