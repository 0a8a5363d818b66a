"""A report that fails, is stopped, started again, or has been kept long enough."""

import sys
from datetime import timedelta

import pytest
from django.db import DatabaseError

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.people.rules.roles import Role
from registry.proposals.models import StoredFile
from registry.reports.labels import FAILURE_LABELS
from registry.reports.models import Job
from registry.reports.render.pdf import render_pdf
from registry.reports.rules.jobs import MAX_ATTEMPTS, JobState, JobStep
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases import jobs, upkeep, work
from registry.shared.errors import NotAllowed
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    return way


@pytest.fixture
def job(way) -> Job:
    return jobs.ask_report(
        public_id=way.proposal.public_id, kind=ReportKind.PROPOSAL, request_key="a", by=way.acting(Role.RND_HEAD),
        at=way.now,
    )  # fmt: skip


@pytest.fixture
def child(monkeypatch):
    """Let the report be set by another child than Typst."""

    def use(script: str) -> None:
        monkeypatch.setattr(
            render_pdf, "__kwdefaults__", render_pdf.__kwdefaults__ | {"child": (sys.executable, "-c", script)}
        )

    return use


def kinds_of(job: Job) -> list[str]:
    return list(Event.objects.filter(subject_id=job.public_id).order_by("sequence").values_list("kind", flat=True))


def run(job: Job, at) -> Job:
    work.run_job(job_id=job.pk, at=at)
    job.refresh_from_db()
    return job


def test_a_refused_report_fails_at_once_with_a_reason_that_a_person_understands(way, job, child):
    child("import sys; sys.exit(3)")
    run(job, way.now)
    assert (job.state, job.error_code, job.attempts) == (JobState.FAILED, "refused", 1)
    assert job.error == "Isi laporan tidak dapat disusun menjadi PDF. Hubungi pengelola."
    assert kinds_of(job) == [Kind.REPORT_ASKED, Kind.REPORT_FAILED]


def test_a_crashed_report_rests_before_its_next_attempt_and_fails_after_the_last(way, job, child):
    child("import sys; sys.exit(9)")
    run(job, way.now)
    assert (job.state, job.attempts, job.percent) == (JobState.QUEUED, 1, 0)
    assert not work.claim_job(job_id=job.pk, at=way.now)
    for _attempt in range(MAX_ATTEMPTS - 1):
        Job.objects.update(lease_until=way.now)
        run(job, way.now)
    assert (job.state, job.attempts, job.error) == (JobState.FAILED, MAX_ATTEMPTS, FAILURE_LABELS["crashed"])
    assert kinds_of(job) == [Kind.REPORT_ASKED, Kind.REPORT_FAILED]


def test_a_full_disk_and_an_unknown_error_are_told_too(way, job, monkeypatch):
    monkeypatch.setattr(work, "_stored", _raising(OSError("no space left")))
    run(job, way.now)
    assert (job.state, job.error_code) == (JobState.QUEUED, "storage")
    Job.objects.update(lease_until=None, facts={"unreadable": True})
    run(job, way.now)
    assert (job.state, job.error) == (JobState.FAILED, FAILURE_LABELS["broken"])


def _raising(error: Exception):
    def broken(**_given):
        raise error

    return broken


def test_a_retry_makes_the_same_bytes_from_the_frozen_facts(way, job):
    first = run(job, way.now).sha256
    make.document(way.proposal)
    Job.objects.update(state=JobState.EXPIRED, file=None, sha256="")
    by = way.acting(Role.RND_HEAD)
    assert jobs.retry_job(public_id=job.public_id, by=by, at=way.now).state == JobState.QUEUED
    assert jobs.retry_job(public_id=job.public_id, by=by, at=way.now).attempts == 0
    assert run(job, way.now).sha256 == first
    assert kinds_of(job) == [Kind.REPORT_ASKED, Kind.REPORT_MADE, Kind.REPORT_RETRIED, Kind.REPORT_MADE]


def test_a_done_report_is_neither_retried_nor_cancelled(way, job):
    run(job, way.now)
    for act in (jobs.retry_job, jobs.cancel_job):
        with pytest.raises(NotAllowed):
            act(public_id=job.public_id, by=way.acting(Role.RND_HEAD), at=way.now)


def test_only_the_asker_and_the_administrator_manage_a_report(way, job):
    with pytest.raises(NotAllowed):
        jobs.cancel_job(public_id=job.public_id, by=way.acting(Role.RND_OFFICER), at=way.now)
    by = way.acting(Role.ADMINISTRATOR)
    assert jobs.cancel_job(public_id=job.public_id, by=by, at=way.now).state == JobState.CANCELLED


def test_a_report_cancelled_while_it_is_set_kills_its_child_and_writes_nothing(way, job, child, monkeypatch):
    child("import time; time.sleep(60)")
    by, renew, beats = way.acting(Role.RND_HEAD), work.renew_lease, []

    def beat(**given):
        beats.append(given["step"])
        if len(beats) == 2:  # the first beat stands before the child
            for _click in "ab":
                jobs.cancel_job(public_id=job.public_id, by=by, at=way.now)
        return renew(**given)

    monkeypatch.setattr(work, "renew_lease", beat)
    before = StoredFile.objects.count()
    run(job, way.now)
    assert (job.state, job.file, StoredFile.objects.count()) == (JobState.CANCELLED, None, before)
    assert beats == [JobStep.LAYOUT, JobStep.LAYOUT]
    assert kinds_of(job) == [Kind.REPORT_ASKED, Kind.REPORT_CANCELLED]


def test_a_report_taken_over_before_its_child_started_is_left_alone(way, job, monkeypatch):
    monkeypatch.setattr(work, "renew_lease", lambda **_given: False)
    assert run(job, way.now).state == JobState.RUNNING


def test_a_missed_heartbeat_does_not_end_the_work(way, job, monkeypatch):
    beats = []

    def beat(**given):
        beats.append(given["step"])
        raise DatabaseError

    monkeypatch.setattr(work, "renew_lease", beat)
    run(job, way.now)
    assert (job.state, set(beats)) == (JobState.DONE, {JobStep.LAYOUT, JobStep.STORING})


def test_a_late_twin_neither_finishes_nor_fails_the_job(way, job):
    token = work.claim_job(job_id=job.pk, at=way.now)
    later = way.now + timedelta(minutes=5)
    work.claim_job(job_id=job.pk, at=later)
    job.refresh_from_db()
    assert not work.renew_lease(job_id=job.pk, token=token, step=JobStep.LAYOUT, at=later)
    assert not work.finish_job(job_id=job.pk, token=token, rendering=None, seconds=1, at=later)
    assert not work.fail_job(job_id=job.pk, token=token, code="crashed", at=later)
    assert not upkeep.give_up(job_id=job.pk, token=token, at=later)
    assert not upkeep.give_up(job_id=job.pk, token=job.token, at=later)


def test_a_file_is_kept_for_its_time_and_then_forgotten_while_the_row_stays(
    way, job, django_capture_on_commit_callbacks
):
    run(job, way.now)
    place, storage = job.file.file.name, job.file.file.storage
    assert upkeep.expire_jobs(at=job.expires_at - timedelta(seconds=1)) == 0
    assert storage.exists(place)
    with django_capture_on_commit_callbacks(execute=True):
        assert upkeep.expire_jobs(at=job.expires_at) == 1
    assert not upkeep.expire_job(job_id=job.pk, at=job.expires_at)
    job.refresh_from_db()
    assert (job.state, job.file, bool(job.sha256)) == (JobState.EXPIRED, None, True)
    assert not storage.exists(place)
    assert kinds_of(job)[-1] == Kind.REPORT_EXPIRED


def test_a_dead_broker_is_asked_once_a_sweep(way, job, monkeypatch):
    jobs.ask_report(
        public_id=way.proposal.public_id, kind=ReportKind.PROPOSAL, request_key="b", by=way.acting(Role.RND_HEAD),
        at=way.now,
    )  # fmt: skip
    asked = []
    monkeypatch.setattr(jobs, "publish", lambda **given: bool(asked.append(given)))
    assert upkeep.sweep_jobs(at=way.now + timedelta(minutes=1)) == 0
    assert len(asked) == 1
    assert set(Job.objects.values_list("published_at", flat=True)) == {None}


def test_what_needs_no_care_gets_none(way, job):
    assert upkeep.sweep_jobs(at=way.now) == 0
