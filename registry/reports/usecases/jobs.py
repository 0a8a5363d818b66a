"""Report jobs: asked once, claimed by one, finished once; the row is the truth, the broker only wakes."""

import hashlib
import secrets
import time
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.proposals.models import StoredFile
from registry.proposals.queries.visibility import visible_to
from registry.reports.models import Job
from registry.reports.policy import may_ask
from registry.reports.queries.evaluation import evaluation_document
from registry.reports.render.pdf import RenderFailed, Rendering, render_pdf
from registry.reports.rules.document import as_data, from_data
from registry.reports.rules.jobs import LEASE, MAX_ATTEMPTS, RENDER_SECONDS, Care, JobState, care_for, file_name
from registry.reports.rules.kinds import ReportKind, kinds_open
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem
from registry.shared.queue import RUN_JOB, publish


@transaction.atomic
def ask_report(*, public_id: str, kind: ReportKind, request_key: str, by: Actor, at: datetime) -> Job:
    """Freeze the facts and queue the job; the same request asked twice is one job."""
    proposal = visible_to(by).select_related("region", "owner", "main_affair").filter(public_id=public_id).first()
    if proposal is None or not may_ask(by, proposal):
        raise NotAllowed("Laporan hanya diminta oleh yang menangani usulan ini.")
    had_trial = hasattr(proposal, "trial")
    was_judged = proposal.evaluations.filter(closed_at__isnull=False).exists()
    if kind not in kinds_open(state=proposal.state, had_trial=had_trial, was_judged=was_judged):
        raise Blocked([Problem("out_of_order", kind, "PP 38/2017 Pasal 13 dan 18 ayat (2)")])
    key = hashlib.sha256(f"{by.user_id}:{public_id}:{kind}:{request_key}".encode()).hexdigest()
    document = evaluation_document(proposal=proposal, kind=kind, asked_on=timezone.localtime(at).date())
    job, is_new = Job.objects.get_or_create(
        request_key=key,
        defaults={
            "region_id": proposal.region_id,
            "kind": kind,
            "proposal": proposal,
            "proposal_name": proposal.name,
            "asked_by_id": by.user_id,
            "asked_at": at,
            "facts": as_data(document),
        },
    )
    if is_new:
        _leave_event(kind=Kind.REPORT_ASKED, job=job, by=by, at=at)
        transaction.on_commit(lambda: wake(job_id=job.pk, at=at))
    return job


def wake(*, job_id: int, at: datetime) -> None:
    """Tell a worker; only a message that left counts as published."""
    if publish(task=RUN_JOB, kwargs={"job_id": job_id}):
        Job.objects.filter(pk=job_id).update(published_at=at)


def claim_job(*, job_id: int, at: datetime) -> str:
    """One conditional UPDATE gives the job to one worker: its token, or nothing."""
    token = secrets.token_hex(16)
    free = Q(state=JobState.QUEUED) | Q(state=JobState.RUNNING, lease_until__lt=at)
    won = Job.objects.filter(free, pk=job_id, attempts__lt=MAX_ATTEMPTS).update(
        state=JobState.RUNNING,
        token=token,
        attempts=F("attempts") + 1,
        lease_until=at + 3 * LEASE,  # longer than the renderer's own time-out
        started_at=at,
        percent=30,
        step="tata_letak",
    )
    return token if won else ""


def run_job(*, job_id: int, at: datetime) -> None:
    """Claim, render, finish; a second message for the same job finds nothing to do."""
    token = claim_job(job_id=job_id, at=at)
    if not token:
        return
    job = Job.objects.get(pk=job_id)
    began = time.monotonic()
    try:
        rendering = render_pdf(from_data(job.facts), timeout_seconds=RENDER_SECONDS)
    except RenderFailed as failure:
        fail_job(job_id=job_id, token=token, code=failure.code, reason=str(failure.message), at=timezone.now())
        return
    finish_job(job_id=job_id, token=token, rendering=rendering, seconds=time.monotonic() - began, at=timezone.now())


@transaction.atomic
def finish_job(*, job_id: int, token: str, rendering: Rendering, seconds: float, at: datetime) -> bool:
    """Result and state in one transaction, guarded by the token: a late twin writes nothing."""
    job = Job.objects.select_for_update().filter(pk=job_id, token=token, state=JobState.RUNNING).first()
    if job is None:
        return False
    stored = StoredFile(
        region_id=job.region_id,
        name=f"{job.kind}.pdf",
        media_type="application/pdf",
        size=len(rendering.content),
        sha256=rendering.sha256,
        pages=rendering.pages,
        stored_at=at,
    )
    stored.file.save(file_name(job_id=job.public_id), ContentFile(rendering.content), save=False)
    stored.save(force_insert=True)
    job.state, job.percent, job.step, job.token, job.lease_until = JobState.DONE, 100, "selesai", "", None
    job.file, job.sha256, job.pages, job.seconds = stored, rendering.sha256, rendering.pages, round(seconds, 3)
    job.is_conforming, job.finished_at = rendering.conforming, at
    job.save()
    _leave_event(kind=Kind.REPORT_MADE, job=job, by=Actor(), at=at)
    return True


@transaction.atomic
def fail_job(*, job_id: int, token: str, code: str, reason: str, at: datetime) -> bool:
    """End the job with a readable reason; a retry stays open."""
    job = Job.objects.select_for_update().filter(pk=job_id, token=token, state=JobState.RUNNING).first()
    if job is None:
        return False
    job.state, job.error_code, job.error, job.token, job.finished_at = JobState.FAILED, code, reason, "", at
    job.save()
    _leave_event(kind=Kind.REPORT_FAILED, job=job, by=Actor(), at=at)
    return True


def sweep_jobs(*, at: datetime) -> int:
    """Wake neglected jobs again, and give up those that failed too often; how many were cared for."""
    cared = 0
    for job in Job.objects.filter(state__in=[JobState.QUEUED, JobState.RUNNING]).order_by("pk")[:200]:
        care = care_for(
            state=job.state,
            attempts=job.attempts,
            asked_at=job.asked_at,
            published_at=job.published_at,
            lease_until=job.lease_until,
            at=at,
        )
        if care == Care.WAKE:
            wake(job_id=job.pk, at=at)
        if care == Care.GIVE_UP:
            reason = "Laporan tidak selesai setelah beberapa kali dicoba."
            fail_job(job_id=job.pk, token=job.token, code="attempts", reason=reason, at=at)
        cared += care != Care.NONE
    return cared


def _leave_event(*, kind: Kind, job: Job, by: Actor, at: datetime) -> None:
    record_event(
        kind=kind,
        region_code=job.region_id,
        subject_type="report",
        subject_id=job.public_id,
        after={"kind": job.kind, "state": job.state, "sha256": job.sha256},
        reason=job.error,
        by=by,
        at=at,
    )
