"""Report jobs, and the schedules that ask for them."""

from registry.reports.models.job import Job
from registry.reports.models.schedule import Schedule, ScheduleRun

__all__ = ["Job", "Schedule", "ScheduleRun"]
