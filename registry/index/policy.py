"""Who may claim, verify and plan; the same answer for the button and the use-case."""

from registry.index.models import EvidenceDocument, Scenario
from registry.index.rules.scenarios import Audience
from registry.people.models import Agency
from registry.people.policy import agencies_for, holds
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.proposals.policy import is_in_region
from registry.shared.actor import Actor


def may_open_region(actor: Actor, region_code: str) -> bool:
    """The region's index is open to those who evaluate, convey, oversee or administer there."""
    wide = (Permission.EVALUATE, Permission.CONVEY, Permission.OVERSEE, Permission.ADMINISTER)
    return actor.region_code == region_code and any(holds(actor, permission) for permission in wide)


def may_open_sheet(actor: Actor, proposal: Proposal) -> bool:
    """The levels of an innovation are its owner's and the region's desk's, not every reader's."""
    own = is_in_region(actor, proposal) and proposal.owner_id in agencies_for(actor, Permission.WRITE_FOR_AGENCY)
    return own or may_open_region(actor, proposal.region_id)


def may_plan(actor: Actor, region_code: str) -> bool:
    """Whoever writes for an agency or evaluates may try scenarios."""
    return actor.region_code == region_code and (
        holds(actor, Permission.WRITE_FOR_AGENCY) or may_open_region(actor, region_code)
    )


def may_verify(actor: Actor, region_code: str) -> bool:
    return actor.region_code == region_code and holds(actor, Permission.EVALUATE)


def may_manage_period(actor: Actor, region_code: str) -> bool:
    """Opening and freezing is for the head of the R&D agency."""
    return actor.region_code == region_code and holds(actor, Permission.CONVEY)


def may_claim(actor: Actor, proposal: Proposal) -> bool:
    """The owning agency's writers claim; the R&D agency may do so for them."""
    if not is_in_region(actor, proposal):
        return False
    own = proposal.owner_id in agencies_for(actor, Permission.WRITE_FOR_AGENCY)
    return own or holds(actor, Permission.EVALUATE)


def may_add_evidence(actor: Actor, region_code: str) -> bool:
    return actor.region_code == region_code and (
        holds(actor, Permission.WRITE_FOR_AGENCY) or holds(actor, Permission.EVALUATE)
    )


def may_shrink(actor: Actor, document: EvidenceDocument) -> bool:
    """A PDF of the region, by whoever may add evidence there; that he may see it is asked where it is found."""
    return may_add_evidence(actor, document.region_id) and document.file.media_type == "application/pdf"


def may_share_with(actor: Actor, agency: Agency) -> bool:
    """A writer shares with his own agency, those who evaluate with any of the region."""
    if actor.region_code != agency.region_id or not agency.is_active:
        return False
    return may_open_region(actor, agency.region_id) or agency.pk in agencies_for(actor, Permission.WRITE_FOR_AGENCY)


def may_open_scenario(actor: Actor, scenario: Scenario) -> bool:
    """A scenario is its maker's; those who evaluate in the region see it, and with whom it is shared."""
    region_code = scenario.period.region_id
    if actor.region_code != region_code:
        return False
    if scenario.owner_id == actor.user_id or may_open_region(actor, region_code):
        return True
    if scenario.audience == Audience.REGION:
        return may_plan(actor, region_code)
    return scenario.shared_with_id in agencies_for(actor, Permission.WRITE_FOR_AGENCY)
