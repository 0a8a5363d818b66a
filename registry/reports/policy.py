"""Who may ask for, see and manage reports: the people of the working file, never the mere reader of a public page."""

from registry.people.policy import agencies_for, holds
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.reports.models import Job
from registry.reports.rules.jobs import OPEN, RETRIABLE, JobState
from registry.reports.rules.kinds import EVALUATIONS, GROUPS, ReportKind
from registry.shared.actor import Actor

REGIONAL = (
    Permission.EVALUATE,
    Permission.CONVEY,
    Permission.RECORD_HEAD,
    Permission.LEGAL,
    Permission.OVERSEE,
)
KEEPERS = (Permission.EVALUATE, Permission.CONVEY, Permission.OVERSEE, Permission.ADMINISTER)
REGION_WIDE: dict[str, tuple[Permission, ...]] = {
    ReportKind.REGION_DOSSIER: KEEPERS,
}
"""Kinds that are of no proposal, and which permissions each lets ask for them."""
OF_EVERYONE = EVALUATIONS | {
    ReportKind.EVALUATION_SHEET,
    ReportKind.VERIFICATION_SHEET,
    ReportKind.INNOVATION_SHEET,
}
"""What also the proposer reads of his own proposal."""
OF_THE_AGENCY = OF_EVERYONE | {ReportKind.TRIAL_REPORT, ReportKind.FINAL_REPORT, ReportKind.STOP_REPORT}
"""What an agency writes besides; letters and drafts are written by the offices of the region alone."""
AGENCY_BOUND = (Permission.WRITE_FOR_AGENCY, Permission.GRANT, Permission.EXECUTE)


def may_ask(actor: Actor, proposal: Proposal) -> bool:
    """Whether the actor belongs to the proposal's working file, of which a report is a part."""
    if actor.is_public or actor.region_code != proposal.region_id:
        return False
    if proposal.author_id == actor.user_id or _is_of_the_region(actor):
        return True
    if proposal.initiator == "anggota_dprd" and holds(actor, Permission.RECORD_DPRD):
        return True
    return _is_of_an_agency(actor, proposal)


def kinds_for(actor: Actor, proposal: Proposal) -> frozenset[ReportKind]:
    """The papers on a proposal that are the actor's to ask, whenever the law opens them."""
    if not may_ask(actor, proposal):
        return frozenset()
    if _is_of_the_region(actor):
        return frozenset(kind for kinds in GROUPS.values() for kind in kinds)
    return OF_THE_AGENCY if _is_of_an_agency(actor, proposal) else OF_EVERYONE


def regional_kinds(actor: Actor) -> frozenset[str]:
    """The papers of the region, or of an agency of his, that the actor may ask for and go on reading."""
    if actor.is_public:
        return frozenset()
    return frozenset(kind for kind, needed in REGION_WIDE.items() if any(holds(actor, one) for one in needed))


def may_read_numbers(actor: Actor) -> bool:
    """Whether the actor reads the letter numbers of his region: who keeps or watches its papers."""
    return actor.region_code is not None and any(holds(actor, permission) for permission in KEEPERS)


def may_word(actor: Actor, region_code: str) -> bool:
    """Whether the actor words the papers of the region: its administrator, or one who is bound to no region."""
    return holds(actor, Permission.ADMINISTER) and actor.region_code in {None, region_code}


def may_sign(actor: Actor, job: Job) -> bool:
    """Whether the actor files the signed copy: the agency that judges, of a finished evaluation."""
    is_signable = job.proposal_id is not None and job.kind in EVALUATIONS
    return job.state == JobState.DONE and is_signable and holds(actor, Permission.EVALUATE)


def may_retry(actor: Actor, job: Job) -> bool:
    return job.state in RETRIABLE and _manages(actor, job)


def may_cancel(actor: Actor, job: Job) -> bool:
    return job.state in OPEN and _manages(actor, job)


def _is_of_the_region(actor: Actor) -> bool:
    return any(holds(actor, permission) for permission in REGIONAL)


def _is_of_an_agency(actor: Actor, proposal: Proposal) -> bool:
    """Of the agency that proposes, owns or executes."""
    own = {proposal.agency_id, proposal.owner_id, proposal.executor_id} - {None}
    return any(agencies_for(actor, permission) & own for permission in AGENCY_BOUND)


def _manages(actor: Actor, job: Job) -> bool:
    """Its own asker, or the administrator of its region."""
    if actor.is_public:
        return False
    return actor.user_id == job.asked_by_id or (
        actor.region_code == job.region_id and holds(actor, Permission.ADMINISTER)
    )
