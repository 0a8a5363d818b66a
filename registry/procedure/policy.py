"""Rights that rest on more than one topic."""

from registry.people.policy import holds
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.proposals.policy import is_in_region, is_own
from registry.review.policy import Standing
from registry.shared.actor import Actor

PERSONAL_KINDS = frozenset({"persetujuan_wali", "haki"})  # a child's papers, and what may not be filed yet


def may_open_attachment(actor: Actor, proposal: Proposal, kind: str, standing: Standing) -> bool:
    """Its own people; else nobody in conflict, and personal papers only for those who evaluate.

    UU 27/2022 Art. 25 and UU 14/2008 Art. 17 b and h; the actor has reached the proposal by `opened_to`.
    """
    if not is_in_region(actor, proposal):
        return False
    if is_own(actor, proposal):
        return True
    if standing.conflict(actor) is True:
        return False
    return kind not in PERSONAL_KINDS or holds(actor, Permission.EVALUATE)
