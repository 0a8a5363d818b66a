"""Who came to an event is forgotten once its host has kept the names as long as it decided, in every paper too."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.exchange.models import ExchangeEvent
from registry.exchange.queries.attendance import events_to_forget
from registry.exchange.usecases.attendance import forget_names
from registry.reports.models import Job
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import OPEN, JobState
from registry.reports.usecases.jobs import drop_file_of, leave_event
from registry.shared.actor import Actor


def forget_participants(*, at: datetime) -> int:
    """Every event whose time is over, each for itself; how many."""
    due = events_to_forget(today=timezone.localtime(at).date())
    return sum(forget_event(event=event, at=at) for event in due)


@transaction.atomic
def forget_event(*, event: ExchangeEvent, at: datetime) -> bool:
    """Names and papers go together; the rows of the papers stay, with their hashes."""
    if not forget_names(event_id=event.pk, at=at):
        return False
    for job in Job.objects.select_for_update().filter(parameters__event=event.public_id).order_by("pk"):
        _emptied(job, at=at)
    return True


def _emptied(job: Job, *, at: datetime) -> None:
    """What was made expires, what waits is stopped; made again, a paper reads what is left."""
    had_file, was_open = job.file_id is not None, job.state in OPEN
    drop_file_of(job)
    if had_file:
        job.state = JobState.EXPIRED
    elif was_open:
        job.state, job.token, job.lease_until, job.finished_at = JobState.CANCELLED, "", None, at
    if job.format != Format.ZIP:
        job.facts = {}
    job.save()
    if had_file or was_open:
        leave_event(kind=Kind.REPORT_EXPIRED if had_file else Kind.REPORT_CANCELLED, job=job, by=Actor(), at=at)
