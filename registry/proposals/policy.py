"""Who may do what with a proposal; the same answer for the button and the use-case."""

import hmac

from registry.people.policy import agencies_for, holds
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.shared.actor import Actor
from registry.workflow.rules.states import EDITABLE, Initiator, State
from registry.workflow.rules.transitions import STEPS, Move, Scope


def is_in_region(actor: Actor, proposal: Proposal) -> bool:
    return not actor.is_public and actor.region_code == proposal.region_id


def is_own(actor: Actor, proposal: Proposal) -> bool:
    """The proposal's own people: its author, or its agency's writers on the agency's route."""
    if not is_in_region(actor, proposal):
        return False
    if proposal.author_id is not None and proposal.author_id == actor.user_id:
        return True
    if proposal.initiator != Initiator.AGENCY:
        return False
    return proposal.agency_id in agencies_for(actor, Permission.WRITE_FOR_AGENCY)


def may_edit(actor: Actor, proposal: Proposal) -> bool:
    """Only the proposal's own people write, and only while it is a draft or returned."""
    return proposal.state in EDITABLE and is_own(actor, proposal)


def may_keep_figures(actor: Actor, proposal: Proposal) -> bool:
    """Measures and budget lines: who may edit, and who speaks for the owner or the executor (Arts. 3 h, 30, 31)."""
    if may_edit(actor, proposal):
        return True
    return is_in_region(actor, proposal) and (
        proposal.owner_id in agencies_for(actor, Permission.WRITE_FOR_AGENCY)
        or proposal.executor_id in agencies_for(actor, Permission.EXECUTE)
    )


def may_take(actor: Actor, proposal: Proposal, move: Move) -> bool:
    """Whether the actor holds the seat that the step asks for."""
    step = STEPS[move]
    if not is_in_region(actor, proposal) or not holds(actor, step.permission):
        return False
    if step.scope == Scope.OWN:
        return is_own(actor, proposal)
    if step.scope == Scope.AGENCY:
        return proposal.agency_id in agencies_for(actor, step.permission)
    if step.scope == Scope.EXECUTOR:
        return proposal.executor_id in agencies_for(actor, step.permission)
    return True


def may_mend(actor: Actor, proposal: Proposal) -> bool:
    """Superseding a paper or taking back a step is for the head before whom the file lies."""
    if not is_in_region(actor, proposal):
        return False
    if mended_as(proposal) == Permission.GRANT:
        return proposal.agency_id in agencies_for(actor, Permission.GRANT)
    return holds(actor, Permission.CONVEY)


def mended_as(proposal: Proposal) -> Permission:
    """The head of the R&D agency; before the written permission that of the civil servant's agency (Art. 10(1))."""
    return Permission.GRANT if proposal.state == State.IZIN else Permission.CONVEY


def holds_receipt(receipt: str, proposal: Proposal) -> bool:
    """Whoever holds the receipt of a citizen's proposal is its own people; compared in constant time."""
    kept = proposal.receipt_digest if proposal.initiator == Initiator.CITIZEN else ""
    return bool(kept) and hmac.compare_digest(receipt.encode(), kept.encode())


def may_edit_by_receipt(receipt: str, proposal: Proposal) -> bool:
    return proposal.state in EDITABLE and holds_receipt(receipt, proposal)


def may_take_by_receipt(receipt: str, proposal: Proposal, move: Move) -> bool:
    """Only the steps of the proposal's own people."""
    return STEPS[move].scope == Scope.OWN and holds_receipt(receipt, proposal)
