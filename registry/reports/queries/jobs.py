"""The only ways to report jobs: what is not the actor's is not found."""

from django.db.models import Q, QuerySet

from registry.index.queries.visible import sheets_for
from registry.people.policy import holds, may_administer
from registry.proposals.models import ProcessDocument
from registry.proposals.queries.visibility import visible_to
from registry.reports.models import Job
from registry.reports.policy import OF_AN_AGENCY, STAFF, own_agencies, regional_kinds
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.regional import Names
from registry.shared.actor import Actor
from registry.workflow.rules.documents import DocumentKind


def asked_by(actor: Actor) -> QuerySet[Job]:
    """The actor's own reports on what he may still find; the facts stay in the table."""
    own = Job.objects.filter(_readable(actor), asked_by_id=actor.user_id)
    return own.select_related("file", "proposal").defer("facts")


def managed_by(actor: Actor) -> QuerySet[Job]:
    """The reports whose work the actor may start again or stop; an administrator's are all of the region."""
    found = Job.objects.filter(_readable(actor))
    return found if may_administer(actor) else found.filter(asked_by_id=actor.user_id)


def signed_copy_of(job: Job) -> ProcessDocument | None:
    """The signed copy of exactly these bytes, among the documents of the proposal."""
    if job.proposal is None or not job.sha256:
        return None
    copies = job.proposal.documents.filter(kind=DocumentKind.SIGNED_REPORT, generated_sha256=job.sha256)
    return copies.filter(superseded_by__isnull=True).select_related("file").first()


def _readable(actor: Actor) -> Q:
    """On a proposal that the actor still finds, or on the whole region as long as his office asks for such papers.

    A dossier of the index also asks that its sheet is still open to him.
    """
    of_the_region = Q(proposal=None, region_id=actor.region_code or None) & _regional(actor)
    of_a_proposal = Q(proposal__in=visible_to(actor).values("pk"))
    open_sheet = ~Q(kind=ReportKind.DOSSIER) | Q(proposal__in=sheets_for(actor).values("proposal"))
    return (of_a_proposal & open_sheet) | of_the_region


def _regional(actor: Actor) -> Q:
    """What the actor's office asks for, as long as he may know the names in it; of an agency, also its own people's."""
    wide = Q(kind__in=regional_kinds(actor))
    if not any(holds(actor, permission) for permission in STAFF):
        wide &= Q(parameters__names=Names.FROM_VERDICT.value)
    return wide | Q(kind__in=OF_AN_AGENCY, agency_id__in=own_agencies(actor))
