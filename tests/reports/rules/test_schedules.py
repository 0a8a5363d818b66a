"""Periods that have ended: named, due once, late after downtime, and the missed ones said."""

from datetime import date

import pytest

from registry.reports.rules.schedules import Rhythm, Turn, span_of, turn_of
from registry.reports.rules.spans import span_named

SINCE = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("rhythm", "day", "span"),
    [
        (Rhythm.MONTH, date(2026, 2, 28), ("2026-02", date(2026, 2, 1), date(2026, 2, 28))),
        (Rhythm.MONTH, date(2026, 12, 31), ("2026-12", date(2026, 12, 1), date(2026, 12, 31))),
        (Rhythm.QUARTER, date(2026, 1, 1), ("2026-T1", date(2026, 1, 1), date(2026, 3, 31))),
        (Rhythm.QUARTER, date(2026, 11, 24), ("2026-T4", date(2026, 10, 1), date(2026, 12, 31))),
        (Rhythm.YEAR, date(2024, 2, 29), ("2024", date(2024, 1, 1), date(2024, 12, 31))),
    ],
)
def test_a_day_lies_in_one_period(rhythm, day, span):
    found = span_of(rhythm, day)
    assert (found.name, found.first, found.last) == span
    assert span_named(found.name) == found


def turn(today: date, *, made=(), rhythm=Rhythm.MONTH, since=SINCE):
    return turn_of(rhythm=rhythm, since=since, made=set(made), today=today)


def test_the_last_ended_period_is_due_on_the_day_after():
    assert turn(date(2026, 1, 31)) is None
    due = turn(date(2026, 2, 1))
    assert due == Turn(span_of(Rhythm.MONTH, date(2026, 1, 15)))
    assert due.span.due_on == date(2026, 2, 1)
    assert turn(date(2026, 2, 1), made={"2026-01"}) is None


def test_after_downtime_only_the_newest_is_due_and_the_older_ones_are_named_newest_first():
    due = turn(date(2026, 6, 10), made={"2026-01"})
    assert (due.span.name, due.missed) == ("2026-05", ("2026-04", "2026-03", "2026-02"))
    assert turn(date(2026, 6, 10), made={"2026-05"}) is None


def test_what_ended_before_the_schedule_ran_is_neither_due_nor_missed():
    assert turn(date(2026, 6, 10), since=date(2026, 6, 1)) is None
    due = turn(date(2026, 10, 2), rhythm=Rhythm.QUARTER, since=date(2026, 5, 5))
    assert (due.span.name, due.missed) == ("2026-T3", ("2026-T2",))
    assert turn(date(2027, 1, 1), rhythm=Rhythm.YEAR, since=date(2026, 12, 31)).span.name == "2026"
