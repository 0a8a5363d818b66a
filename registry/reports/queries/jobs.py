"""The only ways to report jobs: what is not the actor's is not found."""

from django.db.models import QuerySet

from registry.people.policy import may_administer
from registry.proposals.models import ProcessDocument
from registry.proposals.queries.visibility import visible_to
from registry.reports.models import Job
from registry.shared.actor import Actor
from registry.workflow.rules.documents import DocumentKind


def asked_by(actor: Actor) -> QuerySet[Job]:
    """The actor's own reports on what he may still find; the facts stay in the table."""
    own = Job.objects.filter(asked_by_id=actor.user_id, proposal__in=visible_to(actor).values("pk"))
    return own.select_related("file", "proposal").defer("facts")


def managed_by(actor: Actor) -> QuerySet[Job]:
    """The reports whose work the actor may start again or stop; an administrator's are all of the region."""
    found = Job.objects.filter(proposal__in=visible_to(actor).values("pk"))
    return found if may_administer(actor) else found.filter(asked_by_id=actor.user_id)


def signed_copy_of(job: Job) -> ProcessDocument | None:
    """The signed copy of exactly these bytes, among the documents of the proposal."""
    if job.proposal is None or not job.sha256:
        return None
    copies = job.proposal.documents.filter(kind=DocumentKind.SIGNED_REPORT, generated_sha256=job.sha256)
    return copies.filter(superseded_by__isnull=True).select_related("file").first()
