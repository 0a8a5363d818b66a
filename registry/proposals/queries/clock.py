"""How long a proposal lay with its proposer to be completed (law.md 4.2)."""

from collections.abc import Iterable
from datetime import date

from registry.proposals.models import Proposal
from registry.workflow.rules.deadlines import working_days_until
from registry.workflow.rules.states import State


def paused_working_days(*, proposal: Proposal, until: date | None, free: frozenset[date]) -> int:
    """Working days spent in LENGKAPI by the steps that stand, up to a day when it lies there still."""
    steps = proposal.steps.filter(taken_back_at__isnull=True).order_by("pk")
    return paused_along(steps.values_list("to_state", "on"), until=until, free=free)


def paused_along(steps: Iterable[tuple[str, date]], *, until: date | None, free: frozenset[date]) -> int:
    """The same, of steps that were read already: where each led, and when."""
    days, left = 0, None
    for to_state, on in steps:
        if to_state == State.LENGKAPI:
            left = on
        elif left is not None:
            days, left = days + working_days_until(today=left, due=on, holidays=free), None
    if left is None or until is None:
        return days
    return days + max(0, working_days_until(today=left, due=until, holidays=free))
