"""What the worker does with a report: claimed by one, kept by a heartbeat, finished once."""

import logging
import secrets
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F, Q
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.proposals.models import StoredFile
from registry.proposals.usecases.citizens import file_receipt
from registry.reports.labels import FAILURE_LABELS
from registry.reports.models import Job
from registry.reports.render.pdf import Abandoned, RenderFailed, Rendering
from registry.reports.rules.formats import MEDIA_TYPES
from registry.reports.rules.jobs import (
    MAX_ATTEMPTS,
    PERCENT,
    JobState,
    JobStep,
    download_name,
    file_name,
    rest_after,
)
from registry.reports.rules.kinds import OWED, ReportKind
from registry.reports.usecases.freezing import freeze_facts
from registry.reports.usecases.jobs import drop_leftover, leave_event, wake
from registry.reports.usecases.making import make
from registry.reports.usecases.parts import free_whole
from registry.shared.actor import Actor

log = logging.getLogger(__name__)


def run_job(*, job_id: int, at: datetime) -> None:
    """Claim, render, finish; a second message for the same job finds nothing to do."""
    token = claim_job(job_id=job_id, at=at)
    if not token:
        return
    try:
        _make(job_id=job_id, token=token)
    except Abandoned:
        log.info("report %s was cancelled or taken over", job_id)
    except RenderFailed as failure:
        log.warning("report %s: %s %s", job_id, failure.code, failure.detail)
        fail_job(job_id=job_id, token=token, code=failure.code, at=timezone.now())
    except (OSError, DatabaseError):
        log.exception("report %s was not stored", job_id)
        fail_job(job_id=job_id, token=token, code="storage", at=timezone.now())
    except Exception:  # whatever else it was, the person who asked is told, and the log has the rest
        log.exception("report %s", job_id)
        fail_job(job_id=job_id, token=token, code="broken", at=timezone.now())
    whole_id = free_whole(part_id=job_id)
    if whole_id is not None:
        wake(job_id=whole_id, at=timezone.now())


def claim_job(*, job_id: int, at: datetime) -> str:
    """One conditional UPDATE gives the job to one worker: its token, or nothing."""
    token = secrets.token_hex(16)
    rested = Q(lease_until__isnull=True) | Q(lease_until__lte=at)
    free = (Q(state=JobState.QUEUED) & rested) | Q(state=JobState.RUNNING, lease_until__lt=at)
    won = Job.objects.filter(free, pk=job_id, attempts__lt=MAX_ATTEMPTS).update(
        state=JobState.RUNNING,
        token=token,
        attempts=F("attempts") + 1,
        lease_until=at + _lease(),
        started_at=at,
        percent=PERCENT[JobStep.READING],
        step=JobStep.READING,
    )
    return token if won else ""


def renew_lease(*, job_id: int, token: str, step: JobStep, at: datetime) -> bool:
    """Say that the work goes on, and where it stands; False when it is no longer this worker's."""
    mine = Job.objects.filter(pk=job_id, token=token, state=JobState.RUNNING)
    return bool(mine.update(lease_until=at + _lease(), step=step, percent=PERCENT[step]))


@transaction.atomic
def finish_job(*, job_id: int, token: str, rendering: Rendering, seconds: float, at: datetime) -> bool:
    """Result and state in one transaction, guarded by the token: a late twin writes nothing."""
    job = _held(job_id=job_id, token=token)
    if job is None:
        return False
    job.file = _stored(job=job, rendering=rendering, at=at)
    job.state, job.percent, job.step = JobState.DONE, PERCENT[JobStep.DONE], JobStep.DONE
    job.token, job.lease_until, job.error_code, job.error = "", None, "", ""
    job.sha256, job.pages, job.seconds = rendering.sha256, rendering.pages, round(seconds, 3)
    job.rows = rendering.rows
    job.is_conforming, job.finished_at = rendering.conforming, at
    job.expires_at = None if job.kind in OWED else at + timedelta(days=settings.REPORT_KEPT_DAYS)
    job.save()
    if job.kind == ReportKind.RECEIPT and job.proposal is not None:
        file_receipt(proposal=job.proposal, file=job.file)
    leave_event(kind=Kind.REPORT_MADE, job=job, by=Actor(), at=at)
    return True


@transaction.atomic
def fail_job(*, job_id: int, token: str, code: str, at: datetime) -> bool:
    """Let the job rest before its next attempt, or end it with a readable reason; a retry stays open."""
    job = _held(job_id=job_id, token=token)
    if job is None:
        return False
    rest = rest_after(code=code, attempts=job.attempts)
    job.token, job.error_code, job.error = "", code, str(FAILURE_LABELS[code])
    if rest is not None:
        job.state, job.lease_until, job.published_at = JobState.QUEUED, at + rest, None
        job.percent, job.step = 0, ""
        job.save()
        return True
    job.state, job.lease_until, job.finished_at = JobState.FAILED, None, at
    job.save()
    drop_leftover(job)
    leave_event(kind=Kind.REPORT_FAILED, job=job, by=Actor(), at=at)
    return True


def _make(*, job_id: int, token: str) -> None:
    """The heartbeat is the wait for the child itself: each second it renews the lease, or learns to give up."""
    began, job = time.monotonic(), Job.objects.get(pk=job_id)

    def still_mine(step: JobStep = JobStep.LAYOUT) -> bool:
        try:
            return renew_lease(job_id=job_id, token=token, step=step, at=timezone.now())
        except DatabaseError:  # busy for a moment: the lease bears many missed beats
            log.warning("report %s missed a heartbeat", job_id)
            return True

    if not still_mine():
        raise Abandoned
    freeze_facts(job=job, token=token, at=timezone.now())
    rendering = make(job=job, still_wanted=still_mine)
    try:
        still_mine(JobStep.STORING)
        seconds = time.monotonic() - began
        finish_job(job_id=job_id, token=token, rendering=rendering, seconds=seconds, at=timezone.now())
    finally:
        rendering.close()


def _lease() -> timedelta:
    return timedelta(seconds=settings.REPORT_LEASE_SECONDS)


def _held(*, job_id: int, token: str) -> Job | None:
    """The job, locked, as long as it is this worker's."""
    return Job.objects.select_for_update().filter(pk=job_id, token=token, state=JobState.RUNNING).first()


def _stored(*, job: Job, rendering: Rendering, at: datetime) -> StoredFile:
    """The file in the one place of this job: what an earlier attempt left there is replaced."""
    content = rendering.opened()
    of_the_region = "" if job.proposal_id else f"{job.region_id}-{job.parameters.get('year', '')}".strip("-")
    registration = job.facts.get("registration") or of_the_region
    stored = StoredFile(
        region_id=job.region_id,
        name=download_name(
            kind=job.kind,
            registration=registration,
            asked_at=timezone.localtime(job.asked_at),
            extension=job.format,
        ),
        media_type=MEDIA_TYPES[job.format],
        size=content.size,
        sha256=rendering.sha256,
        pages=rendering.pages,
        stored_at=at,
    )
    place = file_name(job_id=job.public_id, extension=job.format)
    stored.file.storage.delete(place)
    stored.file.name = stored.file.storage.save(place, content)
    stored.save(force_insert=True)
    return stored
