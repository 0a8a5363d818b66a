"""Health as JSON, for whoever watches the server."""

import logging

from django.core.cache import cache
from django.db import DatabaseError
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from registry.reports.queries.waiting_jobs import oldest_waiting_since
from registry.shared.queue import WORKER_SEEN
from registry.web.request import Request

QUEUE_LIMIT_SECONDS = 600

log = logging.getLogger(__name__)


@never_cache
def show(request: Request) -> JsonResponse:
    """200 while the database answers and no report has waited too long; 503 otherwise."""
    try:
        since, seen = oldest_waiting_since(), cache.get(WORKER_SEEN)
    except DatabaseError:
        log.exception("The database does not answer")
        return JsonResponse({"status": "gangguan", "database": False, "queue_oldest_seconds": None}, status=503)
    age = int((timezone.now() - since).total_seconds()) if since else 0
    is_well = age <= QUEUE_LIMIT_SECONDS
    body = {
        "status": "sehat" if is_well else "gangguan",
        "database": True,
        "queue_oldest_seconds": age,
        "worker_seconds": round((timezone.now() - seen).total_seconds(), 1) if seen else None,
    }
    return JsonResponse(body, status=200 if is_well else 503)
