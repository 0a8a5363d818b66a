"""The event log of one proposal in sentences, as far as the reader may know."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from registry.audit.labels import KIND_LABELS
from registry.audit.models import Event
from registry.audit.queries import history_of
from registry.audit.rules.kinds import Kind
from registry.people.labels import ROLES
from registry.people.rules.roles import Role
from registry.procedure.labels import DONE_LABELS
from registry.workflow.rules.transitions import Move

SHOWN = 100
# How a proposal is judged is for those who may open its sheet.
JUDGING = frozenset({Kind.TEAM_CHANGED, Kind.CONFLICT_DECLARED, Kind.VOTE_CAST, Kind.SHEET_SAVED, Kind.EXPERT_CHANGED})
WITH_REASON = frozenset({Kind.STEP_TAKEN, Kind.STEP_TAKEN_BACK, Kind.DOCUMENT_SUPERSEDED})


@dataclass(slots=True)
class Line:
    """One sentence of the history; the same act repeated in a row is counted, not listed."""

    at: datetime
    text: str | Promise
    who: str | Promise
    kind: str
    reason: str = ""
    times: int = 1


def history_lines(*, public_id: str, with_judging: bool) -> list[Line]:
    """Newest first."""
    events = history_of(subject_type="proposal", subject_id=public_id)
    if not with_judging:
        events = events.exclude(kind__in=JUDGING)
    lines: list[Line] = []
    for event in events[:SHOWN]:
        line = _line(event)
        if lines and line.kind not in WITH_REASON and (lines[-1].kind, lines[-1].who) == (line.kind, line.who):
            lines[-1].times += 1
        else:
            lines.append(line)
    return lines


def _line(event: Event) -> Line:
    kind = Kind(event.kind)
    text: str | Promise = KIND_LABELS[kind]
    if kind in {Kind.STEP_TAKEN, Kind.STEP_TAKEN_BACK} and event.after.get("move"):
        text = DONE_LABELS[Move(event.after["move"])]
        if kind == Kind.STEP_TAKEN_BACK:
            text = _("Langkah dibatalkan: %(step)s") % {"step": text}
    if kind == Kind.DOCUMENT_SUPERSEDED:
        text = _("Dokumen nomor %(old)s diganti nomor %(new)s") % {
            "old": event.before.get("number", "–"),
            "new": event.after.get("number", "–"),
        }
    who: str | Promise = ROLES[Role(event.role)] if event.role in set(Role) else _("Pengusul")
    return Line(event.at, text, who, event.kind, event.reason if kind in WITH_REASON else "")
