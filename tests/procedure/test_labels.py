"""Every move says what it did; every onward move says what it needs; every target says what follows."""

from registry.procedure.labels import ACT_LABELS, CONDITION_LABELS, CONSEQUENCE_LABELS, DONE_LABELS, NEXT_LABELS
from registry.proposals.rules.route import ONWARD
from registry.workflow.rules.states import TERMINAL, State
from registry.workflow.rules.transitions import STEPS, Move


def test_every_move_has_a_word_for_having_been_taken():
    assert set(DONE_LABELS) == set(Move)


def test_every_onward_move_has_a_name_and_a_condition():
    assert set(ONWARD) <= set(NEXT_LABELS)
    assert set(NEXT_LABELS) == set(CONDITION_LABELS)


def test_every_target_of_a_step_says_what_follows():
    assert {step.target for step in STEPS.values()} - {None} <= set(CONSEQUENCE_LABELS)


def test_every_state_in_which_something_waits_says_what_is_to_do():
    assert set(ACT_LABELS) == set(State) - TERMINAL - {State.TERCATAT}
