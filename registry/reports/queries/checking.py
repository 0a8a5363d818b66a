"""What anyone may learn of a paper by its fingerprint or its bytes: kind, region, day, and of a receipt its number."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise

from registry.exchange.models import CertificateMark
from registry.proposals.models import ReceiptMark
from registry.proposals.queries.receipts import marked
from registry.reports.labels import REPORT_KIND_LABELS
from registry.reports.models import Job
from registry.reports.rules.checking import Outcome, code_in
from registry.reports.rules.kinds import ReportKind

CERTIFICATES = CertificateMark.objects.select_related("attendee__event__region", "attendee__event__keeper")


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
    is_withdrawn: bool = False


def checked_code(*, code: str, sha256: str) -> Finding:
    """By what was typed."""
    if code:
        if mark := marked(code=code):
            return _of_receipt(mark, Outcome.GENUINE)
        certificate = CERTIFICATES.filter(code=code).first()
        return _of_certificate(certificate) if certificate else Finding(Outcome.UNKNOWN)
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
    if job.kind == ReportKind.CERTIFICATE and "attendee" in job.parameters:
        return _of_certificate(CERTIFICATES.get(attendee__public_id=job.parameters["attendee"]))
    return Finding(
        Outcome.GENUINE,
        kind=job.get_kind_display(),
        region=job.region.name,
        on=timezone.localtime(job.asked_at).date(),
        is_simulated=job.proposal.is_simulated if job.proposal else bool(job.parameters.get("simulated")),
    )


def _of_certificate(mark: CertificateMark) -> Finding:
    """Of a line that was struck since, the certificate proves nothing any more."""
    event = mark.attendee.event
    return Finding(
        Outcome.GENUINE,
        kind=REPORT_KIND_LABELS[ReportKind.CERTIFICATE],
        region=(event.region or event.keeper).name,
        on=timezone.localtime(mark.made_at).date(),
        is_simulated=event.is_simulated,
        is_withdrawn=mark.attendee.struck_at is not None,
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
