"""What the clock does with reports: wakes the neglected, gives up the hopeless, lets a whole go on, forgets the old."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.reports.labels import FAILURE_LABELS
from registry.reports.models import Job
from registry.reports.rules.jobs import OPEN, Care, JobState, care_for
from registry.reports.usecases.jobs import drop_file_of, drop_leftover, leave_event, wake, wake_each
from registry.reports.usecases.parts import free_wholes
from registry.shared.actor import Actor

AT_ONCE = 200


def sweep_jobs(*, at: datetime) -> int:
    """Wake neglected jobs again, and give up those that failed too often; how many were cared for."""
    cared, can_wake = 0, True
    for job in Job.objects.filter(state__in=OPEN).defer("facts").order_by("pk")[:AT_ONCE]:
        care = care_for(
            state=job.state,
            attempts=job.attempts,
            asked_at=job.asked_at,
            published_at=job.published_at,
            lease_until=job.lease_until,
            at=at,
            lease=timedelta(seconds=settings.REPORT_LEASE_SECONDS),
        )
        if care == Care.WAKE and can_wake:
            can_wake = wake(job_id=job.pk, at=at)  # a dead broker is asked once a sweep, not once a job
            cared += can_wake
        if care == Care.GIVE_UP:
            cared += give_up(job_id=job.pk, token=job.token, at=at)
    whole = free_wholes()
    wake_each(job_ids=whole, at=at)
    return cared + len(whole)


@transaction.atomic
def give_up(*, job_id: int, token: str, at: datetime) -> bool:
    """End a job whose every worker died; one that came back meanwhile keeps it."""
    job = Job.objects.select_for_update().filter(pk=job_id, token=token, state=JobState.RUNNING).first()
    if job is None or (job.lease_until is not None and job.lease_until > at):
        return False
    job.state, job.token, job.lease_until, job.finished_at = JobState.FAILED, "", None, at
    job.error_code, job.error = "attempts", str(FAILURE_LABELS["attempts"])
    job.save()
    drop_leftover(job)
    leave_event(kind=Kind.REPORT_FAILED, job=job, by=Actor(), at=at)
    return True


def expire_jobs(*, at: datetime) -> int:
    """Remove the files that were kept long enough; the row stays and says so. How many."""
    due = Job.objects.filter(state=JobState.DONE, expires_at__lte=at).order_by("pk")[:AT_ONCE]
    return sum(expire_job(job_id=job_id, at=at) for job_id in due.values_list("pk", flat=True))


@transaction.atomic
def expire_job(*, job_id: int, at: datetime) -> bool:
    """Forget the row of the file with the job's state; the file itself goes when that is certain."""
    due = Job.objects.select_for_update(of=("self",)).filter(pk=job_id, state=JobState.DONE, expires_at__lte=at)
    job = due.first()
    if job is None or job.file is None:
        return False
    drop_file_of(job)
    job.state = JobState.EXPIRED
    job.save()
    leave_event(kind=Kind.REPORT_EXPIRED, job=job, by=Actor(), at=at)
    return True
