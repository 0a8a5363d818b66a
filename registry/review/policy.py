"""Who may open, fill and judge; the use-case and the button ask the same question."""

from dataclasses import dataclass

from registry.people.policy import holds
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.review.rules.conflicts import conflict_of
from registry.review.rules.sheets import is_being_judged
from registry.shared.actor import Actor
from registry.workflow.rules.states import Initiator, State

READERS = (Permission.EVALUATE, Permission.RECORD_HEAD, Permission.OVERSEE)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the actor stands to one proposal: is it his own, is he in its team, what did he state."""

    own_user_ids: frozenset[int] = frozenset()
    is_member: bool = False
    stated: bool | None = None

    def conflict(self, actor: Actor) -> bool | None:
        return conflict_of(user_id=actor.user_id, own_user_ids=self.own_user_ids, stated=self.stated)


def _is_here(actor: Actor, proposal: Proposal) -> bool:
    return actor.user_id is not None and actor.region_code == proposal.region_id


def _is_judge(actor: Actor, standing: Standing) -> bool:
    return standing.is_member and holds(actor, Permission.JUDGE)


def may_open_sheet(actor: Actor, proposal: Proposal, standing: Standing) -> bool:
    """Officials of the region without a conflict; a team member only after he stated none; never the initiator."""
    if not _is_here(actor, proposal) or standing.conflict(actor) is True:
        return False
    if any(holds(actor, permission) for permission in READERS):
        return True
    return _is_judge(actor, standing) and standing.stated is False


def may_fill_sheet(actor: Actor, proposal: Proposal, standing: Standing) -> bool:
    """The R&D agency fills the sheet, also for the team that its head coordinates (Arts. 8(5), 9(4), 13)."""
    return (
        _is_here(actor, proposal)
        and holds(actor, Permission.EVALUATE)
        and is_being_judged(proposal.state)
        and standing.conflict(actor) is not True
    )


def may_vote(actor: Actor, proposal: Proposal, standing: Standing) -> bool:
    """A member of this team who stated that he has no conflict, while the team discusses."""
    return (
        _is_here(actor, proposal)
        and _is_judge(actor, standing)
        and proposal.state == State.TIM
        and standing.conflict(actor) is False
    )


def may_state_conflict(actor: Actor, proposal: Proposal, standing: Standing) -> bool:
    """Whoever is to judge says first how he stands to it."""
    is_asked = _is_judge(actor, standing) or holds(actor, Permission.EVALUATE)
    return _is_here(actor, proposal) and is_asked and is_being_judged(proposal.state)


def may_form_team(actor: Actor, proposal: Proposal) -> bool:
    """Only on the regional head's route (invariant 4): his side in the draft, then the coordinator's agency."""
    if not _is_here(actor, proposal) or proposal.initiator != Initiator.REGIONAL_HEAD:
        return False
    if proposal.state == State.DRAFT:
        return actor.user_id == proposal.author_id or holds(actor, Permission.RECORD_HEAD)
    return proposal.state == State.TIM and holds(actor, Permission.EVALUATE) and actor.user_id != proposal.author_id


def may_open_team(actor: Actor, proposal: Proposal, standing: Standing) -> bool:
    """Who forms it, who sits in it, and the officials who read sheets."""
    if not _is_here(actor, proposal) or proposal.initiator != Initiator.REGIONAL_HEAD:
        return False
    is_reader = any(holds(actor, permission) for permission in READERS)
    return is_reader or _is_judge(actor, standing) or may_form_team(actor, proposal)


def may_see_votes(actor: Actor, proposal: Proposal, standing: Standing, *, has_voted: bool) -> bool:
    """A member sees the votes of others once he has cast his own; the initiator never does."""
    if not may_open_sheet(actor, proposal, standing):
        return False
    return has_voted or any(holds(actor, permission) for permission in READERS)
