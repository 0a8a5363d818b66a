"""A citizen hands in, completes and withdraws a proposal without an account (Art. 12)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from registry.people.queries import citizen_actor
from registry.procedure.usecases.steps import carry_out
from registry.proposals.models import Proposal
from registry.proposals.policy import may_take_by_receipt
from registry.proposals.queries.receipts import behind_receipt
from registry.proposals.rules.receipts import fingerprint, receipt_code, receipt_digest, shown_code
from registry.proposals.usecases.attachments import NewAttachment
from registry.proposals.usecases.citizens import create_citizen_proposal, edit_by_receipt, mark_receipt
from registry.proposals.usecases.documents import NewPaper
from registry.proposals.usecases.files import undoing_files
from registry.reference.models import Region
from registry.shared.actor import Actor
from registry.shared.errors import NotAllowed
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.facts import Given
from registry.workflow.rules.states import Door
from registry.workflow.rules.transitions import Move

SUBMISSIONS: Mapping[str, Move] = {
    Door.REGIONAL_HEAD: Move.SUBMIT_TO_HEAD,
    Door.DPRD_CHAIR: Move.SUBMIT_TO_CHAIR,
}


@undoing_files()
@transaction.atomic
def submit_citizen_proposal(
    *,
    region_code: str,
    values: Mapping[str, Any],
    uploads: Sequence[NewAttachment],
    secret: bytes,
    at: datetime,
) -> tuple[Proposal, str]:
    """Open and hand in at once; the same secret gives the first proposal and its code again.

    Its caller queues the file of the receipt, in the same transaction.
    """
    if values.get("door") not in SUBMISSIONS or not _locked_region(region_code):
        raise NotAllowed
    code, by = receipt_code(secret=secret), citizen_actor(region_code=region_code)
    receipt = receipt_digest(code=code)
    if earlier := behind_receipt(receipt).first():
        return earlier, shown_code(code=code)
    create_citizen_proposal(region_code=region_code, code=code, values=values, uploads=uploads, by=by, at=at)
    proposal = behind_receipt(receipt).select_for_update().get()
    mark, paper = _fingerprint(proposal=proposal, at=at), _receipt(proposal=proposal, at=at)
    carry_out(proposal=proposal, move=SUBMISSIONS[proposal.door], given=Given(), papers=[paper], by=by, at=at)
    mark_receipt(proposal=proposal, code=mark)
    return proposal, shown_code(code=code)


@undoing_files()
@transaction.atomic
def complete_citizen_proposal(
    *, receipt: str, values: Mapping[str, Any], uploads: Sequence[NewAttachment], at: datetime
) -> Proposal:
    """Answer a return through the receipt: write what is asked, and hand it in again."""
    proposal, by = _locked(receipt=receipt, move=Move.COMPLETE)
    edit_by_receipt(proposal=proposal, receipt=receipt, values=values, uploads=uploads, by=by, at=at)
    return carry_out(proposal=proposal, move=Move.COMPLETE, given=Given(), by=by, at=at)


@transaction.atomic
def withdraw_citizen_proposal(*, receipt: str, reason: str, at: datetime) -> Proposal:
    """Take the proposal back before the decree."""
    proposal, by = _locked(receipt=receipt, move=Move.WITHDRAW)
    return carry_out(proposal=proposal, move=Move.WITHDRAW, given=Given(reason=reason), by=by, at=at)


def _locked_region(region_code: str) -> bool:
    """One hand-in at a time in a region, so that a form sent twice at once is still one proposal."""
    tenants = Region.objects.select_for_update(no_key=True, of=("self",)).filter(pk=region_code, is_tenant=True)
    return tenants.first() is not None


def _locked(*, receipt: str, move: Move) -> tuple[Proposal, Actor]:
    proposal = behind_receipt(receipt).select_for_update().first()
    if proposal is None or not may_take_by_receipt(receipt, proposal, move):
        raise NotAllowed
    return proposal, citizen_actor(region_code=proposal.region_id)


def _receipt(*, proposal: Proposal, at: datetime) -> NewPaper:
    """The receipt that Art. 12 asks for, made by the registry itself; a worker sets its file."""
    on = timezone.localtime(at).date()
    return NewPaper(DocumentKind.RECEIPT, f"TT-{proposal.public_id}", on, "Registri Inovasi", is_coming=True)


def _fingerprint(*, proposal: Proposal, at: datetime) -> str:
    """What was handed in where, when and to whom, under the key of the digests."""
    facts = {
        "nomor": proposal.public_id, "daerah": proposal.region_id, "pada": at.isoformat(), "nama": proposal.name,
        "pintu": proposal.door,
    }  # fmt: skip
    return fingerprint(key=settings.AUDIT_KEY.encode(), facts=facts)
