"""The worker's door to report jobs."""

import gc

from celery import shared_task
from django.utils import timezone

from registry.reports.usecases.schedules import run_schedules
from registry.reports.usecases.upkeep import expire_jobs, sweep_jobs
from registry.reports.usecases.work import run_job
from registry.shared.queue import EXPIRE_JOBS, RUN_JOB, RUN_SCHEDULES, SWEEP_JOBS


@shared_task(name=RUN_JOB)
def run(*, job_id: int, **_later: object) -> None:
    """One report; what it leaves in circles goes at once, for a worker that has set its code aside finds it soon."""
    run_job(job_id=job_id, at=timezone.now())
    gc.collect()


@shared_task(name=SWEEP_JOBS)
def sweep(**_later: object) -> None:
    sweep_jobs(at=timezone.now())


@shared_task(name=EXPIRE_JOBS)
def expire(**_later: object) -> None:
    expire_jobs(at=timezone.now())


@shared_task(name=RUN_SCHEDULES)
def schedules(**_later: object) -> None:
    run_schedules(at=timezone.now())
