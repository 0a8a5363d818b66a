"""R1, the stop notice and R4."""

from datetime import date, timedelta

import pytest

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.procedure.usecases.mending import supersede_document
from registry.shared.errors import Blocked, NotAllowed
from registry.trial.models import MinisterReport
from registry.trial.queries.ministers import minister_letters
from registry.trial.rules.ministers import MinisterReportKind as K
from registry.trial.usecases.ministers import note_national_number, report_to_minister
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.states import Instrument
from registry.workflow.rules.transitions import Move
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db
BLOCKS = {"how": "Pendaftaran dari rumah.", "documentation": "Layanan.", "expected": "Satu jam."}
PAPER = {K.DECREE: D.DECREE_TO_MINISTER, K.STOP: D.STOP_NOTICE, K.APPLICATION: D.APPLICATION_REPORT}


def sent(way, kind=K.DECREE, role=Role.HEAD_RECORDER, *, paper=None, blocks=BLOCKS, **more):
    return report_to_minister(
        public_id=way.proposal.public_id, kind=kind, paper=paper or way.paper(PAPER[kind]), blocks=blocks,
        by=way.acting(role), at=way.now, **more,
    )  # fmt: skip


def numbered(way, number, kind=K.DECREE, role=Role.HEAD_RECORDER):
    return note_national_number(
        public_id=way.proposal.public_id, kind=kind, national_number=number, by=way.acting(role), at=way.now
    )


def codes(caught):
    return [problem.code for problem in caught.value.problems]


def test_the_decree_opens_a_letter_with_the_regions_reminder():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    way.take(Move.DECREE, Role.HEAD_RECORDER, D.DECREE, given=Given(executor_id=way.agency.pk))
    decreed = way.proposal.decreed_on
    report = way.proposal.minister_reports.get()
    assert (report.kind, report.due_on) == (K.DECREE, decreed + timedelta(days=7))  # five working days
    decree = way.proposal.documents.get(kind=D.DECREE)
    right = way.paper(D.DECREE)
    supersede_document(
        public_id=way.proposal.public_id, document_id=decree.public_id, paper=right, reason="Salah tanggal.",
        by=way.acting(Role.RND_HEAD), at=way.now,
    )  # fmt: skip
    report.refresh_from_db()
    assert report.due_on == right.on + timedelta(days=7)


def test_the_letter_is_kept_with_its_blocks_and_once(trying):
    events = Event.objects.count()
    report = sent(trying, national_number=" N-1 ")
    assert (report.how, report.national_number, report.document.kind) == (BLOCKS["how"], "N-1", D.DECREE_TO_MINISTER)
    event = Event.objects.order_by("-sequence").first()
    assert (Event.objects.count(), event.kind, event.documents) == (
        events + 1, "menteri_dilapori", [report.document.public_id],
    )  # fmt: skip
    with pytest.raises(Blocked) as caught:
        sent(trying)
    assert codes(caught) == ["already_recorded"]


def test_the_letter_is_refused_without_its_blocks_or_before_its_act(trying):
    early = trying.paper(D.DECREE_TO_MINISTER)
    early = type(early)(early.kind, "", trying.proposal.decreed_on - timedelta(days=1), file=early.file)
    with pytest.raises(Blocked) as caught:
        sent(trying, paper=early, blocks={})
    assert codes(caught) == ["number_missing", "date_before_last_step", *["block_missing"] * 3]
    with pytest.raises(Blocked) as caught:
        sent(trying, K.APPLICATION)
    assert codes(caught) == ["nothing_to_report"]
    with pytest.raises(Blocked) as caught:
        sent(trying, K.STOP)
    assert codes(caught) == ["nothing_to_report"]


def test_the_application_report_is_due_in_six_months_and_then_no_longer(applied):
    report = applied.proposal.minister_reports.get(kind=K.APPLICATION)
    assert applied.proposal.due_on == report.due_on
    sent(applied, K.APPLICATION, blocks={})
    applied.proposal.refresh_from_db()
    assert (applied.proposal.due_on, applied.proposal.due_basis, applied.proposal.due_is_legal) == (None, "", False)
    instrument = applied.proposal.documents.get(kind=D.INSTRUMENT)
    right = type(applied.paper(D.INSTRUMENT))(
        D.INSTRUMENT, "CONTOH-BENAR", instrument.on - timedelta(days=1), "Wali Kota", file=instrument.file
    )
    supersede_document(
        public_id=applied.proposal.public_id, document_id=instrument.public_id, paper=right, reason="Salah tanggal.",
        by=applied.acting(Role.RND_HEAD), at=applied.now,
    )  # fmt: skip
    applied.proposal.refresh_from_db()
    assert applied.proposal.due_on is None  # what was reported is not due again


def test_established_at_the_end_of_august_is_due_at_the_end_of_february(trying):
    trying.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    reason = Given(reason="Berhasil.")
    trying.take(Move.DECLARE_SUCCESS, Role.RND_HEAD, D.OVERALL_EVALUATION, D.RESULT_TO_HEAD, given=reason)
    trying.answer_burdens()
    given = Given(instrument=Instrument.PERKADA, instrument_year=2025, established_on=date(2025, 8, 31))
    trying.take(Move.APPLY, Role.HEAD_RECORDER, D.INSTRUMENT, given=given)
    report = trying.proposal.minister_reports.get(kind=K.APPLICATION)
    assert (report.due_on, trying.proposal.due_on) == (date(2026, 2, 28), date(2026, 2, 28))
    trying.proposal.refresh_from_db()
    sent(trying, K.APPLICATION, late_reason="Menunggu tanda tangan.")
    event = Event.objects.order_by("-sequence").first()
    assert (event.reason, event.after["was_late"]) == ("Menunggu tanda tangan.", True)


def test_a_report_after_the_innovation_ended_changes_no_due_date(applied):
    applied.take(Move.DEACTIVATE, Role.HEAD_RECORDER, D.DEACTIVATION, given=Given(reason="Diganti."))
    revision = applied.proposal.revision
    sent(applied, K.APPLICATION)
    applied.proposal.refresh_from_db()
    assert applied.proposal.revision == revision


def test_the_national_number_comes_back_later(trying):
    with pytest.raises(Blocked) as caught:
        numbered(trying, "N-1")
    assert codes(caught) == ["nothing_to_report"]
    sent(trying)
    assert numbered(trying, " N-1 ").national_number == "N-1"
    for number, code in ((" ", "text_missing"), ("N-1", "already_recorded")):
        with pytest.raises(Blocked) as caught:
            numbered(trying, number)
        assert codes(caught) == [code]


def test_only_the_recorder_of_the_regional_head_reports(trying):
    for role in set(Role) - {Role.HEAD_RECORDER}:
        with pytest.raises(NotAllowed):
            sent(trying, role=role)
        with pytest.raises(NotAllowed):
            numbered(trying, "N-1", role=role)
    assert not MinisterReport.objects.filter(document__isnull=False).exists()


def test_the_letters_of_a_stopped_trial(trying):
    trying.take(Move.PROPOSE_STOP, Role.EXECUTOR, D.STOP_REPORT, given=Given(reason="Gagal."))
    trying.take(Move.APPROVE_STOP, Role.HEAD_RECORDER, D.STOP_APPROVAL, D.STOP_NOTICE)
    slots = minister_letters(proposal=trying.proposal, today=trying.day + timedelta(days=30))
    assert [(s.kind, s.is_open, s.is_overdue) for s in slots] == [(K.DECREE, True, True), (K.STOP, False, False)]
