"""Task names, and a publish that never holds up nor breaks the caller."""

import logging
from dataclasses import dataclass
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
    """Wake a worker once the transaction stands; the same waking asked for twice in it is one message."""
    waking = _Waking(task, kwargs)
    if not any(waiting == waking for _savepoints, waiting, _robust in transaction.get_connection().run_on_commit):
        transaction.on_commit(waking)


@dataclass(frozen=True, slots=True)
class _Waking:
    """Told apart by what it says: one that a savepoint took back is no longer there, and is asked for anew."""

    task: str
    kwargs: dict[str, Any]

    def __call__(self) -> None:
        publish(task=self.task, kwargs=self.kwargs)
