"""How long reports have been waiting for a worker."""

from datetime import datetime

from registry.reports.models import Job
from registry.reports.rules.jobs import AT_REST


def oldest_waiting_since() -> datetime | None:
    """When the oldest report that no worker has begun was asked; a whole that rests waits for its parts alone."""
    waiting = Job.objects.filter(state="antre").exclude(lease_until=AT_REST)
    return waiting.order_by("asked_at").values_list("asked_at", flat=True).first()
