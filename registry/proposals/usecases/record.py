"""How every write on a proposal begins and ends: the row locked, one event in its region's chain."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.proposals.models import Proposal
from registry.shared.actor import Actor


def locked(*, public_id: str) -> Proposal:
    """The proposal, held until the transaction ends."""
    return Proposal.objects.select_for_update().get(public_id=public_id)


def record_on(
    proposal: Proposal,
    *,
    kind: Kind,
    role: str,
    reason: str = "",
    documents: Sequence[str] = (),
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    by: Actor,
    at: datetime,
) -> Event:
    """The one event of an act on a proposal."""
    return record_event(
        kind=kind, region_code=proposal.region_id, subject_type="proposal", subject_id=proposal.public_id, role=role,
        reason=reason, documents=documents, before=before, after=after, by=by, at=at,
    )  # fmt: skip
