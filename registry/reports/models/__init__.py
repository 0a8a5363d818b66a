"""Report jobs, the schedules that ask for them, and the wording of papers."""

from registry.reports.models.job import Job
from registry.reports.models.schedule import Schedule, ScheduleRun
from registry.reports.models.wording import WordingEdition

__all__ = ["Job", "Schedule", "ScheduleRun", "WordingEdition"]
