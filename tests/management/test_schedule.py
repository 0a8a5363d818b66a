"""Days of a route are working days, counted back from today."""

from datetime import date

from registry.management.demonstration.routes import applied, up_to
from registry.management.demonstration.schedule import days_of, working_days_before
from registry.workflow.rules.states import Initiator
from registry.workflow.rules.transitions import Move

FRIDAY, SUNDAY = date(2026, 3, 13), date(2026, 3, 15)
HOLIDAYS = frozenset({date(2026, 3, 12)})


def test_working_days_are_counted_back_over_free_days():
    assert working_days_before(day=SUNDAY, days=0, holidays=HOLIDAYS) == FRIDAY
    assert working_days_before(day=SUNDAY, days=1, holidays=HOLIDAYS) == date(2026, 3, 11)
    assert working_days_before(day=FRIDAY, days=5, holidays=frozenset()) == date(2026, 3, 6)


def test_the_last_played_act_falls_as_long_ago_as_told_and_the_order_holds():
    route = applied(Initiator.AGENCY)
    played = len(up_to(route, Move.EVALUATE_ACCEPTS))
    days = days_of(route=route, played=played, ago=2, today=FRIDAY, holidays=HOLIDAYS)
    assert len(days) == len(route)
    assert list(days) == sorted(days)
    assert days[played - 1] == date(2026, 3, 10)
    assert all(day.weekday() < 5 and day not in HOLIDAYS for day in days)
