"""The only ways to report jobs: what is not the actor's is not found."""

import hashlib
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from registry.index.queries.visible import sheets_for
from registry.people.policy import agencies_for, holds, may_administer
from registry.people.rules.roles import AGENCY_ROLES, Permission
from registry.proposals.models import ProcessDocument, Proposal
from registry.proposals.queries.visibility import visible_to
from registry.reports.models import Job
from registry.reports.policy import AGENCY_BOUND, OF_AN_AGENCY, REGIONAL, STAFF, own_agencies, regional_kinds
from registry.reports.rules.jobs import JobState
from registry.reports.rules.kinds import OWED, ReportKind
from registry.reports.rules.regional import Names
from registry.reports.rules.schedules import OFFICES
from registry.shared.actor import Actor
from registry.workflow.rules.documents import DocumentKind

LONG = timedelta(seconds=20)  # who waited less has seen it himself
TOLD_FOR = timedelta(days=14)
BROUGHT_FOR = timedelta(days=7)


def asked_by(actor: Actor) -> QuerySet[Job]:
    """The actor's own reports on what he may still find; the facts stay in the table."""
    return _shown(Job.objects.filter(_readable(actor), asked_by_id=actor.user_id))


def of_office(actor: Actor) -> QuerySet[Job]:
    """What others asked for, or a schedule, and the actor could ask for himself; of receipts what is not made yet."""
    found = Job.objects.filter(_readable(actor), _of_office(actor)).exclude(kind__in=OWED, state=JobState.DONE)
    return _shown(found).exclude(asked_by_id=actor.user_id)


def readable_by(actor: Actor) -> QuerySet[Job]:
    """Every report whose page and file are open to the actor."""
    return _shown(Job.objects.filter(_readable(actor), Q(asked_by_id=actor.user_id) | _of_office(actor)))


def managed_by(actor: Actor) -> QuerySet[Job]:
    """The reports whose work the actor may start again or stop: his own, those of schedules for his office.

    An administrator's are all of the region.
    """
    found = Job.objects.filter(_readable(actor))
    if may_administer(actor):
        return found
    return found.filter(Q(asked_by_id=actor.user_id) | _for_audience(actor))


def untold(actor: Actor, *, at: datetime) -> QuerySet[Job]:
    """Reports that took long and have ended since the actor last looked, and what schedules brought his office."""
    ended = Q(_readable(actor), state__in=[JobState.DONE, JobState.FAILED], parent=None)
    own = Q(asked_by_id=actor.user_id, told_at=None, finished_at__gte=at - TOLD_FOR)
    own &= Q(finished_at__gt=F("asked_at") + LONG)
    brought = _for_audience(actor) & Q(finished_at__gte=at - BROUGHT_FOR)
    return Job.objects.filter(ended, own | brought).only("public_id", "state", "kind", "about", "asked_by_id")


def signed_copy_of(job: Job) -> ProcessDocument | None:
    """The signed copy of exactly these bytes, among the documents of the proposal."""
    if job.proposal is None or not job.sha256:
        return None
    copies = job.proposal.documents.filter(kind=DocumentKind.SIGNED_REPORT, generated_sha256=job.sha256)
    return copies.filter(superseded_by__isnull=True).select_related("file").first()


def askable(actor: Actor) -> QuerySet[Proposal]:
    """Of what the actor finds, the proposals of whose working file he is: `policy.may_ask` as a query."""
    found = visible_to(actor)
    if any(holds(actor, permission) for permission in REGIONAL):
        return found
    own = frozenset[int]().union(*(agencies_for(actor, permission) for permission in AGENCY_BOUND))
    mine = Q(author_id=actor.user_id) | Q(agency_id__in=own) | Q(owner_id__in=own) | Q(executor_id__in=own)
    return found.filter(mine | Q(initiator="anggota_dprd") if holds(actor, Permission.RECORD_DPRD) else mine)


def scope_of(actor: Actor) -> str:
    """The mark of the seats under which rows are chosen: a list is open only while its asker sits in the same."""
    seats = sorted((seat.role, seat.agency_id or 0) for seat in actor.seats)
    return hashlib.sha256(repr((actor.user_id, actor.region_code, seats)).encode()).hexdigest()


def _shown(jobs: QuerySet[Job]) -> QuerySet[Job]:
    return jobs.select_related("file", "proposal", "run__schedule").defer("facts")


def _readable(actor: Actor) -> Q:
    """On a proposal that the actor still finds, or on the whole region as long as his office asks for such papers.

    A dossier of the index also asks that its sheet is still open to him; a list, that he sits where he sat; a bundle,
    that he still finds every proposal in it.
    """
    here = Q(proposal=None, region_id=actor.region_code or None)
    found = visible_to(actor).values("pk")
    open_sheet = ~Q(kind=ReportKind.DOSSIER) | Q(proposal__in=sheets_for(actor).values("proposal"))
    closed = Job.objects.filter(parent=OuterRef("pk")).exclude(proposal__in=found)
    a_list = Q(kind=ReportKind.LIST, scope=scope_of(actor))
    a_bundle = Q(kind=ReportKind.BUNDLE) & ~Exists(closed)
    of_the_region = here & (_regional(actor) | a_list | a_bundle | _for_audience(actor))
    return (Q(proposal__in=found) & open_sheet) | of_the_region


def _of_office(actor: Actor) -> Q:
    """What the actor's office asks for: papers on its proposals, papers of the region, and what schedules bring it."""
    of_the_region = Q(proposal=None) & _regional(actor)
    return Q(proposal__in=askable(actor).values("pk")) | of_the_region | _for_audience(actor)


def _for_audience(actor: Actor) -> Q:
    """What a schedule made for an office that the actor sits in."""
    found = Q(pk__in=[])
    for audience, roles in OFFICES.items():
        if not actor.is_any(*roles):
            continue
        made = Q(run__schedule__audience=audience, run__schedule__region_id=actor.region_code or None)
        found |= made & Q(agency_id__in=actor.agencies_as(*roles)) if set(roles) <= AGENCY_ROLES else made
    return found


def _regional(actor: Actor) -> Q:
    """What the actor's office asks for, as long as he may know the names in it; of an agency, also its own people's."""
    wide = Q(kind__in=regional_kinds(actor))
    if not any(holds(actor, permission) for permission in STAFF):
        wide &= Q(parameters__names=Names.FROM_VERDICT.value)
    agencies = own_agencies(actor)
    return wide | Q(kind__in=OF_AN_AGENCY, agency_id__in=agencies) if agencies else wide
