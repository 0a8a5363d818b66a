"""The worker's door to the index: smaller copies of evidence, and names sought anew."""

from celery import shared_task
from django.utils import timezone

from registry.index.usecases.copies import make_smaller_copy, sweep_copies
from registry.index.usecases.names import seek_names
from registry.shared.queue import SEEK_NAMES, SHRINK_COPY, SWEEP_COPIES


@shared_task(name=SHRINK_COPY)
def shrink(*, copy_id: int, **_later: object) -> None:
    make_smaller_copy(copy_id=copy_id, at=timezone.now())


@shared_task(name=SWEEP_COPIES)
def sweep(**_later: object) -> None:
    sweep_copies(at=timezone.now())


@shared_task(name=SEEK_NAMES)
def seek(**_later: object) -> None:
    seek_names()
