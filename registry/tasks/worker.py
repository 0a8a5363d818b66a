"""The worker shows that it works: a beat that reaches it through the broker leaves a time in the cache."""

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from registry.shared.queue import SEE_WORKER, WORKER_SEEN

KEPT_SECONDS = 86_400


@shared_task(name=SEE_WORKER)
def see(**_later: object) -> None:
    cache.set(WORKER_SEEN, timezone.now(), KEPT_SECONDS)
