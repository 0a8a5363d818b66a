"""The Celery application, its queue and its beat schedule."""

import gc
import os
from typing import Any

from celery import Celery
from celery.signals import worker_init
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innovation.settings")

TRANSPORT_ALIASES["folder"] = "innovation.folder:Transport"
app = Celery("innovation")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["registry.tasks"], related_name="reports")
app.autodiscover_tasks(["registry.tasks"], related_name="worker")
app.autodiscover_tasks(["registry.tasks"], related_name="catalogue")
app.autodiscover_tasks(["registry.tasks"], related_name="index")
app.autodiscover_tasks(["registry.tasks"], related_name="exchange")
app.conf.beat_schedule = {
    "sweep-report-jobs": {"task": "registry.reports.sweep", "schedule": 5.0},
    "expire-report-files": {"task": "registry.reports.expire", "schedule": 3600.0},
    "run-report-schedules": {"task": "registry.reports.schedules", "schedule": 600.0},
    "refresh-catalogue": {"task": "registry.catalogue.refresh", "schedule": 10.0},
    "sweep-smaller-copies": {"task": "registry.index.sweep", "schedule": 10.0},
    "seek-names-in-evidence": {"task": "registry.index.names", "schedule": 60.0},
    "erase-visit-contacts": {"task": "registry.exchange.erase", "schedule": 86_400.0},
    "see-worker": {"task": "registry.worker.see", "schedule": 15.0},
}


@worker_init.connect
def settle(**_of_the_signal: Any) -> None:
    """Before a worker parts into its hands, what it has read is set aside from the search for refuse.

    Otherwise a full search waits until refuse is a quarter of all that was read, so that each hand grows by some
    30 KB a report; and when it comes, it copies the pages that the hands share.
    """
    gc.collect()
    gc.freeze()
    gc.collect()  # the next full search counts from what is left
