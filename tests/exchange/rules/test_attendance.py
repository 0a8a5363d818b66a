"""From when to when one checks in, and what a line needs."""

from datetime import date, timedelta

import pytest

from registry.exchange.rules.attendance import Line, by_hand_problems, check_in_problems, door_problems, line_problems

DAY = date(2026, 3, 13)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("first", "last", "door", "phone"),
    [
        (DAY, DAY, [], []),
        (BEFORE, AFTER, [], []),
        (AFTER, AFTER, [], ["check_in_early"]),
        (BEFORE, BEFORE, ["event_day_over"], ["event_day_over"]),
        (None, None, ["event_day_unknown"], ["event_day_unknown"]),
    ],
)
def test_the_door_closes_with_the_last_day_and_a_phone_waits_for_the_first(first, last, door, phone):
    days = {"first": first, "last": last, "today": DAY}
    assert [each.code for each in door_problems(**days)] == door
    assert [each.code for each in check_in_problems(**days)] == phone


@pytest.mark.parametrize(
    ("first", "last", "on", "codes"),
    [
        (BEFORE, AFTER, BEFORE, []),
        (BEFORE, AFTER, AFTER, ["day_not_of_event"]),
        (BEFORE, BEFORE, DAY, ["day_not_of_event"]),
        (DAY, DAY, BEFORE, ["day_not_of_event"]),
        (None, None, DAY, ["event_day_unknown"]),
    ],
)
def test_the_host_adds_for_a_day_that_has_come(first, last, on, codes):
    assert [each.code for each in by_hand_problems(first=first, last=last, on=on, today=DAY)] == codes


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        (Line("Dinas", "13.76"), []),
        (Line(" ", "13.76"), ["text_missing"]),
        (Line("Dinas", "99"), ["region_unknown"]),
        (Line("", ""), ["text_missing", "region_unknown"]),
    ],
)
def test_a_line_has_an_office_and_a_region_that_there_is(line, codes):
    assert [each.code for each in line_problems(line=line, known=["13.76"])] == codes
