"""One document for many rows: added once, leaned on where it proves, let go where it does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files import File
from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.index.models import EvidenceDocument, EvidenceUse, SheetRow
from registry.index.policy import may_add_evidence, may_claim
from registry.index.render.texts import pdf_text
from registry.index.rules.edition import Part
from registry.index.usecases.levels import edition_row, forget_verification, seen_proposal, sheet_of
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.usecases.files import store_file, undoing_files
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem


@dataclass(frozen=True, slots=True)
class Letter:
    """What a document says of itself."""

    kind: str
    number: str = ""
    on: date | None = None
    subject: str = ""
    signatory: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A row of an innovation that a document proves, on these pages."""

    proposal_id: str
    key: str
    page_from: int | None = None
    page_to: int | None = None


def add_evidence(
    *, region_code: str, agency_id: int | None, year: int, letter: Letter, upload: File, places: Sequence[Place] = (),
    by: Actor, at: datetime,
) -> EvidenceDocument:  # fmt: skip
    """Keep a document with all the places that it proves; the same file again is the same document."""
    with undoing_files(), transaction.atomic():
        if not may_add_evidence(by, region_code):
            raise NotAllowed
        stored = store_file(region_code=region_code, upload=upload, at=at)
        text: str | None = ""
        if stored.media_type == "application/pdf":
            with stored.file.open("rb") as stream:
                text = pdf_text(stream)
        document = EvidenceDocument.objects.create(
            region_id=region_code, agency_id=agency_id, kind=letter.kind, number=letter.number, on=letter.on,
            subject=letter.subject, signatory=letter.signatory, expires_on=letter.expires_on, file=stored,
            text=text or "", is_readable=text is not None, added_by_id=by.user_id, added_at=at,
        )  # fmt: skip
        record_event(
            kind=Kind.EVIDENCE_ADDED, region_code=region_code, subject_type="evidence", subject_id=document.public_id,
            role=_role(by), documents=[stored.sha256], after={"kind": letter.kind, "number": letter.number},
            by=by, at=at,
        )  # fmt: skip
        for place in places:
            _use(document=document, year=year, place=place, by=by, at=at)
    return document


@transaction.atomic
def use_evidence(*, document_id: str, year: int, place: Place, by: Actor, at: datetime) -> EvidenceUse:
    """Lean a row on a document of the region; a second call only moves the pages."""
    document = EvidenceDocument.objects.filter(public_id=document_id, region_id=by.region_code).first()
    if document is None:
        raise NotAllowed
    return _use(document=document, year=year, place=place, by=by, at=at)


@transaction.atomic
def release_evidence(*, document_id: str, year: int, place: Place, by: Actor, at: datetime) -> None:
    """Take a document off a row; the document stays, and what was verified on it is asked anew."""
    proposal = seen_proposal(proposal_id=place.proposal_id, by=by)
    if not may_claim(by, proposal):
        raise NotAllowed
    sheet = sheet_of(proposal=proposal, year=year)
    row = SheetRow.objects.select_for_update().filter(sheet=sheet, key=place.key).first()
    use = EvidenceUse.objects.filter(row=row, document__public_id=document_id).select_related("document").first()
    if row is None or use is None:
        return
    use.delete()
    _touch(row)
    _record(Kind.EVIDENCE_RELEASED, use.document, proposal.public_id, year, place.key, by, at)


def _use(*, document: EvidenceDocument, year: int, place: Place, by: Actor, at: datetime) -> EvidenceUse:
    proposal = seen_proposal(proposal_id=place.proposal_id, by=by)
    if not may_claim(by, proposal) or proposal.region_id != document.region_id:
        raise NotAllowed
    if place.page_from is not None and place.page_to is not None and place.page_to < place.page_from:
        raise Blocked([Problem("pages_out_of_order", place.key)])
    sheet = sheet_of(proposal=proposal, year=year)
    edition_row(period=sheet.period, part=Part.SID, key=place.key)
    row, _new = SheetRow.objects.select_for_update().get_or_create(sheet=sheet, key=place.key)
    use, is_new = EvidenceUse.objects.update_or_create(
        document=document, row=row, defaults={"page_from": place.page_from, "page_to": place.page_to}
    )
    if is_new:
        _touch(row)
        _record(Kind.EVIDENCE_USED, document, proposal.public_id, year, place.key, by, at)
    return use


def _touch(row: SheetRow) -> None:
    forget_verification(row)
    row.revision += 1
    row.save()


def _role(by: Actor) -> str:
    return role_for(by, Permission.WRITE_FOR_AGENCY) or role_for(by, Permission.EVALUATE)


def _record(
    kind: Kind, document: EvidenceDocument, proposal_id: str, year: int, key: str, by: Actor, at: datetime
) -> None:  # fmt: skip
    record_event(
        kind=kind, region_code=document.region_id, subject_type="index_sheet", subject_id=proposal_id, role=_role(by),
        documents=[document.public_id], after={"year": year, "row": key}, by=by, at=at,
    )  # fmt: skip
