"""The worker's door: each task makes one call, and bears what a newer sender says beside."""

import pytest
from celery import current_app

from registry.people.rules.roles import Role
from registry.reports.models import Job
from registry.reports.rules.jobs import JobState
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.jobs import ask_report
from registry.shared.queue import (
    ERASE_CONTACTS,
    EXPIRE_JOBS,
    REFRESH_ENTRIES,
    RUN_JOB,
    RUN_SCHEDULES,
    SEE_WORKER,
    SEEK_NAMES,
    SHRINK_COPY,
    SWEEP_COPIES,
    SWEEP_JOBS,
)
from registry.tasks.reports import expire, run, sweep
from tests.procedure.journeys import Journey


@pytest.mark.django_db
def test_a_job_is_run_swept_and_expired():
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    job = ask_report(
        public_id=way.proposal.public_id, kind=ReportKind.PROPOSAL, request_key="a", by=way.acting(Role.RND_HEAD),
        at=way.now,
    )  # fmt: skip
    sweep(of_a_newer_sender=1)
    run(job_id=job.pk, of_a_newer_sender=1)
    assert Job.objects.get().state == JobState.DONE
    Job.objects.update(expires_at=way.now)
    expire(of_a_newer_sender=1)
    assert Job.objects.get().state == JobState.EXPIRED


def test_what_the_clock_calls_is_known_to_the_worker():
    current_app.loader.import_default_modules()
    called = {entry["task"] for entry in current_app.conf.beat_schedule.values()}
    assert called == {
        SWEEP_JOBS, EXPIRE_JOBS, SEE_WORKER, REFRESH_ENTRIES, SWEEP_COPIES, SEEK_NAMES, RUN_SCHEDULES, ERASE_CONTACTS,
    }  # fmt: skip
    assert called | {RUN_JOB, SHRINK_COPY} <= set(current_app.tasks)
