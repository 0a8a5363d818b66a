"""A wrong paper is superseded: both stay, and what took its date or its file from the old one follows."""

from datetime import date, timedelta

import pytest

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.people.rules.roles import Role
from registry.procedure.queries.mending import last_standing_step
from registry.procedure.usecases.mending import supersede_document, take_back_step
from registry.proposals.queries.published import public_documents
from registry.proposals.usecases.documents import NewPaper
from registry.reference.models import RegionProfile
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.deadlines import add_months
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.states import Instrument, State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return Journey(initiator="perangkat_daerah")


def correct(way, kind, *, on, number="CONTOH-BENAR", reason="Salah ketik.", role=Role.RND_HEAD, **more):
    old = way.proposal.documents.get(kind=kind, superseded_by__isnull=True)
    paper = NewPaper(kind, number, on, "Pejabat berwenang", file=more.get("file", make.stored_file(within=way.city)))
    new = supersede_document(
        public_id=way.proposal.public_id, document_id=old.public_id, paper=paper, reason=reason,
        by=way.acting(role), at=way.now,
    )  # fmt: skip
    way.proposal.refresh_from_db()
    old.refresh_from_db()
    return old, new


def codes(caught):
    return [problem.code for problem in caught.value.problems]


def test_a_decree_of_another_day_moves_the_date_and_the_public_page(way):
    way.to_layak()
    way.take(Move.DECREE, Role.HEAD_RECORDER, D.DECREE, given=Given(executor_id=way.agency.pk))
    wrong, right = way.proposal.decreed_on, way.proposal.decreed_on - timedelta(days=3)
    old, new = correct(way, D.DECREE, on=right)
    assert old.superseded_by == new
    assert [d.number for d in public_documents(way.proposal)] == ["CONTOH-BENAR"]
    assert (way.proposal.decreed_on, way.proposal.state_since, way.proposal.last_step_on) == (right, right, right)
    step = last_standing_step(way.proposal)
    assert (step.on, set(step.documents.all())) == (right, {old, new})
    event = Event.objects.get(kind=Kind.DOCUMENT_SUPERSEDED)
    assert (event.reason, event.documents) == ("Salah ketik.", [old.public_id, new.public_id])
    assert (event.before["on"], event.after["on"]) == (wrong.isoformat(), right.isoformat())
    assert event.after["steps_moved"] == [Move.DECREE]


def test_a_verdict_date_follows_even_under_later_steps_and_survives_their_taking_back(way):
    way.to_layak()
    right = way.proposal.verdict_on - timedelta(days=1)
    way.take(Move.DECREE, Role.HEAD_RECORDER, D.DECREE, given=Given(executor_id=way.agency.pk))
    correct(way, D.CONVEYING_LETTER, on=right)
    assert way.proposal.verdict_on > right  # the sheet of the same day still carries the date
    correct(way, D.EVALUATION_SHEET, on=right)
    assert (way.proposal.verdict_on, way.proposal.state_since > right) == (right, True)
    step = last_standing_step(way.proposal)
    take_back_step(
        public_id=way.proposal.public_id, step_number=step.pk, reason="Salah.", by=way.acting(Role.RND_HEAD), at=way.now
    )
    way.proposal.refresh_from_db()
    assert (way.proposal.verdict_on, way.proposal.last_step_on) == (right, right)


def test_the_ten_days_count_from_the_corrected_receipt(way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    assert way.proposal.due_on == date(2026, 3, 16)
    correct(way, D.COVER_LETTER, on=date(2026, 2, 27))
    assert (way.proposal.received_on, way.proposal.due_on) == (date(2026, 2, 27), date(2026, 3, 13))


def test_a_later_verdict_turns_late_when_the_receipt_was_earlier(way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    way.answer_sheet()
    way.take(Move.EVALUATE_ACCEPTS, Role.RND_HEAD, D.EVALUATION_SHEET, D.CONVEYING_LETTER)
    assert not last_standing_step(way.proposal).was_late
    correct(way, D.COVER_LETTER, on=date(2026, 2, 20))
    step = last_standing_step(way.proposal)
    assert (step.was_late, step.earlier["due_on"], way.proposal.received_on) == (True, "2026-03-06", date(2026, 2, 20))


def test_an_instrument_moves_the_report_to_the_minister(way):
    way.to_layak()
    way.to_trial()
    way.to_applied()
    application = way.proposal.application
    right = application.established_on - timedelta(days=2)
    _old, new = correct(way, D.INSTRUMENT, on=right)
    application.refresh_from_db()
    report = way.proposal.minister_reports.get(kind="penerapan")
    assert (application.document, application.established_on, way.proposal.applied_on) == (new, right, right)
    due = add_months(start=right, months=6)
    assert (report.due_on, way.proposal.due_on) == (due, due)
    way.take(Move.DEACTIVATE, Role.HEAD_RECORDER, D.DEACTIVATION, given=Given(reason="Diganti."))
    _old, newest = correct(way, D.INSTRUMENT, on=right - timedelta(days=1))
    remembered = last_standing_step(way.proposal).earlier["elsewhere"]["application"][0]
    assert (remembered["document_id"], remembered["established_on"]) == (
        newest.pk,
        (right - timedelta(days=1)).isoformat(),
    )


def test_the_stop_papers_keep_their_order(way):
    way.to_layak()
    way.to_trial()
    way.take(Move.PROPOSE_STOP, Role.EXECUTOR, D.STOP_REPORT, given=Given(reason="Gagal."))
    way.take(Move.APPROVE_STOP, Role.HEAD_RECORDER, D.STOP_APPROVAL, D.STOP_NOTICE)
    stopped = way.proposal.stopped_on
    with pytest.raises(Blocked) as caught:
        correct(way, D.STOP_APPROVAL, on=stopped + timedelta(days=1))
    assert codes(caught) == ["dates_out_of_order"]
    correct(way, D.STOP_NOTICE, on=stopped + timedelta(days=1))
    way.proposal.trial.refresh_from_db()
    assert way.proposal.stopped_on == stopped + timedelta(days=1)
    assert way.proposal.trial.ended_on == way.proposal.steps.get(move=Move.PROPOSE_STOP).on
    assert way.proposal.minister_reports.get(kind="penghentian").document.number == "CONTOH-BENAR"


def test_a_date_may_not_pass_its_neighbours_and_a_planned_end_stays(way):
    way.to_layak()
    way.to_trial()
    planned = way.proposal.due_on
    decreed = way.proposal.decreed_on
    with pytest.raises(Blocked) as caught:
        correct(way, D.DECREE, on=decreed - timedelta(days=30))
    assert codes(caught) == ["date_before_last_step"]
    with pytest.raises(Blocked) as caught:
        correct(way, D.DECREE, on=decreed + timedelta(days=8))
    assert codes(caught) == ["date_after_next_step"]
    correct(way, D.DECREE, on=decreed + timedelta(days=1))
    assert (way.proposal.state, way.proposal.due_on, way.proposal.decreed_on) == (
        State.UJI_COBA,
        planned,
        decreed + timedelta(days=1),
    )


def test_a_trials_end_is_planned_and_does_not_follow_a_paper(way):
    way.to_layak()
    way.to_trial()
    way.take(Move.PROPOSE_STOP, Role.EXECUTOR, D.STOP_REPORT, given=Given(reason="Gagal."))
    way.take(Move.REFUSE_STOP, Role.HEAD_RECORDER, D.STOP_REFUSAL, given=Given(reason="Lanjutkan."))
    due = way.proposal.due_on
    correct(way, D.STOP_REFUSAL, on=way.proposal.last_step_on + timedelta(days=1))
    assert way.proposal.due_on == due


def test_a_paper_of_no_step_moves_nothing(way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    make.document(way.proposal, D.AWARD, on=date(2026, 1, 5))
    before = way.proposal.last_step_on
    correct(way, D.AWARD, on=date(2026, 1, 4))
    assert way.proposal.last_step_on == before


def test_everything_that_is_missing_is_said_at_once(way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    with pytest.raises(Blocked) as caught:
        correct(way, D.COVER_LETTER, on=None, number=" ", reason="", file=None)
    assert codes(caught) == ["number_missing", "file_missing", "date_missing", "reason_missing"]
    with pytest.raises(Blocked) as caught:
        correct(way, D.COVER_LETTER, on=way.day + timedelta(days=1))
    assert codes(caught) == ["date_in_future"]
    assert way.proposal.documents.count() == 1


def test_a_superseded_paper_is_not_superseded_again(way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    old, _new = correct(way, D.COVER_LETTER, on=date(2026, 3, 2))
    for document_id in (old.public_id, "tidak-ada"):
        with pytest.raises(Blocked) as caught:
            supersede_document(
                public_id=way.proposal.public_id, document_id=document_id, paper=NewPaper(D.COVER_LETTER),
                reason="Salah.", by=way.acting(Role.RND_HEAD), at=way.now,
            )  # fmt: skip
        assert codes(caught) == ["already_superseded"]


@pytest.mark.parametrize("role", [Role.RND_OFFICER, Role.AGENCY_OFFICER, Role.ADMINISTRATOR])
def test_only_the_head_of_the_rnd_agency_supersedes(way, role):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    with pytest.raises(NotAllowed):
        correct(way, D.COVER_LETTER, on=date(2026, 3, 2), role=role)


def test_a_paper_filed_already_serves_again_after_its_step_was_taken_back(way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    step = last_standing_step(way.proposal)
    take_back_step(
        public_id=way.proposal.public_id, step_number=step.pk, reason="Salah.", by=way.acting(Role.RND_HEAD), at=way.now
    )
    way.proposal.refresh_from_db()
    paper = way.proposal.documents.get()
    from_file = NewPaper.of(paper)
    way.paper = lambda kind, **more: from_file
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    assert (way.proposal.documents.get(), last_standing_step(way.proposal).documents.get()) == (paper, paper)


@pytest.mark.parametrize(("pauses", "due"), [(False, date(2026, 3, 16)), (True, date(2026, 3, 23))])
def test_the_clock_pauses_in_working_days_only_where_the_region_says_so(way, pauses, due):
    RegionProfile.objects.filter(region=way.city).update(pause_while_returned=pauses)
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    way.day = date(2026, 3, 6)  # Friday to Friday: five working days, seven of the calendar
    way.take(Move.RETURN, Role.RND_OFFICER, given=Given(gaps=("Anggaran",)))
    way.take(Move.COMPLETE, Role.AGENCY_OFFICER)
    assert (way.proposal.received_on, way.proposal.due_on) == (date(2026, 3, 2), due)


def test_two_pauses_add_up_and_a_correction_keeps_them(way):
    RegionProfile.objects.filter(region=way.city).update(pause_while_returned=True)
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    for _ in range(2):
        way.take(Move.RETURN, Role.RND_OFFICER, given=Given(gaps=("Anggaran",)))
        way.take(Move.COMPLETE, Role.AGENCY_OFFICER)
    assert way.proposal.due_on == date(2026, 3, 30)


def test_a_perda_established_on_another_day_than_its_paper_keeps_that_day(way):
    way.to_layak()
    way.to_trial()
    way.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    way.take(
        Move.DECLARE_SUCCESS, Role.RND_HEAD, D.OVERALL_EVALUATION, D.RESULT_TO_HEAD, given=Given(reason="Berhasil.")
    )
    way.answer_burdens()
    established = way.day - timedelta(days=1)
    perda = Given(instrument=Instrument.PERDA, instrument_year=2026, established_on=established)
    way.take(Move.APPLY, Role.HEAD_RECORDER, D.INSTRUMENT, given=perda)
    correct(way, D.INSTRUMENT, on=way.proposal.last_step_on - timedelta(days=2))
    assert way.proposal.applied_on == way.proposal.application.established_on == established


def test_a_correction_reaches_over_several_steps_and_over_one_that_remembers_nothing(way):
    way.to_layak()
    way.to_trial()
    way.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    last = last_standing_step(way.proposal)
    last.earlier = last.earlier | {"elsewhere": None}
    last.save()
    right = way.proposal.decreed_on + timedelta(days=1)
    correct(way, D.DECREE, on=right)
    kept = [step.earlier["decreed_on"] for step in way.proposal.steps.order_by("pk")]
    assert kept == [None, None, None, right.isoformat(), right.isoformat()]
    assert (way.proposal.decreed_on, way.proposal.last_step_on == last.on) == (right, True)
    assert last_standing_step(way.proposal).earlier["elsewhere"] is None
