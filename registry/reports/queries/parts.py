"""How far the parts of a whole are, and which did not come out."""

from dataclasses import dataclass

from django.db.models import Count

from registry.reports.models import Job
from registry.reports.rules.jobs import OPEN, RETRIABLE, JobState

SHOWN = 100
OF_PARTS = 90  # percent; the rest is the ZIP


@dataclass(frozen=True, slots=True)
class Parts:
    """Counts of a bundle's parts, and those that did not come out by name."""

    total: int = 0
    done: int = 0
    ended: int = 0
    not_made: tuple[Job, ...] = ()

    @property
    def percent(self) -> int:
        return OF_PARTS * self.ended // self.total if self.total else 0


def parts_of(whole: Job, *, by_name: bool = False) -> Parts:
    """One query for the counts, one more for the names."""
    counts = dict(whole.children.order_by().values_list("state").annotate(Count("pk")))
    total = sum(counts.values())
    open_parts = sum(counts.get(state, 0) for state in OPEN)
    failed = whole.children.filter(state__in=RETRIABLE).select_related("proposal").defer("facts").order_by("pk")
    return Parts(
        total=total,
        done=counts.get(JobState.DONE, 0),
        ended=total - open_parts,
        not_made=tuple(failed[:SHOWN]) if by_name else (),
    )
