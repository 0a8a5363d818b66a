"""Quarters, what an answer must say, and figures that are as long as their lists."""

from datetime import date

import pytest

from registry.exchange.rules.pulse import (
    ASKED,
    Asked,
    PulseLine,
    Words,
    next_quarter,
    pulse_behind,
    pulse_lines,
    pulse_narrowing,
    pulse_problems,
    quarter_of,
)
from registry.shared.problems import Problem
from registry.workflow.rules.states import State


@pytest.mark.parametrize(
    ("day", "quarter", "after"),
    [
        (date(2026, 1, 1), "2026-T1", date(2026, 4, 1)),
        (date(2026, 3, 31), "2026-T1", date(2026, 4, 1)),
        (date(2026, 9, 30), "2026-T3", date(2026, 10, 1)),
        (date(2026, 12, 31), "2026-T4", date(2027, 1, 1)),
    ],
)
def test_a_day_lies_in_its_quarter(day, quarter, after):
    assert (quarter_of(day=day), next_quarter(day=day)) == (quarter, after)


@pytest.mark.parametrize(
    ("state", "words", "expected"),
    [
        (State.DITERAPKAN, Words("hidup"), []),
        (State.DITERAPKAN, Words("tersendat"), []),
        (State.DITERAPKAN, Words("berhenti", " "), [Problem("text_missing", "pulse_reason")]),
        (State.DITERAPKAN, Words("berhenti", "Anggaran"), []),
        (State.DITERAPKAN, Words("entah"), [Problem("sign_missing")]),
        (State.DITETAPKAN, Words("hidup"), [Problem("pulse_not_running")]),
    ],
)
def test_what_an_answer_must_say(state, words, expected):
    assert pulse_problems(state=state, words=words) == expected


def test_only_what_runs_is_asked():
    assert {State.UJI_COBA, State.SIAP_TERAP, State.DITERAPKAN} == ASKED


def test_every_number_is_as_long_as_its_list():
    asked = [Asked("a", "Dinas B", "hidup"), Asked("b", "Dinas B", "belum"), Asked("c", "Dinas A", "belum")]
    lines = pulse_lines(asked)
    assert lines == [PulseLine("Dinas A", 1, {"belum": 1}), PulseLine("Dinas B", 2, {"hidup": 1, "belum": 1})]
    assert [line.answered for line in lines] == [0, 1]
    for line in lines:
        for said, count in line.counts.items():
            assert len(pulse_behind(asked, agency=line.agency, said=said)) == count
    assert pulse_behind(asked, agency=None, said="") == asked


def test_an_address_asks_for_an_agency_and_an_answer_there_is():
    assert pulse_narrowing({}) == (None, "")
    assert pulse_narrowing({"perangkat": "", "jawaban": "belum"}) == ("", "belum")
    assert pulse_narrowing({"perangkat": "Dinas", "jawaban": "entah"}) == ("Dinas", "")
