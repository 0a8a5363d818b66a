"""When each act of a route falls, counted back from today in working days."""

from collections.abc import Sequence
from datetime import date, timedelta

from registry.management.demonstration.routes import Route
from registry.workflow.rules.deadlines import working_days_after


def working_days_before(*, day: date, days: int, holidays: frozenset[date]) -> date:
    """The working day that lies so many working days before; a free day itself counts as the one before it."""
    while not _is_working(day, holidays):
        day -= timedelta(days=1)
    for _ in range(days):
        day -= timedelta(days=1)
        while not _is_working(day, holidays):
            day -= timedelta(days=1)
    return day


def days_of(*, route: Route, played: int, ago: int, today: date, holidays: frozenset[date]) -> Sequence[date]:
    """A day for every act; the last of those that are played falls `ago` working days before today."""
    passed = sum(act.after for act in route[1:played])
    day = working_days_before(day=today, days=ago + passed, holidays=holidays)
    found = [day]
    for act in route[1:]:
        day = working_days_after(start=day, days=act.after, holidays=holidays)
        found.append(day)
    return found


def _is_working(day: date, holidays: frozenset[date]) -> bool:
    return day.weekday() < 5 and day not in holidays
