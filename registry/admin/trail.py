"""The event log as the admin shows it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from registry.audit.labels import KIND_LABELS
from registry.audit.models import Event
from registry.audit.queries import history_of
from registry.audit.rules.kinds import Kind
from registry.people.labels import ROLES

JUDGING = frozenset({Kind.VOTE_CAST, Kind.CONFLICT_DECLARED, Kind.SHEET_SAVED})  # open to judges, not to administrators
NEWEST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One event, in words."""

    at: datetime
    number: int
    act: str
    role: str
    reason: str
    changes: tuple[tuple[str, str, str], ...]


def trail_of(*, kind: str, key: str) -> list[Line]:
    """What happened to one thing, newest first."""
    return [line_of(event) for event in history_of(subject_type=kind, subject_id=key)[:NEWEST]]


def line_of(event: Event) -> Line:
    return Line(event.at, event.sequence, act_of(event), role_of(event), event.reason, changes_of(event))


def act_of(event: Event) -> str:
    """The sentence of the event's kind."""
    return str(KIND_LABELS[Kind(event.kind)])


def role_of(event: Event) -> str:
    known = {role.value: str(word) for role, word in ROLES.items()}
    return known.get(event.role, event.role) or _("Sistem")


def changes_of(event: Event) -> tuple[tuple[str, str, str], ...]:
    """Field, before and after; how somebody judged stays with those who judge."""
    if event.kind in JUDGING:
        return ()
    names = sorted({*event.before, *event.after})
    return tuple((name, _shown(event.before.get(name)), _shown(event.after.get(name))) for name in names)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    return "" if value is None else str(value)
