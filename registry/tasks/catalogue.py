"""The worker's door to the catalogue."""

from celery import shared_task
from django.utils import timezone

from registry.catalogue.usecases.refreshing import refresh_entries
from registry.shared.queue import REFRESH_ENTRIES


@shared_task(name=REFRESH_ENTRIES)
def refresh(**_later: object) -> None:
    refresh_entries(at=timezone.now())
