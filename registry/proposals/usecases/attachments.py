"""Adding and removing private attachments."""

from dataclasses import dataclass
from datetime import datetime

from django.core.files import File
from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals import policy
from registry.proposals.models import Attachment, Proposal
from registry.proposals.usecases.files import drop_file, store_file, undoing_files
from registry.proposals.usecases.record import locked, record_on
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

KINDS = frozenset(kind for kind, _label in Attachment.KINDS)


@dataclass(frozen=True, slots=True)
class NewAttachment:
    """A file as it comes in, with its kind."""

    kind: str
    upload: File
    title: str = ""


@undoing_files()
@transaction.atomic
def add_attachment(*, public_id: str, kind: str, title: str, upload: File, by: Actor, at: datetime) -> Attachment:
    """Attach a checked file to a proposal one may edit."""
    proposal = locked(public_id=public_id)
    if not policy.may_edit(by, proposal):
        raise NotAllowed
    return keep_attachment(proposal=proposal, new=NewAttachment(kind, upload, title), by=by, at=at)


@undoing_files()
@transaction.atomic
def keep_attachment(*, proposal: Proposal, new: NewAttachment, by: Actor, at: datetime) -> Attachment:
    """Store and attach, with its event; the same file sent twice is attached once. The caller has asked the policy."""
    if new.kind not in KINDS:
        raise Blocked([Problem("unknown_field", "kind")])
    stored = store_file(region_code=proposal.region_id, upload=new.upload, at=at)
    attached = proposal.attachments.filter(removed_at=None, kind=new.kind, file__sha256=stored.sha256).first()
    if attached is not None:
        drop_file(stored)
        return attached
    attachment = Attachment.objects.create(
        proposal=proposal, kind=new.kind, title=new.title or stored.name, file=stored, added_by_id=by.user_id,
        added_at=at,
    )  # fmt: skip
    record_on(
        proposal,
        kind=Kind.ATTACHMENT_ADDED,
        role=role_for(by, Permission.WRITE),
        after={"attachment": attachment.public_id, "kind": new.kind, "sha256": stored.sha256, "size": stored.size},
        by=by,
        at=at,
    )
    return attachment


@transaction.atomic
def remove_attachment(*, attachment_id: str, by: Actor, at: datetime) -> None:
    """Take an attachment out of the proposal; its file and its event stay."""
    proposal = Proposal.objects.select_for_update().get(attachments__public_id=attachment_id)
    if not policy.may_edit(by, proposal):
        raise NotAllowed
    attachment = proposal.attachments.select_related("file").get(public_id=attachment_id)
    if attachment.removed_at is not None:
        return
    attachment.removed_at = at
    attachment.save(update_fields=["removed_at"])
    record_on(
        proposal,
        kind=Kind.ATTACHMENT_REMOVED,
        role=role_for(by, Permission.WRITE),
        before={"attachment": attachment.public_id, "kind": attachment.kind, "sha256": attachment.file.sha256},
        by=by,
        at=at,
    )
