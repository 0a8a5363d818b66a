"""The beginning and the end of every record beside the steps: one locked proposal, one event."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from registry.audit.rules.kinds import Kind
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.models import ProcessDocument, Proposal
from registry.proposals.queries.visibility import opened_to
from registry.proposals.usecases.record import record_on
from registry.shared.actor import Actor
from registry.shared.errors import NotAllowed


def open_record(*, public_id: str, may: Callable[[Actor, Proposal], bool], by: Actor) -> Proposal:
    """Lock the proposal, if the actor finds it and may do this."""
    found = Proposal.objects.select_for_update().filter(pk__in=opened_to(by).values("pk"), public_id=public_id)
    proposal = found.first()
    if proposal is None or not may(by, proposal):
        raise NotAllowed("Catatan ini bukan wewenang peran Anda.")
    return proposal


def leave_event(
    kind: Kind,
    *,
    proposal: Proposal,
    permission: Permission,
    after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
    reason: str = "",
    documents: Sequence[ProcessDocument] = (),
    by: Actor,
    at: datetime,
) -> None:
    record_on(
        proposal, kind=kind, role=role_for(by, permission), reason=reason,
        documents=[document.public_id for document in documents], before=before, after=after, by=by, at=at,
    )  # fmt: skip
