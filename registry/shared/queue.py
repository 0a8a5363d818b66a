"""Task names, and a publish that never holds up nor breaks the caller."""

import logging
from functools import partial
from typing import Any

from celery import current_app
from django.db import transaction

RUN_JOB = "registry.reports.run"
SWEEP_JOBS = "registry.reports.sweep"
EXPIRE_JOBS = "registry.reports.expire"
RUN_SCHEDULES = "registry.reports.schedules"
REFRESH_ENTRIES = "registry.catalogue.refresh"
SHRINK_COPY = "registry.index.shrink"
SWEEP_COPIES = "registry.index.sweep"
SEEK_NAMES = "registry.index.names"
ERASE_CONTACTS = "registry.exchange.erase"
SEE_WORKER = "registry.worker.see"
WORKER_SEEN = "worker-seen"  # the cache key under which a worker says when it last worked

log = logging.getLogger(__name__)


def publish(*, task: str, kwargs: dict[str, Any]) -> bool:
    """Wake a worker now; a dead broker is only logged, for the sweeper publishes again."""
    try:
        current_app.send_task(task, kwargs=kwargs)
    except Exception as error:  # any broker failure: the row in the database is the truth
        log.warning("Task %s not published: %s", task, error)
        return False
    return True


def publish_after_commit(*, task: str, kwargs: dict[str, Any]) -> None:
    transaction.on_commit(partial(publish, task=task, kwargs=kwargs))
