"""Reading and verifying the event log."""

from django.db.models import QuerySet

from registry.audit.models import ChainHead, Event
from registry.audit.rules.chain import GENESIS, event_hash


def history_of(*, subject_type: str, subject_id: str) -> QuerySet[Event]:
    """Every event of one thing, newest first."""
    return Event.objects.filter(subject_type=subject_type, subject_id=subject_id).order_by("-sequence")


def first_broken_row(*, region_code: str) -> Event | int | None:
    """The first event (or missing sequence number) at which the chain does not hold; None when it is whole."""
    previous, expected = GENESIS, 1
    for event in Event.objects.filter(region_code=region_code).order_by("sequence").iterator(chunk_size=500):
        if event.sequence != expected:
            return expected
        if event.previous_hash != previous or event.hash != event_hash(previous=previous, content=event.content()):
            return event
        previous, expected = event.hash, expected + 1
    head = ChainHead.objects.filter(pk=region_code).first()
    if head is not None and (head.sequence, head.hash) != (expected - 1, previous):
        return expected
    return None


def chained_regions() -> list[str]:
    return sorted(ChainHead.objects.values_list("region_code", flat=True))
