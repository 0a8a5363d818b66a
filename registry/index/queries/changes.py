"""Who changed a row last, and when: from the log, and from the papers that lean on it."""

from dataclasses import dataclass
from datetime import datetime

from registry.audit.queries import history_of
from registry.audit.rules.kinds import Kind
from registry.index.models import EvidenceDocument, Period
from registry.people.models import User

OF_A_ROW = (Kind.LEVEL_CLAIMED, Kind.LEVEL_VERIFIED, Kind.EVIDENCE_USED, Kind.EVIDENCE_RELEASED)


@dataclass(frozen=True, slots=True)
class Change:
    office: str
    at: datetime


def last_change(*, period: Period, subject: str, key: str, row_id: int | None = None) -> Change | None:
    """The newest claim, verification or paper of a row; `subject` is the innovation, or the year for the region's."""
    found = history_of(subject_type="index_sheet", subject_id=subject).filter(
        region_code=period.region_id, after__row=key, after__year=period.year, kind__in=OF_A_ROW
    )
    changes = [(event.at, event.actor_id) for event in found[:1]]
    if row_id is not None:
        papers = EvidenceDocument.objects.filter(uses__row=row_id).order_by("-added_at")
        changes += [(paper.added_at, paper.added_by_id) for paper in papers[:1]]
    if not changes:
        return None
    at, person = max(changes, key=lambda change: change[0])
    user = User.objects.filter(pk=person).first() if person is not None else None
    return Change(str(user or ""), at)
