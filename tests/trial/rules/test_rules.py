"""The rules of the trial's log and of what follows it."""

from datetime import date

import pytest

from registry.trial.rules import log
from registry.trial.rules.design import changed_fields, decree_problems
from registry.trial.rules.ministers import BLOCKS, LETTERS, MinisterReportKind, block_problems
from registry.trial.rules.recognition import award_problems, replication_problems
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Paper
from registry.workflow.rules.states import State

FIRST, LAST, TODAY = date(2026, 3, 1), date(2026, 5, 31), date(2026, 4, 1)
SAFE = dict.fromkeys(log.HAZARDS, False)


def codes(problems):
    return [problem.code for problem in problems]


def window(starts_on, ends_on, *, last=LAST):
    return codes(log.window_problems(starts_on=starts_on, ends_on=ends_on, first=FIRST, last=last, basis="Pasal"))


def test_a_window_lies_in_order_and_inside_the_trial():
    assert window(FIRST, LAST) == []
    assert window(date(2026, 2, 28), LAST) == ["outside_trial"]
    assert window(FIRST, date(2026, 6, 1)) == ["outside_trial"]
    assert window(FIRST, date(2026, 6, 1), last=None) == []
    assert window(LAST, FIRST) == ["window_reversed"]


def test_each_hazard_forbids_the_deviation_with_its_article():
    assert log.hazard_problems(SAFE) == []
    found = log.hazard_problems(SAFE | {"health": True, "environment": True})
    assert [(p.code, p.subject, p.basis) for p in found] == [
        ("hazard", "health", "PP 38/2017 Pasal 16 ayat (3)"),
        ("hazard", "environment", "PP 38/2017 Pasal 16 ayat (3)"),
    ]


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (None, ["date_missing"]),
        (date(2026, 4, 2), ["date_in_future"]),
        (date(2026, 2, 1), ["date_before_last_step"]),
        (TODAY, []),
    ],
)
def test_a_day_is_there_is_past_and_keeps_the_order(on, code):
    assert codes(log.day_problems(on=on, today=TODAY, not_before=FIRST, subject="on")) == code


def test_a_paper_needs_number_date_and_file():
    bare = Paper(D.TRIAL_REPORT, " ")
    assert codes(log.paper_problems(bare, today=TODAY, not_before=None)) == [
        "number_missing", "file_missing", "date_missing",
    ]  # fmt: skip
    good = Paper(D.TRIAL_REPORT, "CONTOH-1", TODAY, True)
    assert log.paper_problems(good, today=TODAY, not_before=None) == []


def test_what_must_be_said_is_not_left_empty():
    assert [p.subject for p in log.text_problems({"rule": " ", "instead": "Daring."})] == ["rule"]


def test_the_next_report_counts_from_the_last_one():
    assert log.next_report_due(started_on=FIRST, reported=[], months=3) == date(2026, 6, 1)
    assert log.next_report_due(started_on=FIRST, reported=[date(2026, 5, 31)], months=3) == date(2026, 8, 31)


def test_a_stage_has_its_place_on_the_line():
    line = {"first": date(2026, 1, 1), "last": date(2026, 4, 10)}  # a hundred days
    assert log.place_on(starts_on=date(2026, 1, 1), ends_on=date(2026, 4, 10), **line) == (0, 100)
    assert log.place_on(starts_on=date(2026, 1, 11), ends_on=date(2026, 1, 30), **line) == (10, 20)
    assert log.place_on(starts_on=date(2026, 4, 10), ends_on=date(2026, 5, 30), **line) == (99, 1)


def test_only_the_design_changes_and_line_ends_are_no_change():
    now = {"problem": "Satu\nDua", "form": "a"} | dict.fromkeys(
        ("legal_basis", "strategic_issue", "method", "novelty", "how_it_works", "changes", "objective"), ""
    )
    assert changed_fields(now=now, wanted={"problem": "Satu\r\nDua ", "name": "Lain"}) == {}
    assert changed_fields(now=now, wanted={"problem": "Tiga", "form": "b"}) == {"problem": "Tiga", "form": "b"}


@pytest.mark.parametrize("name", ["form", "objective", "executor_id"])
def test_what_the_decree_names_needs_an_amended_decree(name):
    ask = {"today": TODAY, "decree_on": FIRST}
    assert codes(decree_problems(changed=[name], paper=None, **ask)) == ["amended_decree_needed"]
    assert decree_problems(changed=["problem"], paper=None, **ask) == []
    assert decree_problems(changed=[name], paper=Paper(D.AMENDED_DECREE, "1", TODAY, True), **ask) == []
    early = Paper(D.AMENDED_DECREE, "1", date(2026, 2, 1), True)
    assert codes(decree_problems(changed=[name], paper=early, **ask)) == ["date_before_last_step"]


def test_the_letter_with_the_decree_holds_three_blocks():
    found = block_problems(kind=MinisterReportKind.DECREE, blocks={"how": "Begini.", "expected": " "})
    assert [(p.subject, p.basis) for p in found] == [
        ("documentation", "UU 23/2014 Pasal 388 ayat (8)"),
        ("expected", "UU 23/2014 Pasal 388 ayat (8)"),
    ]
    assert block_problems(kind=MinisterReportKind.DECREE, blocks=dict.fromkeys(BLOCKS, "x")) == []
    assert block_problems(kind=MinisterReportKind.APPLICATION, blocks={}) == []
    assert set(LETTERS) == set(MinisterReportKind)


def test_an_award_follows_application_and_reached_goals():
    given = {"initiator": "perangkat_daerah", "legal_basis": ""}
    assert award_problems(state=State.DITERAPKAN, goals_reached=True, **given) == []
    assert codes(award_problems(state=State.DITERAPKAN, goals_reached=False, **given)) == ["target_not_reached"]
    assert codes(award_problems(state=State.SIAP_TERAP, goals_reached=True, **given)) == ["target_not_reached"]
    asn = {"state": State.DITERAPKAN, "goals_reached": True, "initiator": "asn"}
    assert codes(award_problems(legal_basis=" ", **asn)) == ["asn_basis_missing"]
    assert award_problems(legal_basis="UU 20/2023", **asn) == []


def test_only_what_is_applied_is_replicated():
    assert replication_problems(state=State.DITERAPKAN) == []
    assert codes(replication_problems(state=State.UJI_COBA)) == ["not_applied"]
