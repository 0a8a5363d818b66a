"""Working days between two days: counted at once, as one would count them one by one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from registry.workflow.rules.deadlines import working_days_until

DAY = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@given(DAY, st.integers(0, 400), st.frozensets(DAY, max_size=40))
def test_it_is_what_one_counts_day_by_day(today, later, holidays):
    due = today + timedelta(days=later)
    days = [today + timedelta(days=n) for n in range(1, later + 1)]
    counted = sum(1 for day in days if day.weekday() < 5 and day not in holidays)
    assert working_days_until(today=today, due=due, holidays=holidays) == counted
    assert working_days_until(today=due, due=today, holidays=holidays) == -counted
