"""The life of a report job: its states, its lease, and what the sweeper does with it."""

from datetime import datetime, timedelta
from enum import StrEnum

LEASE = timedelta(seconds=30)
HEARTBEAT = LEASE / 3
UNPUBLISHED = timedelta(seconds=3)  # a message that never reached the broker
QUEUED_TOO_LONG = timedelta(seconds=30)  # a message that a dying worker took along
RENDER_SECONDS = 60
MAX_ATTEMPTS = 5
KEPT = timedelta(days=90)


class JobState(StrEnum):
    QUEUED = "antre"
    RUNNING = "berjalan"
    DONE = "selesai"
    FAILED = "gagal"
    CANCELLED = "batal"
    EXPIRED = "kedaluwarsa"


class JobStep(StrEnum):
    READING = "fakta"
    LAYOUT = "tata_letak"
    STORING = "simpan"
    DONE = "selesai"


PERCENT = {JobStep.READING: 10, JobStep.LAYOUT: 30, JobStep.STORING: 85, JobStep.DONE: 100}
OPEN = frozenset({JobState.QUEUED, JobState.RUNNING})
RETRIABLE = frozenset({JobState.FAILED, JobState.CANCELLED, JobState.EXPIRED})


class Care(StrEnum):
    """What a neglected job needs."""

    NONE = "tidak"
    WAKE = "bangunkan"
    GIVE_UP = "menyerah"


def care_for(
    *,
    state: str,
    attempts: int,
    asked_at: datetime,
    published_at: datetime | None,
    lease_until: datetime | None,
    at: datetime,
) -> Care:
    """Whether to wake a worker again for this job, or to give it up."""
    if state == JobState.QUEUED:
        waited = at - (published_at or asked_at)
        return Care.WAKE if waited >= (QUEUED_TOO_LONG if published_at else UNPUBLISHED) else Care.NONE
    if state != JobState.RUNNING or (lease_until is not None and lease_until > at):
        return Care.NONE
    if attempts >= MAX_ATTEMPTS:
        return Care.GIVE_UP
    waits_for_worker = published_at is not None and lease_until is not None and published_at > lease_until
    return Care.NONE if waits_for_worker and at - published_at < QUEUED_TOO_LONG else Care.WAKE


def file_name(*, job_id: str) -> str:
    """The one place where a job's file may lie, so that a repeated attempt replaces and never adds."""
    return f"reports/{job_id}.pdf"


def download_name(*, kind: str, registration: str, asked_at: datetime) -> str:
    """How the file is called at the reader's."""
    return f"{kind.replace('_', '-')}-{registration or 'tanpa-nomor'}-{asked_at:%Y%m%d}.pdf"
