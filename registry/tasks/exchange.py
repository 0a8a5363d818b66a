"""The worker's door to the exchange: persons that were kept long enough are erased."""

from celery import shared_task
from django.utils import timezone

from registry.exchange.usecases.retention import erase_contacts
from registry.reports.usecases.forgetting import forget_participants
from registry.shared.queue import ERASE_CONTACTS


@shared_task(name=ERASE_CONTACTS)
def erase(**_later: object) -> None:
    erase_contacts(at=timezone.now())
    forget_participants(at=timezone.now())
