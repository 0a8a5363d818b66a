"""What anyone may learn of a paper by its fingerprint or its bytes: kind, region, day, and of a receipt its number."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise

from registry.proposals.models import ReceiptMark
from registry.proposals.queries.receipts import marked
from registry.reports.models import Job
from registry.reports.rules.checking import Outcome, code_in


@dataclass(frozen=True)
class Finding:
    """The answer; nothing in it names a person or an innovation."""

    outcome: Outcome
    kind: str | Promise = ""
    region: str = ""
    on: date | None = None
    registration: str = ""
    is_simulated: bool = False
    is_replaced: bool = False


def checked_code(*, code: str, sha256: str) -> Finding:
    """By what was typed."""
    if code:
        mark = marked(code=code)
        return _of_receipt(mark, Outcome.GENUINE) if mark else Finding(Outcome.UNKNOWN)
    return _by_bytes(sha256)


def checked_file(content: bytes) -> Finding:
    """By the bytes of a file; a copy that was changed is still known by the fingerprint in it."""
    found = _by_bytes(hashlib.sha256(content).hexdigest())
    code = code_in(content) if found.outcome == Outcome.UNKNOWN else ""
    mark = marked(code=code) if code else None
    return _of_receipt(mark, Outcome.CHANGED) if mark else found


def _by_bytes(sha256: str) -> Finding:
    """A receipt, or a paper made by a job; the digest outlives the file."""
    if mark := marked(sha256=sha256):
        return _of_receipt(mark, Outcome.GENUINE)
    jobs = Job.objects.filter(sha256=sha256).select_related("region", "proposal").defer("facts").order_by("pk")
    job = jobs.first()
    if job is None:
        return Finding(Outcome.UNKNOWN)
    return Finding(
        Outcome.GENUINE,
        kind=job.get_kind_display(),
        region=job.region.name,
        on=timezone.localtime(job.asked_at).date(),
        is_simulated=job.proposal is not None and job.proposal.is_simulated,
    )


def _of_receipt(mark: ReceiptMark, outcome: Outcome) -> Finding:
    document = mark.document
    return Finding(
        outcome,
        kind=document.get_kind_display(),
        region=document.proposal.region.name,
        on=document.on,
        registration=document.proposal.registration,
        is_simulated=document.proposal.is_simulated,
        is_replaced=document.superseded_by_id is not None,
    )
