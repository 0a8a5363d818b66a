"""The way ahead, and the papers that a claimed stage would need."""

import pytest

from registry.proposals.rules.route import CLAIMED_UP_TO, legal_gap, moves_to_come, onward
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.states import TERMINAL, Initiator, Stage, State
from registry.workflow.rules.transitions import STEPS, Move

TAIL = (Move.DECREE, Move.START_TRIAL, Move.HAND_IN_RESULT, Move.DECLARE_SUCCESS, Move.APPLY)
HEADS = {
    Initiator.REGIONAL_HEAD: (Move.SUBMIT_TO_TEAM, Move.TEAM_ACCEPTS),
    Initiator.DPRD_MEMBER: (Move.SUBMIT_TO_DPRD, Move.PLENARY_ACCEPTS, Move.VERIFY_FITS),
    Initiator.CIVIL_SERVANT: (Move.ASK_PERMIT, Move.GRANT_PERMIT, Move.EVALUATE_ACCEPTS),
    Initiator.AGENCY: (Move.SUBMIT_TO_RND, Move.EVALUATE_ACCEPTS),
    Initiator.CITIZEN: (Move.SUBMIT_TO_HEAD, Move.EVALUATE_ACCEPTS),
}


@pytest.mark.parametrize("initiator", list(Initiator))
def test_each_initiator_goes_the_whole_way_from_the_draft(initiator):
    assert moves_to_come(state=State.DRAFT, initiator=initiator) == HEADS[initiator] + TAIL


def test_a_returned_proposal_goes_back_to_where_it_was():
    ahead = moves_to_come(state=State.LENGKAPI, initiator=Initiator.AGENCY, returns_to=State.EVALUASI)
    assert ahead == (Move.COMPLETE, Move.EVALUATE_ACCEPTS, *TAIL)
    assert moves_to_come(state=State.LENGKAPI, initiator=Initiator.AGENCY) == (Move.COMPLETE,)


def test_a_proposed_stop_ends_with_its_approval():
    assert moves_to_come(state=State.HENTI_USUL, initiator=Initiator.AGENCY) == (Move.APPROVE_STOP,)


@pytest.mark.parametrize("state", sorted(TERMINAL | {State.DITERAPKAN, State.TERCATAT}))
def test_nothing_leads_on_from_an_end(state):
    assert onward(state=state, initiator=Initiator.AGENCY) is None


def test_a_record_without_a_stage_claims_nothing():
    assert legal_gap(initiator=Initiator.AGENCY, stage=None, filed=()) == ()


def test_an_applied_record_lacks_every_paper_of_its_route_but_those_filed():
    kinds = [gap.kind for gap in legal_gap(initiator=Initiator.AGENCY, stage=Stage.APPLICATION, filed={D.DECREE})]
    assert kinds == [
        D.COVER_LETTER,
        D.EVALUATION_SHEET,
        D.CONVEYING_LETTER,
        D.FINAL_REPORT,
        D.OVERALL_EVALUATION,
        D.RESULT_TO_HEAD,
        D.INSTRUMENT,
    ]


def test_an_initiative_needs_the_papers_to_its_verdict_and_a_trial_those_to_its_start():
    gaps = {
        stage: [gap.kind for gap in legal_gap(initiator=Initiator.CIVIL_SERVANT, stage=stage, filed=())]
        for stage in (Stage.INITIATIVE, Stage.TRIAL)
    }
    assert gaps[Stage.INITIATIVE] == [D.PERMIT, D.EVALUATION_SHEET, D.CONVEYING_LETTER]
    assert gaps[Stage.TRIAL] == [*gaps[Stage.INITIATIVE], D.DECREE]


def test_without_an_initiator_only_the_common_path_is_asked():
    assert legal_gap(initiator=None, stage=Stage.INITIATIVE, filed=()) == ()
    found = legal_gap(initiator=None, stage=Stage.TRIAL, filed=())
    assert [(gap.kind, gap.basis) for gap in found] == [(D.DECREE, STEPS[Move.DECREE].basis)]


def test_every_stage_says_how_far_it_claims_to_be():
    assert set(CLAIMED_UP_TO) == set(Stage)
