"""A citizen hands in, and a job makes his receipt: queued with the proposal, so that neither is without the other."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from registry.people.queries import citizen_actor
from registry.procedure.usecases.citizens import submit_citizen_proposal
from registry.proposals.models import Proposal
from registry.proposals.queries.receipts import behind_receipt
from registry.proposals.usecases.attachments import NewAttachment
from registry.proposals.usecases.files import undoing_files
from registry.reports.queries.receipts import receipt_document, receipt_jobs, receipt_paper_of
from registry.reports.rules.document import as_data
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import RETRIABLE
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.jobs import begin_again, queue_job
from registry.shared.errors import NotAllowed


@undoing_files()
@transaction.atomic
def hand_in_citizen_proposal(
    *,
    region_code: str,
    values: Mapping[str, Any],
    uploads: Sequence[NewAttachment],
    secret: bytes,
    check_url: str = "",
    at: datetime,
) -> tuple[Proposal, str]:
    """Proposal, mark and job in one transaction; the same secret gives the first proposal and its code again.

    `check_url` is the page that verifies the receipt, for the door knows its own address.
    """
    proposal, code = submit_citizen_proposal(
        region_code=region_code, values=values, uploads=uploads, secret=secret, at=at
    )
    paper = receipt_paper_of(proposal)
    if paper is None or paper.is_made or paper.job is not None:
        return proposal, code
    mark = paper.mark
    queue_job(
        kind=ReportKind.RECEIPT, format=Format.PDF, region_code=proposal.region_id, subject=proposal.public_id,
        request_key=mark.code, of={"proposal": proposal, "about": proposal.name},
        facts=lambda: as_data(receipt_document(proposal=proposal, mark=mark, check_url=check_url, at=at)),
        by=citizen_actor(region_code=proposal.region_id), at=at,
    )  # fmt: skip
    return proposal, code


@transaction.atomic
def begin_receipt_again(*, receipt: str, at: datetime) -> bool:
    """A receipt that did not come out, for who holds its code; False where there is nothing to begin."""
    proposal = behind_receipt(receipt).first()
    if proposal is None:
        raise NotAllowed
    job = receipt_jobs(proposal).select_for_update().filter(state__in=RETRIABLE).first()
    if job is None:
        return False
    begin_again(job=job, by=citizen_actor(region_code=proposal.region_id), at=at)
    return True
