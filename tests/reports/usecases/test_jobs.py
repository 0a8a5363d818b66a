"""A report comes out once, whatever happens on the way."""

from datetime import timedelta

import pytest

from registry.people.rules.roles import Role
from registry.proposals.models import Proposal, StoredFile
from registry.reports.models import Job
from registry.reports.render.pdf import Rendering
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases import jobs, making, upkeep, work
from registry.shared.errors import Blocked, NotAllowed
from registry.trial.models import Application
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.transitions import Move
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    return way


def ask(way, *, key="a", role=Role.RND_HEAD, kind=ReportKind.PROPOSAL):
    who = way.acting(role)
    return jobs.ask_report(public_id=way.proposal.public_id, kind=kind, request_key=key, by=who, at=way.now)


def test_a_second_click_is_the_same_job(way):
    assert ask(way) == ask(way)
    assert ask(way, key="b") != ask(way)


def test_a_format_that_the_kind_has_not_is_refused(way):
    with pytest.raises(Blocked) as refused:
        jobs.ask_report(
            public_id=way.proposal.public_id, kind=ReportKind.PROPOSAL, format=Format.CSV, request_key="a",
            by=way.acting(Role.RND_HEAD), at=way.now,
        )  # fmt: skip
    assert [problem.code for problem in refused.value.problems] == ["unknown_format"]


def test_a_kind_may_have_its_own_way_to_its_file(way, monkeypatch):
    job = ask(way)
    plain = Rendering(b"x", None, "0" * 64)
    monkeypatch.setattr(making, "OWN_WAYS", {ReportKind.PROPOSAL: lambda job, still_wanted: plain})
    work.run_job(job_id=job.pk, at=way.now)
    job.refresh_from_db()
    assert (job.state, job.pages, job.sha256, job.file.size) == ("selesai", None, "0" * 64, 1)


def test_the_job_makes_one_file_even_when_woken_twice(way):
    job, before = ask(way), StoredFile.objects.count()
    work.run_job(job_id=job.pk, at=way.now)
    work.run_job(job_id=job.pk, at=way.now)
    job.refresh_from_db()
    assert (job.state, job.attempts, StoredFile.objects.count()) == ("selesai", 1, before + 1)
    assert job.pages > 1


def test_one_of_two_workers_wins_and_an_expired_lease_is_taken_over(way):
    job = ask(way)
    first = work.claim_job(job_id=job.pk, at=way.now)
    assert first
    assert work.claim_job(job_id=job.pk, at=way.now) == ""
    second = work.claim_job(job_id=job.pk, at=way.now + timedelta(minutes=5))
    assert second
    assert not work.fail_job(job_id=job.pk, token=first, code="broken", at=way.now)


def test_a_job_whose_message_was_lost_is_woken_by_the_sweeper(way):
    job = ask(way)
    Job.objects.update(published_at=None)
    assert upkeep.sweep_jobs(at=way.now + timedelta(minutes=1)) == 1
    job.refresh_from_db()
    assert job.published_at is not None


def test_a_job_that_kills_every_worker_ends_with_a_reason(way):
    job = ask(way)
    Job.objects.update(state="berjalan", attempts=5, token="t", lease_until=way.now)
    upkeep.sweep_jobs(at=way.now + timedelta(hours=1))
    job.refresh_from_db()
    assert (job.state, job.error) == (
        "gagal",
        "Laporan tidak selesai setelah beberapa kali dicoba. Coba lagi; bila tetap gagal, hubungi pengelola.",
    )


def test_a_stranger_and_a_too_early_request_are_refused(way):
    with pytest.raises(NotAllowed):
        ask(way, role=Role.CITIZEN)
    with pytest.raises(Blocked):
        ask(way, kind=ReportKind.OVERALL)


def test_an_open_round_is_on_paper_only_for_who_may_open_its_sheet():
    way = Journey(initiator="perangkat_daerah")
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, DocumentKind.COVER_LETTER)
    assert ask(way, role=Role.RND_OFFICER, kind=ReportKind.EVALUATION_SHEET).kind == "lembar_evaluasi"
    with pytest.raises(Blocked):
        ask(way, role=Role.AGENCY_OFFICER, kind=ReportKind.EVALUATION_SHEET)


def test_a_letter_is_not_the_proposers_to_ask(way):
    assert ask(way, kind=ReportKind.CONVEYING_LETTER).kind == "surat_penyampaian"
    with pytest.raises(Blocked):
        ask(way, role=Role.AGENCY_OFFICER, kind=ReportKind.CONVEYING_LETTER)


def test_a_perkada_is_not_drafted_where_the_burdens_ask_for_a_perda(way):
    Proposal.objects.update(state="SIAP_TERAP")
    burdened = Application.objects.create(proposal=way.proposal, burdens_public=True)
    with pytest.raises(Blocked):
        ask(way, kind=ReportKind.REGULATION)
    burdened.override_reason = "Hanya mengubah jadwal."
    burdened.save()
    assert ask(way, kind=ReportKind.REGULATION).kind == "draf_perkada"


@pytest.mark.parametrize(("form", "begins"), [(Format.DOCX, b"PK"), (Format.XLSX, b"PK")])
def test_a_paper_is_made_in_the_format_that_was_asked(way, form, begins):
    job = ask(way, kind=ReportKind.BRIEFING)
    Job.objects.update(format=form)
    work.run_job(job_id=job.pk, at=way.now)
    job.refresh_from_db()
    assert (job.state, job.pages, job.file.name.rsplit(".")[-1]) == ("selesai", None, form)
    assert job.file.file.read(2) == begins
    job.file.file.close()
