"""Each step of each route, taken and taken back: nothing is left of it but its two events."""

from datetime import timedelta

import pytest

from registry.audit.models import Event
from registry.audit.queries import first_broken_row
from registry.audit.rules.kinds import Kind
from registry.people.rules.roles import Role
from registry.procedure.queries.mending import last_standing_step
from registry.procedure.usecases.elsewhere import remember_elsewhere
from registry.procedure.usecases.mending import take_back_step
from registry.proposals.models import Inventor, Measure, StepTaken
from registry.proposals.queries.facts import as_facts, papers_of
from registry.proposals.queries.published import public_documents
from registry.proposals.usecases.progress import kept_of
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Answer, Given
from registry.workflow.rules.states import Criterion, Initiator, Instrument, State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db
YES = Answer(True, "Terpenuhi.")


class ThereAndBack(Journey):
    """A journey that takes each step, takes it back, compares, and takes it again."""

    def __init__(self, *, initiator: str) -> None:
        super().__init__(initiator=initiator)
        self.mended: list[Move] = []

    def take(self, move, role, *kinds, **more):
        before, day = self.picture(), self.day
        super().take(move, role, *kinds, **more)
        assert self.picture() != before
        self.back(role=self.mender)
        assert self.picture() == before
        self.mended.append(move)
        self.day = day
        return super().take(move, role, *kinds, **more)

    @property
    def mender(self):
        """Before the permission the file lies with the agency's head, out of sight of the R&D agency."""
        return Role.AGENCY_HEAD if self.proposal.state == State.IZIN else Role.RND_HEAD

    def back(self, reason="Salah catat.", role=Role.RND_HEAD):
        step = last_standing_step(self.proposal)
        take_back_step(
            public_id=self.proposal.public_id, step_number=step.pk, reason=reason, by=self.acting(role), at=self.now
        )
        self.proposal.refresh_from_db()

    def picture(self):
        return kept_of(self.proposal), remember_elsewhere(self.proposal), as_facts(papers_of(self.proposal).in_force)


@pytest.mark.parametrize("initiator", list(Initiator))
def test_every_step_to_application_leaves_nothing_when_taken_back(initiator):
    way = ThereAndBack(initiator=initiator)
    way.to_layak()
    way.to_trial()
    way.to_applied()
    way.take(Move.DEACTIVATE, Role.HEAD_RECORDER, D.DEACTIVATION, given=Given(reason="Diganti layanan lain."))
    assert way.proposal.state == State.TIDAK_AKTIF
    events = Event.objects.filter(subject_id=way.proposal.public_id)
    kinds = list(events.values_list("kind", flat=True))
    assert (kinds.count(Kind.STEP_TAKEN_BACK), kinds.count(Kind.STEP_TAKEN)) == (len(way.mended), 2 * len(way.mended))
    assert set(events.filter(kind=Kind.STEP_TAKEN_BACK).values_list("role", flat=True)) == (
        {Role.RND_HEAD, Role.AGENCY_HEAD} if initiator == Initiator.CIVIL_SERVANT else {Role.RND_HEAD}
    )
    assert StepTaken.objects.filter(taken_back_at__isnull=False).count() == len(way.mended)
    assert first_broken_row(region_code="13.76") is None


def test_the_side_roads_too():
    way = ThereAndBack(initiator="perangkat_daerah")
    way.take(Move.WITHDRAW, Role.AGENCY_OFFICER, given=Given(reason="Belum siap."))
    way.back()
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    way.take(Move.RETURN, Role.RND_OFFICER, given=Given(gaps=("Anggaran",)))
    way.take(Move.COMPLETE, Role.AGENCY_OFFICER)
    way.answer_sheet()
    way.take(Move.EVALUATE_ACCEPTS, Role.RND_HEAD, D.EVALUATION_SHEET, D.CONVEYING_LETTER)
    way.take(Move.DECLINE_DECREE, Role.HEAD_RECORDER, D.DECREE_REFUSAL, given=Given(reason="Tidak ada anggaran."))
    way.back()
    way.to_trial()
    way.take(Move.PROPOSE_STOP, Role.EXECUTOR, D.STOP_REPORT, given=Given(reason="Gagal."))
    way.take(Move.REFUSE_STOP, Role.HEAD_RECORDER, D.STOP_REFUSAL, given=Given(reason="Lanjutkan."))
    way.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    longer = Given(reason="Perlu perbaikan.", planned_end=way.day + timedelta(days=60))
    way.take(Move.EXTEND_TRIAL, Role.RND_HEAD, D.OVERALL_EVALUATION, D.AMENDED_DECREE, given=longer)
    way.take(Move.PROPOSE_STOP, Role.EXECUTOR, D.STOP_REPORT, given=Given(reason="Gagal."))
    way.take(Move.APPROVE_STOP, Role.HEAD_RECORDER, D.STOP_APPROVAL, D.STOP_NOTICE)
    assert way.proposal.state == State.DIHENTIKAN


@pytest.mark.parametrize(
    ("initiator", "first", "refusal"),
    [
        ("perangkat_daerah", None, (Move.EVALUATE_REFUSES, Role.RND_HEAD, D.EVALUATION_SHEET)),
        ("anggota_dprd", None, (Move.VERIFY_FAILS, Role.RND_HEAD, D.VERIFICATION_SHEET)),
        ("anggota_dprd", Move.SUBMIT_TO_DPRD, (Move.PLENARY_REFUSES, Role.DPRD_SECRETARIAT, D.PLENARY_DECISION)),
        ("asn", Move.ASK_PERMIT, (Move.REFUSE_PERMIT, Role.AGENCY_HEAD, D.PERMIT_REFUSAL)),
    ],
)
def test_a_refusal_is_taken_back_like_a_consent(initiator, first, refusal):
    way = ThereAndBack(initiator=initiator)
    if first:
        way.take(first, Role(way.author_role(initiator)))
    elif initiator == "anggota_dprd":
        way.take(Move.SUBMIT_TO_DPRD, Role.DPRD_MEMBER)
        way.take(Move.PLENARY_ACCEPTS, Role.DPRD_SECRETARIAT, D.PLENARY_DECISION, D.DPRD_DELIVERY)
        way.answer_sheet(refused=Criterion.RENEWAL)
    else:
        way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
        way.answer_sheet(refused=Criterion.RENEWAL)
    way.take(*refusal, given=Given(reason="Belum memenuhi."))
    assert way.proposal.state == State.TIDAK_LAYAK


def test_an_exemption_and_a_citizens_straight_door_are_taken_back():
    way = ThereAndBack(initiator="masyarakat")
    way.take(Move.SUBMIT_TO_HEAD, Role.CITIZEN, D.RECEIPT)
    way.answer_sheet()
    way.take(Move.EVALUATE_ACCEPTS, Role.RND_HEAD, D.EVALUATION_SHEET, D.CONVEYING_LETTER)
    way.take(Move.DECREE, Role.HEAD_RECORDER, D.DECREE, given=Given(executor_id=way.agency.pk))
    way.take(
        Move.EXEMPT, Role.HEAD_RECORDER, D.EXEMPTION, given=Given(exemption=(YES, YES, YES), decided_by="Wali Kota")
    )
    assert (way.proposal.state, way.proposal.is_exempt) == (State.SIAP_TERAP, True)


def test_a_recognition_takes_its_instrument_away_again():
    way = ThereAndBack(initiator="perangkat_daerah")
    type(way.proposal).objects.filter(pk=way.proposal.pk).update(state=State.TERCATAT, registration="13.76-2026-0009")
    way.proposal.refresh_from_db()
    reference = make.document(way.proposal, D.DISSEMINATION, on=way.day)
    type(reference).objects.filter(pk=reference.pk).update(filed_at=way.now - timedelta(days=1))
    perkada = Given(instrument=Instrument.PERKADA, instrument_year=2026, established_on=way.day)
    way.take(Move.RECOGNISE, Role.RND_HEAD, D.INSTRUMENT, given=perkada)
    assert way.proposal.state == State.DITERAPKAN
    way.back()
    assert [d.kind for d in public_documents(way.proposal)] == []


def submitted():
    way = ThereAndBack(initiator="perangkat_daerah")
    Journey.take(way, Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    return way


def codes(caught):
    return [(problem.code, problem.subject) for problem in caught.value.problems]


def test_a_sheet_in_writing_holds_the_submission_fast():
    way = submitted()
    way.answer_sheet()
    with pytest.raises(Blocked) as caught:
        way.back(reason=" ")
    assert codes(caught) == [("later_step_rests_on_it", Kind.SHEET_SAVED), ("reason_missing", "reason")]
    assert way.proposal.steps.get().taken_back_at is None


def test_a_paper_filed_later_holds_the_step_fast():
    way = submitted()
    paper = make.document(way.proposal, D.AWARD)
    type(paper).objects.filter(pk=paper.pk).update(filed_at=way.now)
    with pytest.raises(Blocked) as caught:
        way.back()
    assert codes(caught) == [("later_step_rests_on_it", Kind.DOCUMENT_FILED)]


def test_asking_twice_takes_back_one_step_only():
    way = submitted()
    step = last_standing_step(way.proposal)
    way.take(Move.RETURN, Role.RND_OFFICER, given=Given(gaps=("Anggaran",)))
    for number in (step.pk, 0):
        with pytest.raises(Blocked) as caught:
            take_back_step(
                public_id=way.proposal.public_id, step_number=number, reason="Salah.",
                by=way.acting(Role.RND_HEAD), at=way.now,
            )  # fmt: skip
        assert codes(caught) == [("nothing_to_take_back", "step")]
    assert way.proposal.state == State.LENGKAPI


def test_a_draft_has_nothing_to_take_back():
    way = Journey(initiator="perangkat_daerah")
    type(way.proposal).objects.filter(pk=way.proposal.pk).update(state=State.TERCATAT)
    with pytest.raises(Blocked) as caught:
        take_back_step(
            public_id=way.proposal.public_id, step_number=1, reason="Salah.", by=way.acting(Role.RND_HEAD), at=way.now
        )
    assert codes(caught) == [("nothing_to_take_back", "step")]


def test_a_step_whose_effects_nobody_kept_stays():
    way = submitted()
    step = last_standing_step(way.proposal)
    step.earlier = step.earlier | {"elsewhere": None}
    step.save()
    with pytest.raises(Blocked) as caught:
        way.back()
    assert codes(caught) == [("step_not_mendable", Move.SUBMIT_TO_RND)]


@pytest.mark.parametrize("role", [Role.RND_OFFICER, Role.AGENCY_OFFICER, Role.HEAD_RECORDER, Role.ADMINISTRATOR])
def test_only_the_head_of_the_rnd_agency_mends(role):
    way = submitted()
    with pytest.raises(NotAllowed):
        way.back(role=role)


def asked():
    way = ThereAndBack(initiator="asn")
    Journey.take(way, Move.ASK_PERMIT, Role.CIVIL_SERVANT)
    return way


def test_a_request_for_permission_is_taken_back_by_the_head_of_the_civil_servants_agency():
    way = asked()
    way.back(role=Role.AGENCY_HEAD)
    assert way.proposal.state == State.DRAFT
    undone = Event.objects.get(kind=Kind.STEP_TAKEN_BACK)
    assert (undone.role, undone.reason) == (Role.AGENCY_HEAD, "Salah catat.")
    Journey.take(way, Move.ASK_PERMIT, Role.CIVIL_SERVANT)
    assert way.proposal.state == State.IZIN


@pytest.mark.parametrize("role", [Role.RND_HEAD, Role.CIVIL_SERVANT, Role.AGENCY_OFFICER, Role.ADMINISTRATOR])
def test_nobody_else_takes_a_request_for_permission_back(role):
    way = asked()
    with pytest.raises(NotAllowed):
        way.back(role=role)
    stranger = make.actor(Role.AGENCY_HEAD, of=make.agency("Dinas Lain", within=way.city))
    with pytest.raises(NotAllowed):
        take_back_step(
            public_id=way.proposal.public_id, step_number=last_standing_step(way.proposal).pk, reason="Salah.",
            by=stranger, at=way.now,
        )  # fmt: skip


def test_once_the_permission_stands_the_file_lies_with_the_rnd_agency():
    way = asked()
    Journey.take(way, Move.GRANT_PERMIT, Role.AGENCY_HEAD, D.PERMIT, signer_agency_id=way.agency.pk)
    with pytest.raises(NotAllowed):
        way.back(role=Role.AGENCY_HEAD)
    way.back()
    assert way.proposal.state == State.IZIN
    way.back(role=Role.AGENCY_HEAD)
    assert way.proposal.state == State.DRAFT


def test_nobody_mends_his_own():
    way = submitted()
    Inventor.objects.create(proposal=way.proposal, name="Kepala badan", user=way.people[Role.RND_HEAD])
    with pytest.raises(NotAllowed):
        way.back()


def test_another_region_finds_nothing_to_mend():
    way = submitted()
    stranger = make.actor(Role.RND_HEAD, within=make.region("13.07"))
    with pytest.raises(NotAllowed):
        take_back_step(public_id=way.proposal.public_id, step_number=1, reason="Salah.", by=stranger, at=way.now)


def test_results_recorded_before_are_not_touched():
    way = submitted()
    Measure.objects.filter(proposal=way.proposal).update(realised=10, realised_on=way.day)
    way.back()
    assert way.proposal.measures.get().realised == 10
