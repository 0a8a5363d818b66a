"""Who may be reported under an edition, and when the window leaves him behind."""

from dataclasses import replace
from datetime import date

import pytest

from registry.index.queries.editions import shipped_edition
from registry.index.rules.eligibility import Clock, Eligibility, Facts, Window, eligible

E26, E27 = shipped_edition("iga-2026"), shipped_edition("iga-2027")
MANDATORY = ("16", "17", "32", "33", "35")
FULL = dict.fromkeys(MANDATORY, 1)


def facts(applied=None, developed=None, *, words=300, levels=FULL):
    return Facts(applied, developed, words, levels)


@pytest.mark.parametrize(
    ("applied", "developed", "window"),
    [
        (date(2023, 12, 31), None, Window.TOO_OLD),
        (date(2024, 1, 1), None, Window.INSIDE),
        (date(2025, 12, 31), None, Window.INSIDE),
        (date(2026, 1, 1), None, Window.TOO_NEW),
        (date(2019, 5, 1), date(2025, 3, 1), Window.DEVELOPED),
        (date(2019, 5, 1), date(2023, 3, 1), Window.TOO_OLD),
        (date(2026, 1, 1), date(2025, 3, 1), Window.TOO_NEW),
        (None, date(2025, 3, 1), Window.NO_DATE),
    ],
)
def test_the_window_of_2026_is_read_from_the_first_application_or_a_development(applied, developed, window):
    assert eligible(edition=E26, facts=facts(applied, developed)).window == window


def test_a_window_that_no_source_tells_stays_unknown():
    found = eligible(edition=E27, facts=facts(date(2025, 5, 1)))
    assert (found.window, found.clock, found.is_complete) == (Window.UNKNOWN, None, True)
    open_ended = replace(E26, eligibility=Eligibility(date(2024, 1, 1), None))
    assert eligible(edition=open_ended, facts=facts(date(2025, 5, 1), words=0)).window == Window.UNKNOWN


def test_an_edition_that_names_no_exception_has_none():
    strict = replace(E26, eligibility=replace(E26.eligibility, older_if_developed=False))
    assert eligible(edition=strict, facts=facts(date(2019, 5, 1), date(2025, 3, 1))).window == Window.TOO_OLD
    inside = eligible(edition=strict, facts=facts(date(2024, 5, 1), date(2025, 3, 1)))
    assert inside.clock.year == 2027  # the development counts for nothing here


@pytest.mark.parametrize(
    ("applied", "developed", "clock"),
    [
        (date(2024, 5, 1), None, Clock(2027, date(2025, 1, 1), date(2026, 12, 31), True)),
        (date(2025, 5, 1), None, Clock(2028, date(2026, 1, 1), date(2027, 12, 31), True)),
        (date(2024, 5, 1), date(2025, 3, 1), Clock(2028, date(2026, 1, 1), date(2027, 12, 31), True)),
        (date(2019, 5, 1), date(2024, 3, 1), Clock(2027, date(2025, 1, 1), date(2026, 12, 31), True)),
        (date(2019, 5, 1), None, None),
        (date(2026, 5, 1), None, None),
    ],
)
def test_the_clock_says_which_edition_leaves_it_behind_and_what_keeps_it(applied, developed, clock):
    found = eligible(edition=E26, facts=facts(applied, developed), following=E27)
    assert found.clock == clock


def test_a_known_window_of_the_next_edition_is_taken_as_it_is():
    known = replace(E27, eligibility=Eligibility(date(2024, 1, 1), date(2026, 12, 31)))
    found = eligible(edition=E26, facts=facts(date(2024, 5, 1)), following=known)
    assert found.clock == Clock(2028, date(2026, 1, 1), date(2027, 12, 31), True)  # 2027 still takes it
    short = replace(E27, eligibility=Eligibility(date(2026, 1, 1), date(2026, 12, 31)))
    found = eligible(edition=E26, facts=facts(date(2025, 5, 1)), following=short)
    assert found.clock == Clock(2027, date(2026, 1, 1), date(2026, 12, 31), False)


@pytest.mark.parametrize(
    ("today", "months"),
    [(date(2026, 11, 24), 1), (date(2026, 12, 1), 1), (date(2026, 12, 2), 0), (date(2026, 1, 1), 12),
     (date(2027, 1, 1), 0), (date(2027, 1, 2), -1)],
)  # fmt: skip
def test_months_ahead_are_whole_ones(today, months):
    clock = Clock(2027, date(2025, 1, 1), date(2026, 12, 31), True)
    assert (clock.on, clock.months_from(today)) == (date(2027, 1, 1), months)


def test_a_leap_day_moves_to_the_28th():
    leap = replace(E26, eligibility=replace(E26.eligibility, applied_from=date(2024, 2, 29)))
    assert eligible(edition=leap, facts=facts(date(2024, 3, 1))).clock.keep_from == date(2025, 2, 28)


def test_words_and_mandatory_rows_are_counted_and_named():
    found = eligible(edition=E26, facts=facts(date(2025, 1, 1), words=299, levels={"16": 1, "17": 0, "35": 2}))
    assert (found.words, found.words_needed, found.empty_rows) == (299, 300, ("17", "32", "33"))
    for stands, one in (
        (True, facts(date(2025, 1, 1))),
        (False, facts(date(2025, 1, 1), words=299)),
        (False, facts(date(2025, 1, 1), levels={})),
        (False, facts(date(2020, 1, 1))),
    ):
        assert eligible(edition=E26, facts=one).is_complete == stands
