"""A citizen's proposal, written without an account (Art. 12); whoever holds the receipt is its own people."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.proposals.models import Inventor, Proposal, ReceiptMark, StoredFile
from registry.proposals.policy import may_edit_by_receipt
from registry.proposals.rules.receipts import receipt_digest
from registry.proposals.usecases.attachments import NewAttachment, keep_attachment
from registry.proposals.usecases.files import undoing_files
from registry.proposals.usecases.record import record_on
from registry.proposals.usecases.writing import as_plain, logged, record_edit, write_fields
from registry.reference.models import Region
from registry.shared.actor import Actor
from registry.shared.errors import NotAllowed
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import Initiator

FIELDS = frozenset(
    {"name", "initiator_name", "contact", "door", "form", "main_affair", "legal_basis", "problem", "strategic_issue",
     "method", "novelty", "how_it_works", "changes", "objective", "benefit", "trial_from", "trial_to",
     "initiator_is_minor", "conflict_free_on"}
)  # fmt: skip
LATER_FIELDS = FIELDS - {"door", "initiator_name", "initiator_is_minor", "conflict_free_on"}


@undoing_files()
@transaction.atomic
def create_citizen_proposal(
    *,
    region_code: str,
    code: str,
    values: Mapping[str, Any],
    uploads: Sequence[NewAttachment] = (),
    by: Actor,
    at: datetime,
) -> Proposal:
    """Open a citizen's draft behind a receipt code, which is kept nowhere but as its digest."""
    if not Region.objects.filter(code=region_code, is_tenant=True).exists():
        raise NotAllowed
    proposal = Proposal.objects.create(
        region_id=region_code,
        initiator=Initiator.CITIZEN,
        receipt_digest=receipt_digest(code=code),
        created_at=at,
        updated_at=at,
        **{name: value for name, value in values.items() if name in FIELDS},
    )
    Inventor.objects.create(proposal=proposal, name=proposal.initiator_name[:160], is_minor=proposal.initiator_is_minor)
    record_on(
        proposal,
        kind=Kind.PROPOSAL_CREATED,
        role=Initiator.CITIZEN,
        after={"name": proposal.name, "initiator": Initiator.CITIZEN.value, "door": proposal.door},
        by=by,
        at=at,
    )
    _attach(proposal, uploads, by=by, at=at)
    return proposal


@undoing_files()
@transaction.atomic
def edit_by_receipt(
    *,
    proposal: Proposal,
    receipt: str,
    values: Mapping[str, Any],
    uploads: Sequence[NewAttachment] = (),
    by: Actor,
    at: datetime,
) -> None:
    """Write what the holder of the receipt changed in a returned proposal; the caller has locked it."""
    if not may_edit_by_receipt(receipt, proposal):
        raise NotAllowed
    wanted = {name: value for name, value in values.items() if name in LATER_FIELDS}
    before = {name: as_plain(proposal, name) for name in wanted}
    for name, value in wanted.items():
        setattr(proposal, name, value)
    after = {name: as_plain(proposal, name) for name in wanted}
    changed = {name: wanted[name] for name in wanted if before[name] != after[name]}
    if changed:
        write_fields(proposal=proposal, values=changed, at=at)
        record_edit(
            proposal=proposal,
            before={name: logged(name, before[name]) for name in changed},
            after={name: logged(name, after[name]) for name in changed},
            by=by,
            at=at,
        )
    _attach(proposal, uploads, by=by, at=at)


def mark_receipt(*, proposal: Proposal, code: str) -> ReceiptMark:
    """Keep by what the receipt just filed is known again; the step that filed it has left the event."""
    return ReceiptMark.objects.create(document=proposal.documents.get(kind=DocumentKind.RECEIPT), code=code)


@transaction.atomic
def file_receipt(*, proposal: Proposal, file: StoredFile) -> None:
    """The file of the receipt, which the registry has made meanwhile; whoever made it leaves the event."""
    mark = ReceiptMark.objects.select_related("document").get(document__proposal=proposal)
    mark.document.file, mark.sha256 = file, file.sha256
    mark.document.save(update_fields=["file"])
    mark.save(update_fields=["sha256"])


def _attach(proposal: Proposal, uploads: Sequence[NewAttachment], *, by: Actor, at: datetime) -> None:
    for upload in uploads:
        keep_attachment(proposal=proposal, new=upload, by=by, at=at)
