"""A job made of parts: it rests while they are made, and goes on once the last of them has ended."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from registry.reports.models import Job
from registry.reports.rules.jobs import AT_REST, OPEN, RETRIABLE, JobState

OPEN_PARTS = Exists(Job.objects.filter(parent=OuterRef("pk"), state__in=OPEN))


def free_whole(*, part_id: int) -> int | None:
    """After a part has ended: the whole, if no part is open any more and nobody else noticed."""
    whole_id = Job.objects.filter(children=part_id).values_list("pk", flat=True).first()
    return whole_id if whole_id is not None and _free(whole_id=whole_id) else None


def free_wholes() -> list[int]:
    """Those whose last part ended in a worker that died before it could say so."""
    ready = Job.objects.filter(~OPEN_PARTS, state=JobState.QUEUED, lease_until=AT_REST).order_by("pk")
    return [whole_id for whole_id in ready.values_list("pk", flat=True) if _free(whole_id=whole_id)]


def begin_parts_again(*, whole: Job) -> list[int]:
    """Queue what did not come out, and what was kept long enough; the others stay as they are."""
    parts = list(whole.children.filter(state__in=RETRIABLE).order_by("pk").values_list("pk", flat=True))
    Job.objects.filter(pk__in=parts).update(
        state=JobState.QUEUED, percent=0, step="", attempts=0, token="", error_code="", error="", lease_until=None,
        published_at=None, started_at=None, finished_at=None, expires_at=None,
    )  # fmt: skip
    return parts


def stop_parts(*, whole: Job, at: datetime) -> None:
    """Take their tokens away as well."""
    Job.objects.filter(parent=whole, state__in=OPEN).update(
        state=JobState.CANCELLED, token="", lease_until=None, finished_at=at
    )  # fmt: skip


def _free(*, whole_id: int) -> bool:
    """One conditional UPDATE: whichever worker finishes last, the whole is let go once."""
    resting = Job.objects.filter(~OPEN_PARTS, pk=whole_id, state=JobState.QUEUED, lease_until=AT_REST)
    return bool(resting.update(lease_until=None, published_at=None))
