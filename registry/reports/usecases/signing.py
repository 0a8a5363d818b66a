"""The signed copy of a report comes back as a document, linked by hash to what was generated."""

from datetime import date, datetime

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.models import ProcessDocument, Proposal
from registry.proposals.usecases.documents import NewPaper, file_document
from registry.proposals.usecases.files import drop_file, store_file, undoing_files
from registry.proposals.usecases.record import record_on
from registry.reports.models import Job
from registry.reports.policy import may_sign
from registry.reports.queries.jobs import asked_by, signed_copy_of
from registry.reports.rules.signing import signing_problems
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.documents import DocumentKind


def sign_report(
    *, public_id: str, number: str, on: date | None, signatory: str, upload: File | None, by: Actor, at: datetime
) -> ProcessDocument:
    """File the signed copy among the proposal's documents; what is missing is named all at once."""
    with undoing_files(), transaction.atomic():
        job = Job.objects.select_for_update().filter(pk__in=asked_by(by).values("pk"), public_id=public_id).first()
        if job is None or job.proposal is None or not may_sign(by, job):
            raise NotAllowed("Salinan bertanda tangan dicatat perangkat daerah yang menilai.")
        stored = None if upload is None else store_file(region_code=job.region_id, upload=upload, at=at)
        earlier = signed_copy_of(job)
        if earlier is not None and stored is not None and earlier.sha256 == stored.sha256:  # a second click
            drop_file(stored)
            return earlier
        problems = signing_problems(
            number=number,
            on=on,
            asked_on=timezone.localtime(job.asked_at).date(),
            today=timezone.localtime(at).date(),
            media_type="" if stored is None else stored.media_type,
            is_unsigned=stored is not None and stored.sha256 == job.sha256,
            has_copy=earlier is not None,
        )
        if problems:
            raise Blocked(problems)
        paper = NewPaper(
            DocumentKind.SIGNED_REPORT, number, on, signatory, str(job.get_kind_display()), file=stored,
            generated_sha256=job.sha256,
        )  # fmt: skip
        document = file_document(proposal=job.proposal, paper=paper, by=by, at=at)
        _leave_event(job=job, proposal=job.proposal, document=document, by=by, at=at)
        return document


def _leave_event(*, job: Job, proposal: Proposal, document: ProcessDocument, by: Actor, at: datetime) -> None:
    record_on(
        proposal,
        kind=Kind.REPORT_SIGNED,
        role=role_for(by, Permission.EVALUATE),
        documents=[document.public_id],
        after={"report": job.public_id, "generated": job.sha256, "signed": document.sha256},
        by=by,
        at=at,
    )
