"""What people do with a report: ask once, start again, stop; the row is the truth, the broker only wakes."""

import hashlib
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.core.files.storage import Storage, default_storage
from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.proposals.queries.visibility import visible_to
from registry.reports.models import Job
from registry.reports.policy import may_ask, may_cancel, may_retry
from registry.reports.queries.asking import papers_open
from registry.reports.queries.jobs import managed_by
from registry.reports.queries.proposal_papers import paper_document
from registry.reports.rules.document import as_data
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import AT_REST, OPEN, RETRIABLE, JobState, file_name
from registry.reports.rules.kinds import FORMATS, ReportKind
from registry.reports.usecases.parts import begin_parts_again, stop_parts
from registry.review.queries.facts import rounds_held
from registry.review.queries.standing import standing_of
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem
from registry.shared.queue import RUN_JOB, publish

log = logging.getLogger(__name__)


@transaction.atomic
def ask_report(
    *, public_id: str, kind: ReportKind, request_key: str, format: Format = Format.PDF, address: str = "", by: Actor,
    at: datetime,
) -> Job:  # fmt: skip
    """A paper on one proposal, from the facts as they stand; `address` is the public page that a sheet leads to."""
    seen = visible_to(by).select_related("region", "owner", "executor", "agency", "main_affair", "trial", "application")
    proposal = seen.filter(public_id=public_id).first()
    if proposal is None or not may_ask(by, proposal):
        raise NotAllowed("Laporan hanya diminta oleh yang menangani usulan ini.")
    day = timezone.localtime(at).date()
    judging = standing_of(actor=by, proposal=proposal, on=day)
    if kind not in papers_open(actor=by, proposal=proposal, rounds=rounds_held(proposal), judging=judging):
        raise Blocked([Problem("out_of_order", kind, "PP 38/2017 Pasal 13 dan 18 ayat (2)")])
    return queue_job(
        kind=kind, format=format, region_code=proposal.region_id, subject=public_id, request_key=request_key,
        of={"proposal": proposal, "about": proposal.name},
        facts=lambda: as_data(paper_document(proposal=proposal, kind=kind, asked_on=day, address=address)),
        by=by, at=at,
    )  # fmt: skip


def queue_job(
    *, kind: ReportKind, format: Format, region_code: str, subject: str, request_key: str, of: Mapping[str, Any],
    facts: Callable[[], dict[str, Any]], by: Actor, at: datetime,
) -> Job:  # fmt: skip
    """Freeze the facts and queue the job, inside the transaction of who may ask it; asked twice it is one job.

    `subject` tells one thing of this kind from another; `of` holds `about`, and `proposal`, `agency`, `parameters`,
    and whatever else the row keeps; a job that begins with a lease rests, and nobody is woken for it.
    """
    if format not in FORMATS[kind]:
        raise Blocked([Problem("unknown_format", format)])
    words = f"{by.user_id}:{subject}:{kind}:{format}:{request_key}"
    job, is_new = Job.objects.get_or_create(
        request_key=hashlib.sha256(words.encode()).hexdigest(),
        defaults={
            "region_id": region_code,
            "kind": kind,
            "format": format,
            "asked_by_id": by.user_id,
            "asked_at": at,
            "facts": facts,
            **of,
        },
    )
    if is_new:
        leave_event(kind=Kind.REPORT_ASKED, job=job, by=by, at=at)
        if job.lease_until is None:
            transaction.on_commit(partial(wake, job_id=job.pk, at=at))
    return job


@transaction.atomic
def retry_job(*, public_id: str, by: Actor, at: datetime) -> Job:
    """Queue a report again that failed, was stopped or has expired: from the same facts, so with the same bytes.

    Of a bundle only the parts that did not come out, and then the whole.
    """
    job = _managed(public_id=public_id, by=by)
    if job.state in OPEN:  # a second click
        return job
    if not may_retry(by, job, has_failed_parts=job.children.filter(state__in=RETRIABLE).exists()):
        raise NotAllowed("Laporan ini tidak dapat dibuat ulang.")
    begin_again(job=job, by=by, at=at)
    return job


def begin_again(*, job: Job, by: Actor, at: datetime) -> None:
    """From the start, as if it had just been asked; the caller has locked it and knows whose right it is."""
    parts = begin_parts_again(whole=job)
    drop_file_of(job)
    job.state, job.percent, job.step, job.attempts, job.token = JobState.QUEUED, 0, "", 0, ""
    job.error_code = job.error = ""
    job.lease_until = AT_REST if parts else None
    job.published_at = job.started_at = job.finished_at = job.expires_at = job.told_at = None
    job.save()
    leave_event(kind=Kind.REPORT_RETRIED, job=job, by=by, at=at)
    transaction.on_commit(partial(wake_each, job_ids=parts or [job.pk], at=at))


@transaction.atomic
def cancel_job(*, public_id: str, by: Actor, at: datetime) -> Job:
    """Take the token away: the worker sees it at its next heartbeat, kills its child, and can write nothing more."""
    job = _managed(public_id=public_id, by=by)
    if job.state == JobState.CANCELLED:  # a second click
        return job
    if not may_cancel(by, job):
        raise NotAllowed("Laporan ini tidak dapat dibatalkan.")
    job.state, job.token, job.lease_until, job.finished_at = JobState.CANCELLED, "", None, at
    job.save()
    drop_leftover(job)
    stop_parts(whole=job, at=at)
    leave_event(kind=Kind.REPORT_CANCELLED, job=job, by=by, at=at)
    return job


def wake(*, job_id: int, at: datetime) -> bool:
    """Tell a worker; only a message that left counts as published."""
    is_published = publish(task=RUN_JOB, kwargs={"job_id": job_id})
    if is_published:
        Job.objects.filter(pk=job_id).update(published_at=at)
    return is_published


def drop_leftover(job: Job) -> None:
    """A job that ends without a file leaves none behind: a killed attempt, or a full disk, may have left a part."""
    try:
        default_storage.delete(file_name(job_id=job.public_id, extension=job.format))
    except OSError as error:  # the job ends all the same
        log.warning("report %s: %s", job.pk, error)


def wake_each(*, job_ids: Sequence[int], at: datetime) -> None:
    """Tell the workers of many; a dead broker is asked once."""
    for job_id in job_ids:
        if not wake(job_id=job_id, at=at):
            break


@transaction.atomic
def note_seen(*, public_id: str, by: Actor, at: datetime) -> bool:
    """The asker has seen how his report ended; it is no longer announced to him."""
    ended = Job.objects.filter(public_id=public_id, told_at=None).exclude(state__in=OPEN)
    return bool(ended.filter(asked_by_id=by.person).update(told_at=at))


def drop_file_of(job: Job) -> None:
    """Forget the row of its file with the state that needs it; the file itself goes when that is certain."""
    stored = job.file
    if stored is None:
        return
    storage: Storage = stored.file.storage
    job.file = None
    Job.objects.filter(pk=job.pk, state=JobState.DONE).update(state=JobState.EXPIRED, file=None)
    transaction.on_commit(partial(storage.delete, str(stored.file.name)))
    stored.delete()


def leave_event(*, kind: Kind, job: Job, by: Actor, at: datetime) -> None:
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


def _managed(*, public_id: str, by: Actor) -> Job:
    job = Job.objects.select_for_update().filter(pk__in=managed_by(by).values("pk"), public_id=public_id).first()
    if job is None:
        raise NotAllowed("Laporan ini bukan milik Anda.")
    return job
