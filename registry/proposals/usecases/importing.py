"""Taking a list of innovations in as records of state TERCATAT (law.md 2.1: no legal act known)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.people.policy import may_administer
from registry.proposals.models import Proposal
from registry.proposals.rules.importing import ImportRow
from registry.shared.actor import Actor
from registry.shared.errors import NotAllowed
from registry.workflow.rules.states import State


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows became records and how many stood already."""

    created: int
    existing: int


@transaction.atomic
def import_records(
    *, rows: Sequence[ImportRow], batch: str, dry_run: bool = False, by: Actor, at: datetime
) -> Imported:
    """Add what is not there yet, by identity; one event a region; a dry run writes nothing."""
    if not may_administer(by):
        raise NotAllowed("Impor adalah wewenang administrator.")
    keys = {row.line: hashlib.sha256(repr(row.identity).encode()).hexdigest() for row in rows}
    present = set(Proposal.objects.filter(import_key__in=set(keys.values())).values_list("import_key", flat=True))
    fresh: list[ImportRow] = []
    for row in rows:
        if keys[row.line] not in present:
            present.add(keys[row.line])
            fresh.append(row)
    if not dry_run:
        Proposal.objects.bulk_create(
            [_record(row=row, key=keys[row.line], batch=batch, at=at) for row in fresh], batch_size=500
        )
        for region_code in sorted({row.region_code for row in fresh}):
            _leave_event(region_code=region_code, rows=fresh, batch=batch, by=by, at=at)
    return Imported(created=len(fresh), existing=len(rows) - len(fresh))


def _record(*, row: ImportRow, key: str, batch: str, at: datetime) -> Proposal:
    """What the source says, and nothing more; where it is silent the field stays empty."""
    return Proposal(
        region_id=row.region_code,
        state=State.TERCATAT,
        name=row.name,
        initiator=row.initiator,
        source_initiator_known=bool(row.initiator),
        form=row.form,
        is_digital={"ya": True, "tidak": False}.get(row.digital),
        source_agency=row.agency,
        source_stage=row.stage,
        source_year=row.year,
        source_url=row.source_url,
        source_note=row.summary,
        import_key=key,
        import_batch=batch,
        created_at=at,
        updated_at=at,
    )


def _leave_event(*, region_code: str, rows: Sequence[ImportRow], batch: str, by: Actor, at: datetime) -> None:
    names = [row.name for row in rows if row.region_code == region_code]
    record_event(
        kind=Kind.RECORD_IMPORTED,
        region_code=region_code,
        subject_type="batch",
        subject_id=batch,
        role="administrator",
        after={"names": names},
        by=by,
        at=at,
    )
