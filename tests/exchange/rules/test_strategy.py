"""Targets that can stand, and what counts towards them."""

from datetime import date

import pytest

from registry.exchange.rules.strategy import (
    Proof,
    Reached,
    Target,
    Work,
    has_come,
    last_month,
    month_in,
    paper_problems,
    reached_by,
    target_problems,
    totals,
    year_in,
)
from registry.shared.problems import Problem
from registry.workflow.rules.states import State

TODAY = date(2026, 11, 24)
EVEN = (2,) * 12


@pytest.mark.parametrize(
    ("year", "target", "expected"),
    [
        (2026, Target(3, "uji_coba", EVEN), []),
        (2031, Target(0, "", EVEN), []),
        (2032, Target(3, "", EVEN), [Problem("year_out_of_range", "2032")]),
        (2016, Target(3, "", EVEN), [Problem("year_out_of_range", "2016")]),
        (2026, Target(3, "lain", EVEN), [Problem("target_stage_unknown")]),
        (2026, Target(-1, "", EVEN), [Problem("target_out_of_range", "9999")]),
        (2026, Target(3, "", (10_000,) * 12), [Problem("target_out_of_range", "9999")]),
        (2026, Target(3, "", (1,)), [Problem("target_out_of_range", "9999")]),
    ],
)
def test_a_target_that_cannot_be_is_refused(year, target, expected):
    assert target_problems(year=year, target=target, today=TODAY) == expected


@pytest.mark.parametrize(
    ("number", "on", "expected"),
    [
        ("CONTOH-1", None, []),
        ("CONTOH-1", TODAY, []),
        (" ", None, [Problem("text_missing", "plan_number")]),
        ("CONTOH-1", date(2026, 11, 25), [Problem("plan_date_ahead")]),
    ],
)
def test_a_plan_has_a_number_and_is_not_of_tomorrow(number, on, expected):
    assert paper_problems(number=number, on=on, today=TODAY) == expected


def test_a_stage_is_reached_by_the_law_alone():
    come = {stage: {state for state in State if has_come(state, stage=stage)} for stage in ("uji_coba", "penerapan")}
    assert come["penerapan"] == {State.DITERAPKAN}
    assert come["uji_coba"] == {
        State.UJI_COBA, State.EVALUASI_UJI, State.HENTI_USUL, State.SIAP_TERAP, State.DITERAPKAN,
    }  # fmt: skip
    assert all(has_come(state, stage="") for state in State)


@pytest.mark.parametrize(("first", "month"), [(date(2025, 8, 1), 1), (date(2026, 8, 1), 8), (date(2027, 1, 1), 12)])
def test_evidence_counts_in_the_month_of_its_first_document(first, month):
    assert month_in(first=first, year=2026) == month


def test_of_a_past_year_all_months_count_and_of_a_coming_one_none():
    assert [last_month(year=year, today=TODAY) for year in (2025, 2026, 2027)] == [12, 11, 0]


def test_what_was_reached_is_the_agencys_own_of_the_year():
    mine, early = Work(1, 2026, State.DITERAPKAN, "a"), Work(1, 2026, State.EVALUASI, "b")
    others = [Work(2, 2026, State.DITERAPKAN, "c"), Work(1, 2025, State.DITERAPKAN, "d")]
    now, later = Proof(1, 2026, 3, "a", "16"), Proof(1, 2026, 4, "a", "17")
    foreign = [Proof(2, 2026, 1, "c", "16"), Proof(1, 2025, 1, "d", "16")]
    reached = reached_by(
        1, year=2026, month=3, stage="uji_coba", works=[mine, early, *others], proofs=[now, later, *foreign]
    )
    assert reached == Reached((mine, early), (mine,), (now,))


def test_the_region_counts_only_agencies_with_a_target():
    works = (Work(1, 2026, State.EVALUASI, "a"), Work(1, 2026, State.EVALUASI, "b"))
    reached = {1: Reached(works, works[:1], (Proof(1, 2026, 1, "a", "16"),)), 2: Reached(works, works, ())}
    assert totals(reached, {1: Target(3, "", EVEN)}, month=3) == [(3, 2), (3, 1), (6, 1)]


def test_what_is_no_year_means_this_one():
    today = date(2026, 3, 13)
    assert [year_in(text, today=today) for text in ("2025", "2031", "2016", "x", "", "02025")] == [
        2025, 2031, 2026, 2026, 2026, 2026,
    ]  # fmt: skip
