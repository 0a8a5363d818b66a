"""Filing process documents; superseded, never edited."""

from dataclasses import dataclass
from datetime import date, datetime

from registry.proposals.models import ProcessDocument, Proposal, StoredFile
from registry.shared.actor import Actor
from registry.shared.errors import Blocked
from registry.shared.problems import Problem
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.facts import Paper


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A paper as it comes in; a missing date or file is for the guards to say.

    `is_coming` says that the registry makes the file itself, and files it here as soon as it is made.
    """

    kind: DocumentKind
    number: str = ""
    on: date | None = None
    signatory: str = ""
    subject: str = ""
    verification_url: str = ""
    file: StoredFile | None = None
    signer_agency_id: int | None = None
    generated_sha256: str = ""
    filed: ProcessDocument | None = None
    is_coming: bool = False

    @classmethod
    def of(cls, filed: ProcessDocument) -> "NewPaper":
        """A paper that is filed already and serves again, as after a step taken back."""
        return cls(
            DocumentKind(filed.kind), filed.number, filed.on, filed.signatory, file=filed.file,
            signer_agency_id=filed.signer_agency_id, filed=filed, is_coming=filed.file is None,
        )  # fmt: skip

    def as_fact(self) -> Paper:
        return Paper(self.kind, self.number, self.on, self.file is not None or self.is_coming, self.signer_agency_id)


def file_document(*, proposal: Proposal, paper: NewPaper, by: Actor, at: datetime) -> ProcessDocument:
    """Write one document of a step or record, or take the one filed already; the caller leaves the event."""
    if paper.filed is not None:
        return paper.filed
    if paper.on is None or (paper.file is None and not paper.is_coming):
        raise Blocked([Problem("document_missing", paper.kind)])
    return ProcessDocument.objects.create(
        proposal=proposal,
        kind=paper.kind,
        number=paper.number.strip(),
        on=paper.on,
        signatory=paper.signatory,
        subject=paper.subject,
        verification_url=paper.verification_url,
        file=paper.file,
        signer_agency_id=paper.signer_agency_id,
        generated_sha256=paper.generated_sha256,
        filed_by_id=by.user_id,
        filed_at=at,
    )
