"""The five routes from draft to application, and the stop."""

import pytest

from registry.audit.models import Event
from registry.audit.queries import first_broken_row
from registry.people.rules.roles import Role
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Answer, Given
from registry.workflow.rules.states import Criterion, Initiator, Instrument, State
from registry.workflow.rules.transitions import Move
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


def refused(caught) -> list[str]:
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize("initiator", list(Initiator))
def test_each_initiators_proposal_reaches_application(initiator):
    way = Journey(initiator=initiator)
    way.to_layak()
    assert way.proposal.state == State.LAYAK
    way.to_trial()
    way.to_applied()
    assert way.proposal.state == State.DITERAPKAN
    assert way.proposal.registration == "13.76-2026-0001"
    assert [v.kind for v in way.proposal.versions.all()] == ["pengajuan", "keputusan"]
    assert first_broken_row(region_code="13.76") is None


def test_a_failed_trial_is_stopped_with_approval_and_notice():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    way.to_trial()
    way.take(Move.PROPOSE_STOP, Role.EXECUTOR, D.STOP_REPORT, given=Given(reason="Tidak tercapai."))
    with pytest.raises(Blocked) as caught:
        way.take(Move.APPROVE_STOP, Role.HEAD_RECORDER, D.STOP_APPROVAL)
    assert set(refused(caught)) == {"document_missing"}
    way.take(Move.APPROVE_STOP, Role.HEAD_RECORDER, D.STOP_APPROVAL, D.STOP_NOTICE)
    assert way.proposal.state == State.DIHENTIKAN
    assert way.proposal.minister_reports.get(kind="penghentian").document is not None


def test_one_criterion_refused_is_never_layak():
    way = Journey(initiator="perangkat_daerah")
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    way.answer_sheet(refused=Criterion.REPLICABLE)
    with pytest.raises(Blocked) as caught:
        way.take(Move.EVALUATE_ACCEPTS, Role.RND_HEAD, D.EVALUATION_SHEET, D.CONVEYING_LETTER)
    assert refused(caught) == ["criterion_refused"]


def test_a_missing_paper_stops_the_step_and_leaves_no_trace():
    way = Journey(initiator="perangkat_daerah")
    events = Event.objects.count()
    with pytest.raises(Blocked) as caught:
        way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER)
    assert refused(caught) == ["document_missing"]
    way.proposal.refresh_from_db()
    assert (way.proposal.state, way.proposal.registration, Event.objects.count()) == (State.DRAFT, "", events)


def test_a_second_submit_is_out_of_order():
    way = Journey(initiator="perangkat_daerah")
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    with pytest.raises(Blocked) as caught:
        way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    assert refused(caught) == ["out_of_order"]


def test_the_evaluation_is_due_ten_working_days_after_receipt():
    way = Journey(initiator="perangkat_daerah")
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    assert (way.proposal.received_on.isoformat(), way.proposal.due_on.isoformat()) == ("2026-03-02", "2026-03-16")


def test_a_permit_of_another_agency_does_not_open_the_evaluation():
    way = Journey(initiator="asn")
    way.take(Move.ASK_PERMIT, Role.CIVIL_SERVANT)
    with pytest.raises(Blocked) as caught:
        way.take(Move.GRANT_PERMIT, Role.AGENCY_HEAD, D.PERMIT, signer_agency_id=way.rnd.pk)
    assert refused(caught) == ["permit_of_other_agency"]
    way.take(Move.GRANT_PERMIT, Role.AGENCY_HEAD, D.PERMIT, signer_agency_id=way.agency.pk)
    assert way.proposal.owner_id == way.agency.pk


def test_a_decree_older_than_the_verdict_is_refused():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    way.day = way.proposal.verdict_on.replace(day=1)
    with pytest.raises(Blocked) as caught:
        way.take(Move.DECREE, Role.HEAD_RECORDER, D.DECREE, given=Given(executor_id=way.agency.pk))
    assert "decree_before_verdict" in refused(caught)


def test_a_perkada_with_a_burden_needs_the_legal_sections_reason():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    way.to_trial()
    way.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    reason = Given(reason="Berhasil.")
    way.take(Move.DECLARE_SUCCESS, Role.RND_HEAD, D.OVERALL_EVALUATION, D.RESULT_TO_HEAD, given=reason)
    burden = Answer(True, "Ada retribusi.")
    way.answer_burdens(public=burden)
    perkada = Given(instrument=Instrument.PERKADA, instrument_year=2026, established_on=way.day)
    with pytest.raises(Blocked) as caught:
        way.take(Move.APPLY, Role.HEAD_RECORDER, D.INSTRUMENT, given=perkada)
    assert refused(caught) == ["perda_needed"]
    way.answer_burdens(public=burden, override="Menurut bagian hukum cukup Perkada.")
    assert way.take(Move.APPLY, Role.HEAD_RECORDER, D.INSTRUMENT, given=perkada).state == State.DITERAPKAN


def test_a_seat_that_the_step_does_not_name_is_refused():
    way = Journey(initiator="perangkat_daerah")
    with pytest.raises(NotAllowed):
        way.take(Move.SUBMIT_TO_RND, Role.RND_HEAD, D.COVER_LETTER)
