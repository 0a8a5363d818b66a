"""The signed copy comes back once, and hangs on the hash of what was generated."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.people.rules.roles import Role
from registry.proposals.models import StoredFile
from registry.reports.models import Job
from registry.reports.queries.jobs import signed_copy_of
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases import jobs, signing, work
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    return way


def made(way, *, role=Role.RND_HEAD) -> Job:
    job = jobs.ask_report(
        public_id=way.proposal.public_id, kind=ReportKind.PROPOSAL, request_key="a", by=way.acting(role), at=way.now
    )
    work.run_job(job_id=job.pk, at=way.now)
    job.refresh_from_db()
    return job


def sign(way, job, *, role=Role.RND_HEAD, content=None, **changes):
    upload = SimpleUploadedFile("laporan.pdf", content or make.pdf_bytes("Ditandatangani"), "application/pdf")
    given = {"number": "CONTOH-9", "on": way.day, "signatory": "Kepala Bappeda", "upload": upload} | changes
    return signing.sign_report(public_id=job.public_id, by=way.acting(role), at=way.now, **given)


def test_the_copy_is_a_document_of_the_proposal_linked_by_hash(way):
    job = made(way)
    document = sign(way, job)
    assert (document.kind, document.generated_sha256) == ("laporan_evaluasi_ditandatangani", job.sha256)
    assert signed_copy_of(job) == document
    event = Event.objects.get(kind=Kind.REPORT_SIGNED)
    assert event.after == {"report": job.public_id, "generated": job.sha256, "signed": document.file.sha256}
    assert (event.subject_id, event.documents) == (way.proposal.public_id, [document.public_id])


def test_a_second_click_files_nothing_and_another_copy_is_refused(way):
    job = made(way)
    first, files = sign(way, job), StoredFile.objects.count()
    assert (sign(way, job), StoredFile.objects.count()) == (first, files)
    with pytest.raises(Blocked) as caught:
        sign(way, job, content=make.pdf_bytes("Lain"))
    assert [problem.code for problem in caught.value.problems] == ["already_signed"]
    assert (Event.objects.filter(kind=Kind.REPORT_SIGNED).count(), StoredFile.objects.count()) == (1, files)


def test_everything_that_is_missing_is_named_and_the_unsigned_print_is_refused(way):
    job = made(way)
    with pytest.raises(Blocked) as caught:
        sign(way, job, number="", on=None, upload=None)
    assert [p.code for p in caught.value.problems] == ["number_missing", "date_missing", "file_missing"]
    with job.file.file.open("rb") as unsigned, pytest.raises(Blocked) as caught:
        sign(way, job, content=unsigned.read(), on=way.day + timedelta(days=9))
    assert [p.code for p in caught.value.problems] == ["signed_out_of_time", "signed_is_unsigned"]
    assert signed_copy_of(job) is None


def test_who_does_not_judge_does_not_sign_and_a_stranger_finds_nothing(way):
    job = made(way, role=Role.AGENCY_OFFICER)
    for role in (Role.AGENCY_OFFICER, Role.RND_HEAD):
        with pytest.raises(NotAllowed):
            sign(way, job, role=role)


def test_an_unfinished_report_has_no_signed_copy(way):
    job = made(way)
    Job.objects.update(proposal=None)
    job.refresh_from_db()
    assert signed_copy_of(job) is None
