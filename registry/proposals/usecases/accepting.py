"""A form is accepted once, however often it is sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import transaction

from registry.proposals.models import AcceptedForm
from registry.proposals.usecases.drafts import drop_buffer

REMEMBERED = timedelta(days=7)  # longer than any form stays open


def was_accepted(*, request_key: str) -> bool:
    """Whether this very sending was accepted before; for a page that its own act closes to the actor."""
    return AcceptedForm.objects.filter(request_key=request_key).exists()


@contextmanager
def accepted_once(*, user_id: int | None, key: str, request_key: str, at: datetime) -> Iterator[bool]:
    """One transaction around the act of a form; False where the very same sending was accepted before.

    The unique key decides between two clicks at once: the second waits for the first. A refused act leaves no mark;
    an accepted one ends the typing that was kept of its form.
    """
    with transaction.atomic():
        _mark, is_first = AcceptedForm.objects.get_or_create(
            request_key=request_key, defaults={"user_id": user_id, "accepted_at": at}
        )
        yield is_first
        drop_buffer(user_id=user_id, key=key)
        if is_first:
            AcceptedForm.objects.filter(accepted_at__lt=at - REMEMBERED).delete()
