"""Report jobs, and the wording of papers."""

from registry.reports.models.job import Job
from registry.reports.models.wording import WordingEdition

__all__ = ["Job", "WordingEdition"]
