"""Dates ahead, what stands on a day, what is asked afterwards."""

from datetime import date, timedelta

import pytest

from registry.exchange.rules import visits as rules
from registry.exchange.rules.links import link_problems
from registry.exchange.rules.visits import Taken, VisitStatus
from tests import factories as make

TODAY = date(2026, 3, 13)


def codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"texts": {"office": " "}}, ["text_missing"]),
        ({"size": 0}, ["guests_out_of_range"]),
        ({"size": 201}, ["guests_out_of_range"]),
        ({"dates": [None]}, ["visit_date_missing"]),
        ({"dates": [TODAY, TODAY]}, ["visit_in_past"]),
        ({"dates": [TODAY + timedelta(days=366)]}, []),
        ({"dates": [TODAY + timedelta(days=367)]}, ["visit_too_far"]),
    ],
)
def test_a_request_says_who_how_many_and_a_day_to_come(change, expected):
    given = {"texts": {"office": "Bappeda"}, "size": 20, "dates": [TODAY + timedelta(days=1), None], "today": TODAY}
    assert codes(rules.request_problems(**(given | change))) == expected


def test_a_day_must_be_named():
    assert codes(rules.day_ahead_problems(day=None, today=TODAY)) == ["visit_date_missing"]


@pytest.mark.parametrize(
    ("status", "day", "attendance", "expected"),
    [
        (VisitStatus.ACCEPTED, TODAY, 5, []),
        (VisitStatus.ASKED, None, 5, ["visit_not_open"]),
        (VisitStatus.ACCEPTED, TODAY + timedelta(days=1), 5, ["visit_not_yet"]),
        (VisitStatus.ACCEPTED, TODAY, 0, ["attendance_missing"]),
    ],
)
def test_a_visit_took_place_on_or_after_its_day_with_somebody_there(status, day, attendance, expected):
    assert codes(rules.held_problems(status=status, visit_on=day, attendance=attendance, today=TODAY)) == expected


def test_a_clash_is_whatever_covers_the_day():
    taken = [Taken(TODAY, TODAY + timedelta(days=1), "Bimtek"), Taken(TODAY, TODAY, "Lomba")]
    assert rules.clashes(day=TODAY, taken=taken) == ["Bimtek", "Lomba"]
    assert rules.clashes(day=TODAY + timedelta(days=1), taken=taken) == ["Bimtek"]
    assert rules.clashes(day=TODAY + timedelta(days=2), taken=taken) == []


def test_the_three_follow_ups_fall_by_the_calendar():
    assert rules.follow_ups_due(held_on=date(2026, 8, 31)) == [
        (3, date(2026, 11, 30)), (6, date(2027, 2, 28)), (12, date(2027, 8, 31)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("adopted", "what", "expected"),
    [("sudah", "Antrean", []), ("sedang", " ", ["text_missing"]), ("belum", "", []), ("", "", ["adopted_missing"])],
)
def test_who_applied_something_says_what(adopted, what, expected):
    assert codes(rules.answer_problems(adopted=adopted, what=what)) == expected


def test_only_telling_words_are_looked_for():
    assert rules.topic_words(text="Belajar pengelolaan SAMPAH, sampah & arsip di kota") == ["sampah", "arsip"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, []),
        ({"expires_at": make.NOON}, ["link_expired"]),
        ({"used_at": make.NOON}, ["link_used"]),
        ({"revoked_at": make.NOON, "used_at": make.NOON}, ["link_revoked"]),
    ],
)
def test_a_link_says_why_it_does_not_open(more, expected):
    given = {"expires_at": make.NOON + timedelta(seconds=1), "revoked_at": None, "used_at": None, "at": make.NOON}
    assert codes(link_problems(**(given | more))) == expected


def test_a_contact_is_kept_for_whole_months():
    day = date(2026, 1, 31)
    assert not rules.is_contact_due(last_day=day, months=1, today=date(2026, 2, 27))
    assert rules.is_contact_due(last_day=day, months=1, today=date(2026, 2, 28))
