"""Report jobs."""

from registry.reports.models.job import Job

__all__ = ["Job"]
