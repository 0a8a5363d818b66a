"""Where a sheet leads: layak only at five of five (Art. 6)."""

import pytest

from registry.review.rules.sheets import KIND_OF_STATE, OUTCOMES, is_being_judged, leaning, outcomes_of
from registry.workflow.rules.facts import Answer, Sheet
from registry.workflow.rules.states import Criterion, State
from registry.workflow.rules.transitions import STEPS, Move


def sheet(*, no=(), still_open=()):
    answers = tuple((c, Answer(c not in no, "Alasan.")) for c in Criterion if c not in still_open)
    return Sheet(answers=answers)


def test_three_states_are_judged_each_by_its_own_sheet():
    assert {state for state in State if is_being_judged(state)} == {State.EVALUASI, State.VERIFIKASI, State.TIM}


@pytest.mark.parametrize("criterion", Criterion)
def test_one_no_is_not_layak_and_one_open_answer_decides_nothing(criterion):
    assert leaning(sheet()) == "layak"
    assert leaning(sheet(no={criterion})) == "tidak_layak"
    assert leaning(sheet(still_open={criterion})) == ""


@pytest.mark.parametrize("kind", OUTCOMES)
def test_only_the_steps_that_fit_the_answers_are_offered(kind):
    accept, refuse, *others = OUTCOMES[kind]
    assert outcomes_of(kind, sheet()) == (accept, *others)
    assert outcomes_of(kind, sheet(no={Criterion.BENEFIT})) == (refuse, *others)
    assert outcomes_of(kind, Sheet()) == tuple(others)


def test_every_outcome_is_a_legal_step_of_the_state_it_judges():
    for state, kind in KIND_OF_STATE.items():
        assert all(state in STEPS[Move(move)].sources for move in OUTCOMES[kind])
