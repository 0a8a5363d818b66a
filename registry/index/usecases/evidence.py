"""One document for many rows: added once, leaned on where it proves, let go where it does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files import File
from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.index.models import EvidenceDocument, EvidenceUse, Sheet, SheetRow
from registry.index.policy import may_add_evidence, may_claim
from registry.index.queries.editions import edition_of
from registry.index.render.texts import pdf_text
from registry.index.rules.addresses import address_problem
from registry.index.rules.edition import Part
from registry.index.rules.evidence import LINKED
from registry.index.usecases.levels import forget_verification, open_period_of, seen_proposal, sheet_of
from registry.index.usecases.names import sought_in
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.models import StoredFile
from registry.proposals.queries.visibility import visible_to
from registry.proposals.usecases.files import store_file, store_own, undoing_files
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

VERIFICATION = ["verified", "verified_reason", "is_signed", "verified_by", "verified_at", "revision"]


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
    *, region_code: str, agency_id: int | None, year: int, letter: Letter, upload: File | str,
    places: Sequence[Place] = (), by: Actor, at: datetime,
) -> EvidenceDocument:  # fmt: skip
    """Keep a document with all the places that it proves; a text in place of an upload is the address where it lies."""
    with undoing_files(), transaction.atomic():
        if not may_add_evidence(by, region_code):
            raise NotAllowed
        address = upload.strip() if isinstance(upload, str) else ""
        stored = _stored(region_code=region_code, upload=upload, at=at)
        text: str | None = ""
        if stored.media_type == "application/pdf":
            with stored.file.open("rb") as stream:
                text = pdf_text(stream)
        document = EvidenceDocument.objects.create(
            region_id=region_code, agency_id=agency_id, kind=letter.kind, number=letter.number, on=letter.on,
            subject=letter.subject, signatory=letter.signatory, expires_on=letter.expires_on, file=stored,
            address=address, text=text or "", is_readable=text is not None, added_by_id=by.person, added_at=at,
        )  # fmt: skip
        record_event(
            kind=Kind.EVIDENCE_ADDED, region_code=region_code, subject_type="evidence", subject_id=document.public_id,
            role=_role(by), documents=[stored.sha256], by=by, at=at,
            after={"kind": letter.kind, "number": letter.number, "places": _named(places)},
        )  # fmt: skip
        _lean(document=document, year=year, places=places, by=by)
    return document


@transaction.atomic
def use_evidence(*, document_id: str, year: int, place: Place, by: Actor, at: datetime) -> EvidenceUse:
    """Lean a row on a document of the region; a second call only moves the pages."""
    document = EvidenceDocument.objects.filter(public_id=document_id, region_id=by.region_code).first()
    if document is None:
        raise NotAllowed
    if _lean(document=document, year=year, places=[place], by=by):
        _record(Kind.EVIDENCE_USED, document, place.proposal_id, year, place.key, by, at)
    return EvidenceUse.objects.get(
        document=document, row__sheet__proposal__public_id=place.proposal_id, row__key=place.key
    )


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


def _stored(*, region_code: str, upload: File | str, at: datetime) -> StoredFile:
    """The file; of an address a list of the one (RFC 2483), so that it has its hash and its place in a dossier."""
    if not isinstance(upload, str):
        return store_file(region_code=region_code, upload=upload, at=at)
    address = upload.strip()
    code = address_problem(address)
    if code is not None:
        raise Blocked([Problem(code, "address")])
    content = f"{address}\r\n".encode()
    return store_own(region_code=region_code, name="tautan.uri", media_type=LINKED, content=content, at=at)


def _lean(*, document: EvidenceDocument, year: int, places: Sequence[Place], by: Actor) -> int:
    """Lean every place on the document, all or none; how many are new. What was verified there is asked anew."""
    if not places:
        return 0
    wanted = {place.proposal_id for place in places}
    seen = {proposal.public_id: proposal for proposal in visible_to(by).filter(public_id__in=wanted)}
    if seen.keys() != wanted or not all(may_claim(by, proposal) for proposal in seen.values()):
        raise NotAllowed
    period = open_period_of(region_code=document.region_id, year=year)
    known = edition_of(period.edition)
    asked = [(place.key, known.row(Part.SID, place.key)) for place in places]
    found = [Problem("unknown_row", key) for key, row in asked if row is None]
    if document.address:
        found += [
            Problem("link_not_taken", key) for key in sorted({k for k, row in asked if row and not row.takes_links})
        ]
    found += [Problem("pages_out_of_order", place.key) for place in places if _is_upside_down(place)]
    sheets = {
        s.proposal.public_id: s for s in period.sheets.filter(proposal__in=seen.values()).select_related("proposal")
    }
    found += [Problem("not_reported", proposal_id) for proposal_id in sorted(wanted - sheets.keys())]
    if found:
        raise Blocked(found)
    rows = _rows([(sheets[place.proposal_id], place.key) for place in places])
    leaning = {use.row_id: use for use in EvidenceUse.objects.filter(document=document, row__in=rows.values())}
    new = []
    for place in places:
        row = rows[sheets[place.proposal_id].pk, place.key]
        use = leaning.get(row.pk)
        if use is None:
            forget_verification(row)
            row.revision += 1
            use = EvidenceUse(document=document, row=row, page_from=place.page_from, page_to=place.page_to)
            sought_in(use, text=document.text, name=seen[place.proposal_id].name)
            new.append(use)
        else:
            use.page_from, use.page_to = place.page_from, place.page_to
    EvidenceUse.objects.bulk_update(leaning.values(), ["page_from", "page_to"])
    SheetRow.objects.bulk_update([use.row for use in new], VERIFICATION)
    EvidenceUse.objects.bulk_create(new)
    return len(new)


def _rows(wanted: Sequence[tuple[Sheet, str]]) -> dict[tuple[int, str], SheetRow]:
    """The wanted rows by sheet and key, made where they do not stand yet, and locked."""
    SheetRow.objects.bulk_create([SheetRow(sheet=sheet, key=key) for sheet, key in wanted], ignore_conflicts=True)
    locked = SheetRow.objects.select_for_update().filter(
        sheet__in={sheet.pk for sheet, _key in wanted}, key__in={key for _sheet, key in wanted}
    )
    return {(row.sheet_id, row.key): row for row in locked}


def _is_upside_down(place: Place) -> bool:
    return place.page_from is not None and place.page_to is not None and place.page_to < place.page_from


def _named(places: Sequence[Place]) -> list[str]:
    return [f"{place.proposal_id} {place.key}" for place in places]


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
