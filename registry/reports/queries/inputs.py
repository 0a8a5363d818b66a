"""With which choices a report was asked for, in words."""

from registry.reports.labels import INPUT_LABELS, NAMES_LABELS
from registry.reports.models import Job
from registry.reports.rules.spans import span_named
from registry.reports.rules.wording import capital
from registry.shared.actor import Actor


def inputs_of(job: Job) -> list[tuple[str, str]]:
    """Label and value of each choice that has a word; the year only where no period says it already."""
    given = dict(job.parameters)
    if "period" in given:
        given.pop("year", None)
    rows = [(str(label), _words(name, given[name])) for name, label in INPUT_LABELS.items() if name in given]
    return [("Perangkat daerah", job.agency.name), *rows] if job.agency else rows


def last_asked(actor: Actor, *, kinds: frozenset[str]) -> Job | None:
    """What the actor asked for last among these kinds, so that its choices need not be made again."""
    return Job.objects.filter(asked_by_id=actor.person, kind__in=kinds).defer("facts").first()


def _words(name: str, value: object) -> str:
    if name == "names":
        return str(NAMES_LABELS.get(str(value), value))
    span = span_named(str(value)) if name == "period" else None
    return capital(span.words) if span else str(value)
