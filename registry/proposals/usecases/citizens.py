"""A citizen's proposal, written without an account (Art. 12)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.files import File
from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.proposals.models import Proposal
from registry.proposals.rules.receipts import receipt_digest, shown_code
from registry.proposals.usecases.attachments import keep_attachment
from registry.reference.models import Region
from registry.shared.actor import Actor
from registry.shared.errors import NotAllowed
from registry.shared.fields import opaque_id
from registry.workflow.rules.states import Initiator

FIELDS = frozenset(
    {"name", "initiator_name", "contact", "door", "form", "main_affair", "how_it_works", "changes", "objective",
     "benefit", "trial_from", "trial_to", "initiator_is_minor"}
)  # fmt: skip


@transaction.atomic
def create_citizen_proposal(
    *, region_code: str, values: Mapping[str, Any], consent: File | None, by: Actor, at: datetime
) -> tuple[Proposal, str]:
    """Open a citizen's draft; gives it back with the receipt code, which is kept nowhere but as its digest."""
    if not Region.objects.filter(code=region_code, is_tenant=True).exists():
        raise NotAllowed
    code = opaque_id()
    proposal = Proposal.objects.create(
        region_id=region_code,
        initiator=Initiator.CITIZEN,
        receipt_digest=receipt_digest(code=code),
        created_at=at,
        updated_at=at,
        **{name: value for name, value in values.items() if name in FIELDS},
    )
    record_event(
        kind=Kind.PROPOSAL_CREATED,
        region_code=region_code,
        subject_type="proposal",
        subject_id=proposal.public_id,
        role=Initiator.CITIZEN,
        after={"name": proposal.name, "initiator": Initiator.CITIZEN.value, "door": proposal.door},
        by=by,
        at=at,
    )
    if consent is not None:
        keep_attachment(proposal=proposal, kind="persetujuan_wali", title="", upload=consent, by=by, at=at)
    return proposal, shown_code(code=code)
