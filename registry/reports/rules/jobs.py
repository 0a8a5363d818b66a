"""The life of a report job: its states, its lease, and what the sweeper does with it."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

HEARTBEAT = timedelta(seconds=1)  # how often a lease is renewed, and how soon a cancelled child is killed
UNPUBLISHED = timedelta(seconds=3)  # a message that never reached the broker
LEASE = timedelta(seconds=30)  # without a sign of life for so long, a worker or a message counts as lost
RENDER_SECONDS = 60
MAX_ATTEMPTS = 5
AT_REST = datetime(9000, 1, 1, tzinfo=UTC)
"""The lease of a queued job that waits for its parts: no worker takes it, and no sweeper wakes it."""
TRIES = {"crashed": MAX_ATTEMPTS, "storage": MAX_ATTEMPTS, "timeout": 2}
"""How often an attempt that ended so is begun; what is not named here would only end the same way again."""
PAUSE = timedelta(seconds=5)


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


STATE_TONES: dict[str, str] = {
    JobState.QUEUED: "wait",
    JobState.RUNNING: "new",
    JobState.DONE: "ok",
    JobState.FAILED: "stop",
    JobState.CANCELLED: "neutral",
    JobState.EXPIRED: "neutral",
}
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
    lease: timedelta = LEASE,
) -> Care:
    """Whether to wake a worker again for this job, or to give it up; a queued job may rest between attempts."""
    if state == JobState.QUEUED:
        if lease_until is not None and lease_until > at:
            return Care.NONE
        waited = at - (published_at or asked_at)
        return Care.WAKE if waited >= (lease if published_at else UNPUBLISHED) else Care.NONE
    if state != JobState.RUNNING or (lease_until is not None and lease_until > at):
        return Care.NONE
    if attempts >= MAX_ATTEMPTS:
        return Care.GIVE_UP
    if published_at is None or lease_until is None or published_at <= lease_until:
        return Care.WAKE
    return Care.NONE if at - published_at < lease else Care.WAKE


def rest_after(*, code: str, attempts: int) -> timedelta | None:
    """How long a failed job rests before its next attempt, twice as long each time; None when it has failed."""
    return PAUSE * 2 ** (attempts - 1) if attempts < TRIES.get(code, 1) else None


def file_name(*, job_id: str, extension: str) -> str:
    """The one place where a job's file may lie, so that a repeated attempt replaces and never adds."""
    return f"reports/{job_id}.{extension}"


def download_name(*, kind: str, registration: str, asked_at: datetime, extension: str) -> str:
    """How the file is called at the reader's."""
    return f"{kind.replace('_', '-')}-{registration or 'tanpa-nomor'}-{asked_at:%Y%m%d}.{extension}"
