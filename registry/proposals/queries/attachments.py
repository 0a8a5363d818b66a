"""Attachments in force, and one of them by its address."""

from django.db.models import QuerySet

from registry.proposals.models import Attachment, Proposal
from registry.proposals.queries.visibility import opened_to
from registry.shared.actor import Actor


def attachments_of(proposal: Proposal) -> QuerySet[Attachment]:
    """What is attached now, oldest first."""
    return proposal.attachments.filter(removed_at=None).select_related("file").order_by("pk")


def attachment_for(actor: Actor, *, public_id: str) -> Attachment | None:
    """An attachment of a proposal that the actor may read; whether he may open it is for the policy."""
    found = Attachment.objects.filter(public_id=public_id, removed_at=None, proposal__in=opened_to(actor).values("pk"))
    return found.select_related("file", "proposal").first()
