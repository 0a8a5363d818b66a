"""Simulated proposals: copies of public-source records, opened only in an installation marked as a demonstration."""

from datetime import datetime

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.people.policy import may_administer, role_for
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.proposals.queries.simulations import DEMONSTRATION, holds_records, is_demonstration
from registry.proposals.usecases.record import locked, record_on
from registry.reference.queries import NATIONWIDE
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem
from registry.workflow.rules.states import Initiator, State


@transaction.atomic
def open_demonstration(*, by: Actor, at: datetime) -> None:
    """Mark an empty installation as a demonstration, once; one that holds any record is refused."""
    if not may_administer(by):
        raise NotAllowed("Only the installation itself becomes a demonstration.")
    if is_demonstration():
        return
    if holds_records():
        raise Blocked([Problem("other_records")])
    record_event(
        kind=Kind.DEMONSTRATION_OPENED,
        region_code=NATIONWIDE,
        subject_type=DEMONSTRATION,
        subject_id=NATIONWIDE,
        role=role_for(by, Permission.ADMINISTER),
        by=by,
        at=at,
    )


@transaction.atomic
def copy_as_simulation(
    *,
    public_id: str,
    initiator: Initiator,
    author_id: int,
    agency_id: int | None = None,
    main_affair_id: int,
    by: Actor,
    at: datetime,
) -> Proposal:
    """Open a simulated draft from a public-source record, which itself stays as it is."""
    _require_demonstration(by)
    source = locked(public_id=public_id)
    if source.state != State.TERCATAT:
        raise Blocked([Problem("not_a_source_record", public_id)])
    copy = Proposal(
        region_id=source.region_id,
        name=source.name,
        form=source.form,
        is_digital=source.is_digital,
        source_url=source.source_url,
        source_note=source.source_note,
        source_agency=source.source_agency,
        source_year=source.source_year,
        initiator=initiator,
        author_id=author_id,
        agency_id=agency_id,
        main_affair_id=main_affair_id,
    )
    return _open(copy, copy_of=public_id, by=by, at=at)


@transaction.atomic
def open_example(
    *,
    region_code: str,
    name: str,
    initiator: Initiator,
    author_id: int,
    agency_id: int | None = None,
    main_affair_id: int,
    by: Actor,
    at: datetime,
) -> Proposal:
    """Open a simulated draft under an invented name, where no public record of such a proposal is known."""
    _require_demonstration(by)
    example = Proposal(
        region_id=region_code,
        name=name,
        initiator=initiator,
        author_id=author_id,
        agency_id=agency_id,
        main_affair_id=main_affair_id,
    )
    return _open(example, copy_of="", by=by, at=at)


def _require_demonstration(by: Actor) -> None:
    if not may_administer(by):
        raise NotAllowed("Only the keeper of a demonstration opens simulated proposals.")
    if not is_demonstration():
        raise Blocked([Problem("not_a_demonstration")])


def _open(proposal: Proposal, *, copy_of: str, by: Actor, at: datetime) -> Proposal:
    """Write the draft with its mark, and its one event."""
    proposal.is_simulated = True
    proposal.owner_id = proposal.agency_id if proposal.initiator == Initiator.AGENCY else None
    proposal.created_at = proposal.updated_at = at
    proposal.save(force_insert=True)
    record_on(
        proposal,
        kind=Kind.PROPOSAL_CREATED,
        role=role_for(by, Permission.ADMINISTER),
        after={"name": proposal.name, "initiator": proposal.initiator, "simulated": True, "copy_of": copy_of},
        by=by,
        at=at,
    )
    return proposal
