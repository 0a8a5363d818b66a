"""Adding and removing private attachments."""

from datetime import datetime

from django.core.files import File
from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals import policy
from registry.proposals.models import Attachment, Proposal
from registry.proposals.usecases.files import store_file
from registry.shared.actor import Actor
from registry.shared.errors import NotAllowed


@transaction.atomic
def add_attachment(*, public_id: str, kind: str, title: str, upload: File, by: Actor, at: datetime) -> Attachment:
    """Attach a checked file to a proposal one may edit."""
    proposal = Proposal.objects.select_for_update().get(public_id=public_id)
    if not policy.may_edit(by, proposal):
        raise NotAllowed
    return keep_attachment(proposal=proposal, kind=kind, title=title, upload=upload, by=by, at=at)


@transaction.atomic
def keep_attachment(*, proposal: Proposal, kind: str, title: str, upload: File, by: Actor, at: datetime) -> Attachment:
    """Store and attach, with its event; the caller has asked whether it may be done."""
    stored = store_file(region_code=proposal.region_id, upload=upload, at=at)
    attachment = Attachment.objects.create(
        proposal=proposal, kind=kind, title=title or stored.name, file=stored, added_by_id=by.user_id, added_at=at
    )
    record_event(
        kind=Kind.ATTACHMENT_ADDED,
        region_code=proposal.region_id,
        subject_type="proposal",
        subject_id=proposal.public_id,
        role=role_for(by, Permission.WRITE),
        after={"attachment": attachment.public_id, "kind": kind, "sha256": stored.sha256, "size": stored.size},
        by=by,
        at=at,
    )
    return attachment


@transaction.atomic
def remove_attachment(*, attachment_id: str, by: Actor, at: datetime) -> None:
    """Take an attachment out of the proposal; its file and its event stay."""
    attachment = (
        Attachment.objects.select_for_update(of=("self",))
        .select_related("proposal", "file")
        .get(public_id=attachment_id, removed_at=None)
    )
    if not policy.may_edit(by, attachment.proposal):
        raise NotAllowed
    attachment.removed_at = at
    attachment.save(update_fields=["removed_at"])
    record_event(
        kind=Kind.ATTACHMENT_REMOVED,
        region_code=attachment.proposal.region_id,
        subject_type="proposal",
        subject_id=attachment.proposal.public_id,
        role=role_for(by, Permission.WRITE),
        before={"attachment": attachment.public_id, "kind": attachment.kind, "sha256": attachment.file.sha256},
        by=by,
        at=at,
    )
