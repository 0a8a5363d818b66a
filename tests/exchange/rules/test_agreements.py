"""When an agreement runs, ends soon, has ended; what it needs, and what the next one needs."""

from datetime import date, timedelta

import pytest

from registry.exchange.rules.agreements import SOON_DAYS, agreement_problems, days_left, renewal_problems, state_of

TODAY = date(2026, 3, 13)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, "berakhir"), (0, "segera_berakhir"), (SOON_DAYS, "segera_berakhir"), (SOON_DAYS + 1, "berjalan")],
)
def test_its_state_follows_from_its_end(days, expected):
    ends_on = TODAY + timedelta(days=days)
    assert (state_of(ends_on=ends_on, today=TODAY), days_left(ends_on=ends_on, today=TODAY)) == (expected, days)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"texts": {"agreement_number": " "}}, [("text_missing", "agreement_number")]),
        ({"ends_on": None}, [("date_missing", "agreement")]),
        ({"on": None}, [("date_missing", "agreement")]),
        ({"ends_on": TODAY - timedelta(days=1)}, [("agreement_ends_early", "ends_on")]),
        ({"is_with_itself": True}, [("agreement_with_itself", "partner")]),
        ({"has_file": False}, [("file_missing", "agreement")]),
    ],
)
def test_what_it_needs(change, expected):
    given = {
        "texts": {"agreement_number": "1"},
        "on": TODAY,
        "ends_on": TODAY,
        "is_with_itself": False,
        "has_file": True,
    }
    found = agreement_problems(**(given | change))
    assert [(problem.code, problem.subject) for problem in found] == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"on": None}, []),
        ({"is_renewed": True}, ["agreement_renewed"]),
        ({"same_partner": False}, ["agreement_other_partner"]),
        ({"on": TODAY - timedelta(days=1)}, ["agreement_before_last"]),
    ],
)
def test_the_next_one_follows(change, expected):
    given = {"is_renewed": False, "same_partner": True, "earlier_on": TODAY, "on": TODAY}
    assert [problem.code for problem in renewal_problems(**(given | change))] == expected
