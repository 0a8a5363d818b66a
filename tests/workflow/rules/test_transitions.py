"""The legal state machine against a set written by hand from the regulation."""

import itertools
from datetime import date

from registry.workflow.rules.facts import Facts
from registry.workflow.rules.states import BEFORE_DECREE, TERMINAL, Initiator, State
from registry.workflow.rules.transitions import STEPS, Move, is_open, problems

KD, DP, AS, PD, MA = Initiator
S, M = State, Move
EVALUATED = {AS, PD, MA}
ALL = set(Initiator)
LEGAL = {
    (M.SUBMIT_TO_TEAM, S.DRAFT): {KD},
    (M.TEAM_ACCEPTS, S.TIM): {KD},
    (M.TEAM_REFUSES, S.TIM): {KD},
    (M.SUBMIT_TO_DPRD, S.DRAFT): {DP},
    (M.PLENARY_ACCEPTS, S.PARIPURNA): {DP},
    (M.PLENARY_REFUSES, S.PARIPURNA): {DP},
    (M.VERIFY_FITS, S.VERIFIKASI): {DP},
    (M.VERIFY_FAILS, S.VERIFIKASI): {DP},
    (M.ASK_PERMIT, S.DRAFT): {AS},
    (M.GRANT_PERMIT, S.IZIN): {AS},
    (M.REFUSE_PERMIT, S.IZIN): {AS},
    (M.SUBMIT_TO_RND, S.DRAFT): {PD},
    (M.SUBMIT_TO_HEAD, S.DRAFT): {MA},
    (M.SUBMIT_TO_CHAIR, S.DRAFT): {MA},
    (M.FORWARD, S.PENERUSAN): {MA},
    (M.EVALUATE_ACCEPTS, S.EVALUASI): EVALUATED,
    (M.EVALUATE_REFUSES, S.EVALUASI): EVALUATED,
    (M.RETURN, S.EVALUASI): EVALUATED | {DP},
    (M.RETURN, S.VERIFIKASI): EVALUATED | {DP},
    (M.COMPLETE, S.LENGKAPI): EVALUATED | {DP},
    (M.DECREE, S.LAYAK): ALL,
    (M.DECLINE_DECREE, S.LAYAK): ALL,
    (M.START_TRIAL, S.DITETAPKAN): ALL,
    (M.EXEMPT, S.DITETAPKAN): ALL,
    (M.HAND_IN_RESULT, S.UJI_COBA): ALL,
    (M.DECLARE_SUCCESS, S.EVALUASI_UJI): ALL,
    (M.EXTEND_TRIAL, S.EVALUASI_UJI): ALL,
    (M.PROPOSE_STOP, S.UJI_COBA): ALL,
    (M.PROPOSE_STOP, S.EVALUASI_UJI): ALL,
    (M.APPROVE_STOP, S.HENTI_USUL): ALL,
    (M.REFUSE_STOP, S.HENTI_USUL): ALL,
    (M.APPLY, S.SIAP_TERAP): ALL,
    (M.DEACTIVATE, S.DITERAPKAN): ALL,
    (M.RECOGNISE, S.TERCATAT): ALL,
    (M.TAKE_IN, S.TERCATAT): ALL,
    **{(M.WITHDRAW, state): ALL for state in BEFORE_DECREE},
}


def test_exactly_the_legal_moves_exist_on_every_route():
    expected = {(move, state, route) for (move, state), routes in LEGAL.items() for route in routes}
    found = {
        (move, state, route)
        for move, state, route in itertools.product(Move, State, Initiator)
        if is_open(move, state=state, initiator=route)
    }
    assert found == expected


def test_a_move_out_of_order_is_refused_with_its_article():
    facts = Facts(state=S.DRAFT, initiator=PD, today=date(2026, 3, 2))
    assert [problem.code for problem in problems(M.DECREE, facts)] == ["out_of_order"]
    assert problems(M.DECREE, facts)[0].basis == STEPS[M.DECREE].basis


def test_nothing_leaves_a_terminal_state():
    assert not [(move, state) for move, state in LEGAL if state in TERMINAL]


def test_every_state_but_the_first_ones_can_be_reached():
    reached = {step.target for step in STEPS.values() if step.target}
    assert set(State) - reached == {S.DRAFT, S.TERCATAT}
