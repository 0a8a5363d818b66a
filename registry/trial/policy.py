"""Who may answer and report on the way to application."""

from registry.people.policy import holds
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.proposals.policy import is_in_region
from registry.shared.actor import Actor
from registry.workflow.rules.states import State


def may_answer_burdens(actor: Actor, proposal: Proposal) -> bool:
    """The legal section answers Art. 20(2) while the instrument is being drafted."""
    return proposal.state == State.SIAP_TERAP and is_in_region(actor, proposal) and holds(actor, Permission.LEGAL)
