"""What the event log tells the catalogue: how far each region has gone on, and which innovations that touched.

A region's events are numbered without gaps under one lock: who has read up to a number has missed nothing before it.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from registry.audit.models import ChainHead, Event
from registry.audit.rules.kinds import Kind
from registry.catalogue.models import Entry, EntryMark
from registry.catalogue.rules.signs import LastWord, Sign, Told, last_word
from registry.proposals.models import Proposal

WHOLE = ""  # the mark that no region has: who refreshes holds it
OF_SUBJECT = {  # how an event's subject is found among the innovations
    "proposal": "public_id__in",
    "batch": "import_batch__in",
    "agency": "owner_id__in",
    "region": "region_id__in",
    "affair": "main_affair_id__in",
}


def heads_behind() -> dict[str, tuple[int, int]]:
    """By region, the last event that was read and the last there is; only where they differ."""
    read = EntryMark.objects.filter(pk=OuterRef("pk")).values("sequence")
    heads = ChainHead.objects.annotate(read=Coalesce(Subquery(read), 0)).exclude(sequence=F("read"))
    return {code: (seen, head) for code, seen, head in heads.values_list("pk", "read", "sequence")}


def touched(behind: dict[str, tuple[int, int]]) -> QuerySet[Proposal]:
    """The innovations of which those events tell; only their keys are read."""
    unread = Q(pk__in=())
    for code, (seen, head) in behind.items():
        unread |= Q(region_code=code, sequence__gt=seen, sequence__lte=head)
    subjects = Event.objects.filter(unread).values_list("subject_type", "subject_id").order_by().distinct()
    return _told(subjects)


def _told(subjects: Iterable[tuple[str, str]]) -> QuerySet[Proposal]:
    keys: dict[str, set[str]] = {}
    for kind, key in subjects:
        keys.setdefault(kind, set()).add(key)
    told = Q(pk__in=())
    for kind, column in OF_SUBJECT.items():
        if kind in keys:
            told |= Q(**{column: keys[kind]})
    if "agency" in keys:
        told |= Q(executor_id__in=keys["agency"])
    return Proposal.objects.filter(told).order_by("pk")


def last_words(*, public_ids: Iterable[str]) -> dict[str, LastWord]:
    """What the log tells of their life; in one query."""
    found = Event.objects.filter(
        kind=Kind.PULSE_ANSWERED, subject_type="proposal", subject_id__in=list(public_ids)
    ).order_by("subject_id", "sequence")
    told: dict[str, list[Told]] = {}
    for key, after in found.values_list("subject_id", "after"):
        said = Told(after["quarter"], Sign(after["sign"]), date.fromisoformat(after["on"]))
        told.setdefault(key, []).append(said)
    return {key: last_word(each) for key, each in told.items()}


def released(*, on: date) -> QuerySet[Entry]:
    """Entries whose embargo has ended, of which no event tells."""
    return Entry.objects.filter(is_held=True, embargo_until__lt=on)
