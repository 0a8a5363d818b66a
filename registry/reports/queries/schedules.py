"""The schedules of a region, for who manages them."""

from django.db.models import Prefetch, QuerySet

from registry.reports.models import Schedule, ScheduleRun
from registry.reports.policy import may_schedule
from registry.shared.actor import Actor


def schedules_for(actor: Actor) -> QuerySet[Schedule]:
    """Those that stand, of the actor's own region."""
    if not may_schedule(actor):
        return Schedule.objects.none()
    return Schedule.objects.filter(region_id=actor.region_code, removed_at=None)


def with_runs(schedules: QuerySet[Schedule]) -> QuerySet[Schedule]:
    """Each with what it made, newest first."""
    return schedules.select_related("agency", "made_by").prefetch_related(
        Prefetch("runs", ScheduleRun.objects.order_by("-made_at", "-pk"))
    )
