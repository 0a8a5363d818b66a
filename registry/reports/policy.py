"""Who may ask for, see and manage reports: the people of the working file, never the mere reader of a public page."""

from registry.people.policy import agencies_for, holds
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.reports.models import Job
from registry.reports.rules.jobs import OPEN, RETRIABLE, JobState
from registry.reports.rules.kinds import EVALUATIONS, GROUPS, OWED, ReportKind
from registry.reports.rules.regional import Names
from registry.reports.rules.schedules import OFFICES
from registry.shared.actor import Actor

REGIONAL = (
    Permission.EVALUATE,
    Permission.CONVEY,
    Permission.RECORD_HEAD,
    Permission.LEGAL,
    Permission.OVERSEE,
)
STAFF = (Permission.EVALUATE, Permission.CONVEY, Permission.OVERSEE, Permission.ADMINISTER)
"""Who knows every proposal that was handed in, by its name."""
REGION_WIDE: dict[str, tuple[Permission, ...]] = {
    ReportKind.REGION_DOSSIER: STAFF,
    ReportKind.RECAP: (*STAFF, Permission.RECORD_HEAD),
    ReportKind.OVERDUE: (*STAFF, Permission.RECORD_HEAD),
    ReportKind.YEARLY: STAFF,  # it holds the levels of each innovation, as the index of the region does
    ReportKind.STATEMENT: (Permission.EVALUATE,),
    ReportKind.INVITATION: (Permission.EVALUATE,),
    ReportKind.ATTENDANCE: (Permission.EVALUATE,),
    ReportKind.CERTIFICATE: (Permission.EVALUATE,),
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
OF_AN_AGENCY = frozenset({ReportKind.RECAP, ReportKind.OVERDUE})
"""Of these, what an agency asks for itself."""
FOR_AN_AGENCY = (Permission.GRANT, Permission.WRITE_FOR_AGENCY)
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


def may_choose(actor: Actor) -> bool:
    """Whether the actor's seats let him ask for reports of more proposals than his own."""
    return not actor.is_public and any(holds(actor, one) for one in (*REGIONAL, *AGENCY_BOUND, Permission.RECORD_DPRD))


def regional_kinds(actor: Actor) -> frozenset[str]:
    """The papers of the region, or of an agency of his, that the actor may ask for and go on reading."""
    if actor.is_public:
        return frozenset()
    return frozenset(kind for kind, needed in REGION_WIDE.items() if any(holds(actor, one) for one in needed))


def may_read_numbers(actor: Actor) -> bool:
    """Whether the actor reads the letter numbers of his region: who keeps or watches its papers."""
    return actor.region_code is not None and any(holds(actor, permission) for permission in STAFF)


def may_word(actor: Actor, region_code: str) -> bool:
    """Whether the actor words the papers of the region: its administrator, or one who is bound to no region."""
    return holds(actor, Permission.ADMINISTER) and actor.region_code in {None, region_code}


def own_agencies(actor: Actor) -> frozenset[int]:
    """The agencies for which the actor may ask papers of his own."""
    return frozenset[int]().union(*(agencies_for(actor, permission) for permission in FOR_AN_AGENCY))


def may_ask_regional(actor: Actor, *, kind: ReportKind, region_code: str, agency_id: int | None) -> bool:
    """Whether the actor asks for this paper of the region, or of an agency of it."""
    if actor.is_public or actor.region_code != region_code:
        return False
    if agency_id is not None and kind not in OF_AN_AGENCY:
        return False
    return kind in regional_kinds(actor) or agency_id in own_agencies(actor)


def names_for(actor: Actor, *, agency_id: int | None) -> Names:
    """Which names a paper may hold that the actor asks for: staff and the own agency know all that was handed in."""
    knows_all = any(holds(actor, permission) for permission in STAFF) or agency_id in own_agencies(actor)
    return Names.ALL if knows_all else Names.FROM_VERDICT


def may_sign(actor: Actor, job: Job) -> bool:
    """Whether the actor files the signed copy: the agency that judges, of a finished evaluation."""
    is_signable = job.proposal_id is not None and job.kind in EVALUATIONS
    return job.state == JobState.DONE and is_signable and holds(actor, Permission.EVALUATE)


def may_retry(actor: Actor, job: Job, *, has_failed_parts: bool = False) -> bool:
    """What did not come out; of a finished bundle, the parts that did not."""
    is_over = job.state in RETRIABLE or (job.state == JobState.DONE and has_failed_parts)
    return is_over and _manages(actor, job)


def may_cancel(actor: Actor, job: Job) -> bool:
    return job.state in OPEN and job.kind not in OWED and _manages(actor, job)


def _is_of_the_region(actor: Actor) -> bool:
    return any(holds(actor, permission) for permission in REGIONAL)


def _is_of_an_agency(actor: Actor, proposal: Proposal) -> bool:
    """Of the agency that proposes, owns or executes."""
    own = {proposal.agency_id, proposal.owner_id, proposal.executor_id} - {None}
    return any(agencies_for(actor, permission) & own for permission in AGENCY_BOUND)


def may_schedule(actor: Actor) -> bool:
    """Whether the actor says which papers the region's offices get by themselves."""
    in_region = not actor.is_public and actor.region_code is not None
    return in_region and (holds(actor, Permission.EVALUATE) or holds(actor, Permission.ADMINISTER))


def _manages(actor: Actor, job: Job) -> bool:
    """Its own asker, the office that a schedule made it for, or the administrator; parts go with their whole."""
    if actor.is_public or job.parent_id is not None:
        return False
    if job.run is not None and actor.region_code == job.region_id:
        roles = OFFICES[job.run.schedule.audience]
        if job.agency_id in actor.agencies_as(*roles) or (job.agency_id is None and actor.is_any(*roles)):
            return True
    return actor.user_id == job.asked_by_id or (
        actor.region_code == job.region_id and holds(actor, Permission.ADMINISTER)
    )
