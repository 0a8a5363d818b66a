"""When a job is woken, rests, or is given up."""

from datetime import UTC, datetime, timedelta

import pytest

from registry.reports.labels import JOB_STATE_LABELS, STEP_LABELS
from registry.reports.rules.jobs import (
    MAX_ATTEMPTS,
    OPEN,
    RETRIABLE,
    STATE_TONES,
    Care,
    JobState,
    JobStep,
    care_for,
    download_name,
    file_name,
    rest_after,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
S = timedelta(seconds=1)


def care(state=JobState.QUEUED, *, attempts=0, published=None, lease=None, asked=0):
    at = {"published_at": published, "lease_until": lease}
    times = {name: None if ago is None else NOON - ago * S for name, ago in at.items()}
    return care_for(state=state, attempts=attempts, asked_at=NOON - asked * S, at=NOON, **times)


@pytest.mark.parametrize(
    ("expected", "situation"),
    [
        (Care.NONE, {"asked": 2}),
        (Care.WAKE, {"asked": 3}),
        (Care.NONE, {"asked": 99, "published": 29}),
        (Care.WAKE, {"asked": 99, "published": 30}),
        (Care.NONE, {"asked": 99, "lease": -1}),
        (Care.WAKE, {"asked": 99, "lease": 0}),
        (Care.NONE, {"state": JobState.RUNNING, "lease": -1}),
        (Care.WAKE, {"state": JobState.RUNNING, "attempts": 1, "lease": 0, "published": 60}),
        (Care.WAKE, {"state": JobState.RUNNING, "attempts": 1, "lease": 60, "published": 30}),
        (Care.NONE, {"state": JobState.RUNNING, "attempts": 1, "lease": 60, "published": 29}),
        (Care.WAKE, {"state": JobState.RUNNING, "attempts": 1, "lease": 0}),
        (Care.WAKE, {"state": JobState.RUNNING, "attempts": 1, "published": 5}),
        (Care.GIVE_UP, {"state": JobState.RUNNING, "attempts": MAX_ATTEMPTS, "lease": 0}),
        *((Care.NONE, {"state": state, "asked": 999}) for state in set(JobState) - OPEN),
    ],
)
def test_the_sweeper_cares_for_what_is_neglected(expected, situation):
    assert care(**situation) == expected


def test_a_job_rests_twice_as_long_after_each_failure_and_then_has_failed():
    rests = [rest_after(code="crashed", attempts=attempt) for attempt in range(1, MAX_ATTEMPTS + 1)]
    assert rests == [5 * S, 10 * S, 20 * S, 40 * S, None]


def test_what_would_only_fail_again_fails_at_once():
    assert rest_after(code="refused", attempts=1) is None
    assert [rest_after(code="timeout", attempts=attempt) for attempt in (1, 2)] == [5 * S, None]


def test_every_state_and_step_has_its_word_and_an_open_job_is_never_retried():
    assert set(JOB_STATE_LABELS) == set(STATE_TONES) == set(JobState)
    assert set(STEP_LABELS) == {"", *JobStep}
    assert frozenset({JobState.DONE}) == frozenset(JobState) - OPEN - RETRIABLE


def test_a_file_lies_in_one_place_and_is_called_after_what_it_is():
    assert file_name(job_id="abc", extension="pdf") == "reports/abc.pdf"
    named = download_name(kind="evaluasi_usulan", registration="13.76-2026-0001", asked_at=NOON, extension="pdf")
    assert named == "evaluasi-usulan-13.76-2026-0001-20260302.pdf"
    assert download_name(kind="x", registration="", asked_at=NOON, extension="pdf") == "x-tanpa-nomor-20260302.pdf"
