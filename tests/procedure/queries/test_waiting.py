"""Every seat gets what law.md section 6 gives it, and nothing that waits for another."""

from datetime import date

import pytest

from registry.people.rules.roles import Role
from registry.procedure.queries.waiting import waiting_for, waiting_on_others
from registry.review.models import TeamMember
from registry.trial.models import MinisterReport
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


def seats_waited_for(way):
    return {role for role in way.people if waiting_for(way.acting(role)).exists()}


def test_the_agencys_route_calls_each_seat_in_its_turn():
    way = Journey(initiator="perangkat_daerah")
    judges = {Role.RND_OFFICER, Role.RND_HEAD}
    assert seats_waited_for(way) == {Role.AGENCY_OFFICER, Role.AGENCY_HEAD}
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    assert seats_waited_for(way) == judges
    way.take(Move.RETURN, Role.RND_OFFICER, given=Given(gaps=("Anggaran",)))
    assert seats_waited_for(way) == {Role.AGENCY_OFFICER, Role.AGENCY_HEAD}
    way.take(Move.COMPLETE, Role.AGENCY_OFFICER)
    way._evaluated()
    assert seats_waited_for(way) == {Role.HEAD_RECORDER}
    way.take(Move.DECREE, Role.HEAD_RECORDER, D.DECREE, given=Given(executor_id=way.agency.pk))
    assert seats_waited_for(way) == {Role.EXECUTOR, Role.HEAD_RECORDER}
    letter = make.document(way.proposal, D.DECREE_TO_MINISTER)
    MinisterReport.objects.filter(proposal=way.proposal, kind="penyampaian_keputusan").update(document=letter)
    assert seats_waited_for(way) == {Role.EXECUTOR}


def test_from_the_trial_to_the_report_to_the_minister():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    way.to_trial()
    assert seats_waited_for(way) == {Role.EXECUTOR}
    way.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    assert seats_waited_for(way) == {Role.RND_HEAD}
    papers = (D.OVERALL_EVALUATION, D.RESULT_TO_HEAD)
    way.take(Move.DECLARE_SUCCESS, Role.RND_HEAD, *papers, given=Given(reason="Berhasil."))
    assert seats_waited_for(way) == {Role.LEGAL_SECTION}
    way.answer_burdens()
    assert seats_waited_for(way) == {Role.HEAD_RECORDER}
    perkada = Given(instrument="perkada", instrument_year=2026, established_on=way.day)
    way.take(Move.APPLY, Role.HEAD_RECORDER, D.INSTRUMENT, given=perkada)
    assert seats_waited_for(way) == {Role.HEAD_RECORDER}
    way.proposal.minister_reports.update(document=make.document(way.proposal, D.APPLICATION_REPORT))
    assert seats_waited_for(way) == set()


@pytest.mark.parametrize(
    ("initiator", "move", "papers", "waits_for"),
    [
        ("asn", Move.ASK_PERMIT, (), {Role.AGENCY_HEAD}),
        ("anggota_dprd", Move.SUBMIT_TO_DPRD, (), {Role.DPRD_SECRETARIAT}),
        ("masyarakat", Move.SUBMIT_TO_CHAIR, (D.RECEIPT,), {Role.DPRD_SECRETARIAT}),
        ("masyarakat", Move.SUBMIT_TO_HEAD, (D.RECEIPT,), {Role.RND_OFFICER, Role.RND_HEAD}),
    ],
)
def test_the_first_stop_of_each_route(initiator, move, papers, waits_for):
    way = Journey(initiator=initiator)
    assert seats_waited_for(way) == {way.author_role(initiator)}
    way.take(move, way.author_role(initiator), *papers)
    assert seats_waited_for(way) == waits_for


def test_a_team_member_is_waited_for_until_he_has_voted():
    way = Journey(initiator="kepala_daerah")
    way.to_layak()
    type(way.proposal).objects.filter(pk=way.proposal.pk).update(state=State.TIM)
    assert Role.TEAM_MEMBER not in seats_waited_for(way)
    TeamMember.objects.update(vote=None, voted_at=None)
    assert seats_waited_for(way) == {Role.TEAM_MEMBER, Role.RND_OFFICER, Role.RND_HEAD}


def test_a_proposed_stop_waits_for_the_head_and_no_longer_for_the_executor():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    way.to_trial()
    way.take(Move.PROPOSE_STOP, Role.EXECUTOR, D.STOP_REPORT, given=Given(reason="Gagal."))
    assert seats_waited_for(way) == {Role.HEAD_RECORDER}


def test_the_nearest_due_date_stands_first_and_none_stands_last():
    way = Journey(initiator="perangkat_daerah")
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    for name, due in (("tanpa", None), ("dekat", date(2026, 3, 1))):
        make.draft(
            initiator="perangkat_daerah",
            agency=way.agency,
            state=State.EVALUASI,
            registration=name,
            name=name,
            due_on=due,
        )
    names = [p.name for p in waiting_for(way.acting(Role.RND_HEAD))]
    assert names == ["dekat", way.proposal.name, "tanpa"]


def test_what_waits_on_others_is_ones_own_or_what_one_follows():
    way = Journey(initiator="perangkat_daerah")
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    seen = {role for role in way.people if waiting_on_others(way.acting(role)).exists()}
    assert seen == {Role.AGENCY_OFFICER, Role.AGENCY_HEAD, Role.OVERSEER}
    assert not waiting_on_others(way.acting(Role.RND_HEAD)).exists()
