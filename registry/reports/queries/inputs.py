"""The choices of who asked before."""

from registry.reports.models import Job
from registry.shared.actor import Actor


def last_asked(actor: Actor, *, kinds: frozenset[str]) -> Job | None:
    """What the actor asked for last among these kinds, so that its choices need not be made again."""
    return Job.objects.filter(asked_by_id=actor.person, kind__in=kinds).defer("facts").first()
