"""What rests on a step, and how far a corrected date is carried on."""

from registry.audit.rules.kinds import Kind
from registry.proposals.rules.mending import DATED, dates_of_step, moved_dates, resting, swapped

NOTHING = dict.fromkeys(DATED)


def test_what_was_taken_back_itself_rests_on_nothing():
    assert resting([Kind.STEP_TAKEN, Kind.STEP_TAKEN_BACK, Kind.REPORT_MADE, Kind.DOCUMENT_SUPERSEDED]) == ()


def test_each_kind_that_rests_is_said_once():
    kinds = [Kind.SHEET_SAVED, Kind.VOTE_CAST, Kind.SHEET_SAVED]
    assert resting(kinds) == (Kind.SHEET_SAVED, Kind.VOTE_CAST)


def test_a_date_that_stood_before_is_not_of_this_step():
    before = NOTHING | {"verdict_on": "2026-03-02", "last_step_on": "2026-03-02"}
    after = before | {"decreed_on": "2026-03-02", "state_since": "2026-03-02"}
    assert dates_of_step(before=before, after=after, on="2026-03-02") == ("state_since", "last_step_on", "decreed_on")


def test_a_date_is_carried_on_until_another_step_writes_it():
    after = NOTHING | {"received_on": "2026-03-02", "last_step_on": "2026-03-02", "state_since": "2026-03-02"}
    later = after | {"last_step_on": "2026-03-09", "state_since": "2026-03-09"}
    last = later | {"received_on": "2026-03-20"}
    moved = moved_dates(before=NOTHING, holders=[after, later, last], old="2026-03-02", new="2026-03-01")
    assert [holder["received_on"] for holder in moved] == ["2026-03-01", "2026-03-01", "2026-03-20"]
    assert [holder["last_step_on"] for holder in moved] == ["2026-03-01", "2026-03-09", "2026-03-09"]
    assert after["received_on"] == "2026-03-02"


def test_the_next_steps_own_date_stays_even_if_it_is_the_same_day():
    after = NOTHING | {"last_step_on": "2026-03-02"}
    moved = moved_dates(before=NOTHING, holders=[after, dict(after)], old="2026-03-02", new="2026-03-01")
    assert [holder["last_step_on"] for holder in moved] == ["2026-03-01", "2026-03-02"]


def test_remembered_rows_take_the_corrected_values():
    rows = {"application": [{"document_id": 1, "year": 1, "similar": []}], "trial": []}
    assert swapped(rows, swaps={"document_id": {1: 2}}) == {
        "application": [{"document_id": 2, "year": 1, "similar": []}],
        "trial": [],
    }
