"""A citizen's receipt is made by a job: one for each proposal, never lost, and the code that opens it nowhere kept."""

import io
import json
from datetime import timedelta

import pdfua
import pytest
from django.db import connection
from pypdf import PdfReader

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.proposals.models import ProcessDocument, Proposal, ReceiptMark, StoredFile
from registry.proposals.rules.receipts import plain_code, receipt_digest, shown_code
from registry.reports.models import Job
from registry.reports.policy import may_cancel, may_retry
from registry.reports.queries.checking import checked_code, checked_file
from registry.reports.queries.jobs import of_office, readable_by
from registry.reports.queries.receipts import LOST, receipt_paper_of
from registry.reports.render.pdf import RenderFailed
from registry.reports.usecases import jobs, making, upkeep, work
from registry.reports.usecases.receipts import begin_receipt_again
from registry.shared.errors import NotAllowed
from tests import factories as make
from tests.reports.receipts import CHECK, hand_in, make_receipts

pytestmark = pytest.mark.django_db


def content_of(mark: ReceiptMark) -> bytes:
    mark.refresh_from_db()
    with mark.document.file.file.open("rb") as file:
        return file.read()


def broken(*_given: object) -> None:
    raise RenderFailed("refused")


def test_number_fingerprint_and_job_are_there_at_once_and_the_file_when_it_is_made():
    proposal, _code = hand_in()
    mark, job = ReceiptMark.objects.get(), Job.objects.get()
    assert (mark.document.number, mark.sha256, mark.document.file) == (f"TT-{proposal.public_id}", "", None)
    assert (job.kind, job.state, job.proposal, job.asked_by) == ("tanda_terima", "antre", proposal, None)
    assert checked_code(code=mark.code, sha256="").outcome == "asli"
    make_receipts()
    content = content_of(mark)
    job.refresh_from_db()
    assert (job.state, job.sha256, job.file_id, job.expires_at) == ("selesai", mark.sha256, mark.document.file_id, None)
    assert (job.pages, job.is_conforming, mark.document.sha256) == (1, True, mark.sha256)
    assert [checked_file(each).outcome for each in (content, content + b" ")] == ["asli", "berubah"]
    paper = receipt_paper_of(proposal)
    assert (paper.is_made, paper.is_coming, paper.job) == (True, False, None)


def test_it_is_one_accessible_page_with_its_words(tmp_path):
    hand_in(name="Jemput \\ bola (kota) 🚀 漢字")
    make_receipts()
    mark = ReceiptMark.objects.get()
    place = tmp_path / "tanda_terima.pdf"
    place.write_bytes(content_of(mark))
    assert [finding.message for finding in pdfua.validate(str(place)).findings] == []
    reader = PdfReader(io.BytesIO(place.read_bytes()))
    said = " ".join(reader.pages[0].extract_text().split())
    for words in ("PEMERINTAH KOTA PAYAKUMBUH", "Jemput \\ bola (kota) ? ??", LOST, shown_code(code=mark.code), CHECK):
        assert words in said, words
    assert (reader.metadata.keywords, reader.trailer["/Root"]["/Lang"]) == (
        f"sidik:{shown_code(code=mark.code)}",
        "id-ID",
    )


def test_the_code_that_opens_the_proposal_stands_nowhere_in_the_database():
    _proposal, code = hand_in()
    make_receipts()
    kept = [(job.facts, job.about, job.request_key, job.parameters) for job in Job.objects.all()]
    events = [(event.before, event.after, event.reason) for event in Event.objects.all()]
    for secret in (code, plain_code(typed=code)):
        assert secret not in json.dumps([kept, events])
        with connection.cursor() as cursor:
            for table in (
                "registry_proposal",
                "registry_receiptmark",
                "registry_processdocument",
                "registry_storedfile",
            ):
                cursor.execute(f"SELECT * FROM {table}")
                assert secret not in str(cursor.fetchall()), table


def test_the_same_form_sent_twice_is_one_job_also_when_it_is_made():
    assert hand_in() == hand_in()
    make_receipts()
    assert hand_in()[0] == Proposal.objects.get()
    assert Job.objects.count() == 1
    asked = Event.objects.filter(kind="laporan_diminta")
    assert (asked.count(), asked.get().actor_id) == (1, None)


def test_a_receipt_that_was_made_when_it_was_handed_in_stays_as_it_is():
    proposal, _code = hand_in()
    Job.objects.all().delete()
    stored = make.stored_file(within=proposal.region)
    ProcessDocument.objects.update(file=stored)
    ReceiptMark.objects.update(sha256=stored.sha256)
    hand_in()
    assert not Job.objects.exists()
    assert checked_code(code="", sha256=stored.sha256).registration == proposal.registration


def test_an_older_proposal_without_a_mark_asks_for_nothing():
    proposal, _code = hand_in()
    Job.objects.all().delete()
    ReceiptMark.objects.all().delete()
    hand_in()
    assert not Job.objects.exists()
    assert receipt_paper_of(proposal) is None


def test_with_a_dead_broker_it_comes_later_by_the_sweeper(monkeypatch, django_capture_on_commit_callbacks):
    is_up, woken = [False], []

    def publish(*, task, kwargs):
        woken.extend([kwargs["job_id"]] if is_up[0] else [])
        return is_up[0]

    monkeypatch.setattr(jobs, "publish", publish)
    with django_capture_on_commit_callbacks(execute=True):
        hand_in()
    job = Job.objects.get()
    assert (job.published_at, woken) == (None, [])
    later = make.NOON + timedelta(minutes=1)
    upkeep.sweep_jobs(at=later)
    is_up[0] = True
    upkeep.sweep_jobs(at=later)
    assert woken == [job.pk]
    make_receipts()
    assert receipt_paper_of(Proposal.objects.get()).is_made


def test_who_holds_the_code_begins_a_broken_one_again(monkeypatch):
    proposal, code = hand_in()
    receipt = receipt_digest(code=code)
    assert not begin_receipt_again(receipt=receipt, at=make.NOON)
    with monkeypatch.context() as patched:
        patched.setattr(making, "BY_FORMAT", {"pdf": broken})
        make_receipts()
    paper = receipt_paper_of(proposal)
    assert (paper.is_made, paper.is_coming, paper.job.state) == (False, False, "gagal")
    with pytest.raises(NotAllowed):
        begin_receipt_again(receipt=receipt_digest(code="salah"), at=make.NOON)
    assert begin_receipt_again(receipt=receipt, at=make.NOON)
    assert receipt_paper_of(proposal).is_coming
    make_receipts()
    assert (receipt_paper_of(proposal).is_made, StoredFile.objects.count()) == (True, 1)


def test_the_file_is_kept_for_good():
    proposal, _code = hand_in()
    make_receipts()
    upkeep.expire_jobs(at=make.NOON + timedelta(days=9999))
    assert receipt_paper_of(proposal).is_made


def test_the_office_sees_those_that_are_not_made_and_nobody_stops_one(monkeypatch):
    hand_in()
    desk, keeper = make.actor(Role.RND_OFFICER), make.actor(Role.ADMINISTRATOR)
    job = of_office(desk).get()
    assert not may_cancel(keeper, job)
    with monkeypatch.context() as patched:
        patched.setattr(making, "BY_FORMAT", {"pdf": broken})
        make_receipts()
    job = of_office(desk).get()
    assert [may_retry(actor, job) for actor in (keeper, desk)] == [True, False]
    jobs.retry_job(public_id=job.public_id, by=keeper, at=make.NOON)
    make_receipts()
    assert (of_office(desk).count(), readable_by(desk).get()) == (0, job)


def test_a_lost_proposal_costs_no_worker():
    hand_in()
    Job.objects.update(proposal=None)
    job = Job.objects.get()
    work.run_job(job_id=job.pk, at=make.NOON)
    job.refresh_from_db()
    assert job.state == "selesai"
