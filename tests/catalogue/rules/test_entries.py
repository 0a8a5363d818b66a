"""What an entry says, by every state of the law."""

from datetime import date
from decimal import Decimal

import pytest

from registry.catalogue.rules.entries import (
    Origin,
    degrees,
    origin_of,
    running_of,
    shown_state,
    stage_of,
    year_of,
    yes_no,
)
from registry.workflow.rules.states import PUBLIC, State


def test_what_runs_and_what_ended_by_the_legal_state():
    assert {state: running_of(state=state) for state in sorted(PUBLIC)} == {
        State.DITETAPKAN: "", State.UJI_COBA: "berjalan", State.EVALUASI_UJI: "berjalan", State.HENTI_USUL: "berjalan",
        State.DIHENTIKAN: "berakhir", State.SIAP_TERAP: "", State.DITERAPKAN: "berjalan", State.TIDAK_AKTIF: "berakhir",
        State.TERCATAT: "",
    }  # fmt: skip


def test_a_proposed_stop_is_an_evaluation_to_the_public():
    assert shown_state(state=State.HENTI_USUL) == shown_state(state=State.EVALUASI_UJI) == State.EVALUASI_UJI


def test_a_source_record_keeps_the_stage_of_its_source_and_the_rest_follows_the_law():
    assert stage_of(state=State.TERCATAT, source_stage="uji_coba") == "uji_coba"
    assert stage_of(state=State.TERCATAT, source_stage="") == ""
    assert stage_of(state=State.DITERAPKAN, source_stage="") == "penerapan"
    assert stage_of(state=State.DIHENTIKAN, source_stage="") == ""


@pytest.mark.parametrize(
    ("state", "simulated", "origin"),
    [
        (State.DITERAPKAN, False, Origin.DETERMINED), (State.TERCATAT, False, Origin.SOURCED),
        (State.DITERAPKAN, True, Origin.SIMULATED), (State.TERCATAT, True, Origin.SIMULATED),
    ],
)  # fmt: skip
def test_where_a_record_comes_from(state, simulated, origin):
    assert origin_of(state=state, is_simulated=simulated) == origin


def test_the_year_is_the_sources_else_the_decrees_else_unknown():
    day = date(2026, 3, 1)
    assert [year_of(source_year=a, decreed_on=b) for a, b in ((2019, day), (None, day), (None, None))] == [
        2019,
        2026,
        None,
    ]
    assert [yes_no(value) for value in (True, False, None)] == ["ya", "tidak", ""]


def test_a_point_is_known_unless_an_embargo_holds_it():
    found = [
        degrees(Decimal("-0.227"), is_held=False),
        degrees(Decimal("-0.227"), is_held=True),
        degrees(None, is_held=False),
    ]
    assert found == [-0.227, None, None]
