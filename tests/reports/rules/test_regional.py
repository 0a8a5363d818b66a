"""What the papers of a region count, and whom they name."""

from datetime import date

from registry.exchange.rules.board import Phase
from registry.reports.rules.regional import (
    ACTS,
    GROUPS,
    NO_AFFAIR,
    Entry,
    Names,
    acts_of,
    counted_words,
    is_named,
    tallies,
)
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import Move


def entry(state: State, *, agency: str = "Dinas A", **more) -> Entry:
    return Entry(1, "13.76-2026-0001", "Nama", agency, "Perangkat daerah", state, None, NO_AFFAIR, **more)


def test_the_largest_comes_first_and_nothing_is_a_dash():
    found = tallies(
        [entry(State.EVALUASI), entry(State.DITERAPKAN, agency="Dinas B"), entry(State.SIAP_TERAP, agency="Dinas B")],
        lambda each: each.agency,
    )
    assert [(tally.label, tally.total) for tally in found] == [("Dinas B", 2), ("Dinas A", 1)]
    assert found[0].cells == ("–", "–", "–", "1", "1", "–", "–", "2")
    assert found[0].drawn == (0, 0, 0, 2, 0, 0)


def test_every_phase_is_drawn_once():
    assert sorted(phase for phases in GROUPS.values() for phase in phases) == sorted(Phase)


def test_the_stage_follows_from_the_state_and_of_a_record_from_its_source():
    assert entry(State.UJI_COBA).stage == "uji_coba"
    assert entry(State.DITARIK).stage == ""
    assert entry(State.TERCATAT, source_stage="penerapan").stage == "penerapan"


def test_every_act_is_told_by_month_and_no_move_by_two_acts():
    moves = [move for found, _basis in ACTS.values() for move in found]
    assert len(moves) == len(set(moves))
    told = acts_of([(Move.DECREE, date(2026, 2, 1)), (Move.DECREE, date(2026, 2, 9)), (Move.RETURN, date(2026, 3, 1))])
    assert {name: months for name, _basis, months in told if any(months)} == {
        "Ditetapkan dengan keputusan kepala daerah": [0, 2, *[0] * 10]
    }
    assert len(told) == len(ACTS)


def test_values_are_said_as_they_are_written_here():
    assert counted_words([("Dinas A", 2), ("Dinas B", 0.5)]) == "Dinas A 2; Dinas B 0,5."


def test_a_name_is_told_from_the_verdict_on_or_to_who_knows_all():
    assert is_named(names=Names.ALL, state=State.EVALUASI)
    assert is_named(names=Names.FROM_VERDICT, state=State.LAYAK)
    assert not is_named(names=Names.FROM_VERDICT, state=State.TIDAK_LAYAK)
