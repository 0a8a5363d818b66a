"""The board's numbers and the lists behind them are the same."""

from datetime import date

import pytest

from registry.exchange.labels import PHASE_LABELS, WAITED_LABELS
from registry.exchange.rules.board import (
    HANDED_IN,
    PHASES,
    Item,
    Narrowed,
    Phase,
    Waiting,
    behind,
    lines_of,
    narrowed_from,
    registered_year,
    trend_of,
    waiting_of,
    waits_for,
)
from registry.people.rules.roles import Permission as P
from registry.workflow.rules.states import Initiator, State

YEAR = 2026


def item(agency, state, year=None, *, since=None, sign=None):
    return Item(agency, state, Initiator.AGENCY, year, since, sign)


ITEMS = [
    item("Dinas A", State.EVALUASI, 2026, since=date(2026, 3, 2), sign=date(2026, 3, 2)),
    item("Dinas A", State.DITERAPKAN, 2025, sign=date(2026, 1, 5)),
    item("Dinas B", State.LAYAK, 2026, since=date(2026, 3, 1), sign=date(2026, 3, 1)),
    item("", State.EVALUASI, 2026, since=date(2026, 2, 1)),
    item("Dinas C", State.TERCATAT),
]


def test_every_state_that_was_handed_in_has_a_phase_with_a_word():
    assert set(State) - HANDED_IN == {State.DRAFT, State.IZIN}
    assert set(PHASES.values()) == set(PHASE_LABELS) == set(Phase)


def test_every_seat_that_is_waited_for_has_a_word():
    waited = {on for state in HANDED_IN for who in Initiator for on in waits_for(state=state, initiator=who)}
    assert waited <= set(WAITED_LABELS)
    assert waits_for(state=State.LAYAK, initiator=Initiator.AGENCY) == {P.RECORD_HEAD}
    assert waits_for(state=State.DITERAPKAN, initiator=Initiator.AGENCY) == frozenset()


def test_a_line_counts_by_phase_and_marks_who_never_did_it_before():
    found = [
        (line.agency, dict(line.counts), line.last_sign, line.is_first_time) for line in lines_of(ITEMS, year=YEAR)
    ]
    assert found == [
        ("Dinas A", {Phase.JUDGED: 1, Phase.APPLIED: 1}, date(2026, 3, 2), False),
        ("", {Phase.JUDGED: 1}, None, False),
        ("Dinas B", {Phase.JUDGED: 1}, date(2026, 3, 1), True),
        ("Dinas C", {Phase.SOURCED: 1}, None, False),
    ]


def test_waiting_names_the_desk_too_and_the_longest():
    found = waiting_of(ITEMS)
    assert Waiting(P.CONVEY, 2, date(2026, 2, 1)) in found
    assert Waiting(P.RECORD_HEAD, 1, date(2026, 3, 1)) in found
    assert [w.count for w in found] == sorted((w.count for w in found), reverse=True)


def test_the_trend_is_counted_by_registration():
    assert trend_of(ITEMS, year=YEAR) == (3, 1)
    assert [registered_year(registration=text) for text in ("13.76-2026-0001", "", "a-b-c")] == [2026, None, None]


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        (Narrowed(), [0, 1, 2, 3, 4]),
        (Narrowed(agency="Dinas A"), [0, 1]),
        (Narrowed(agency=""), [3]),
        (Narrowed(agency="Dinas A", phase="diterapkan"), [1]),
        (Narrowed(waits_on=P.CONVEY), [0, 3]),
        (Narrowed(year=2025), [1]),
        (Narrowed(first_time_only=True), [2]),
    ],
)
def test_the_list_behind_a_number_is_as_long_as_the_number(narrowed, expected):
    assert behind(ITEMS, narrowed=narrowed, year=YEAR) == [ITEMS[n] for n in expected]


@pytest.mark.parametrize(
    ("address", "narrowed"),
    [
        ({}, Narrowed()),
        ({"perangkat": "", "tahun": "lama"}, Narrowed(agency="")),
        ({"perangkat": "A", "tahap": "diuji", "menunggu": "tetap", "tahun": "2026", "pertama": "1"},
         Narrowed("A", "diuji", "tetap", 2026, True)),
    ],
)  # fmt: skip
def test_an_address_says_which_number_it_stands_behind(address, narrowed):
    assert narrowed_from(address) == narrowed
