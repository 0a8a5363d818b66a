"""How long reports have been waiting for a worker."""

from datetime import datetime

from registry.reports.models import Job


def oldest_waiting_since() -> datetime | None:
    """When the oldest report that no worker has begun was asked."""
    return Job.objects.filter(state="antre").order_by("asked_at").values_list("asked_at", flat=True).first()
