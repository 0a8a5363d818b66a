"""Notes pinned to a row, open until somebody resolves them."""

from datetime import datetime

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.index.models import SheetNote, SheetRow
from registry.index.policy import may_open_sheet
from registry.index.rules.edition import Part
from registry.index.usecases.levels import edition_row, seen_proposal, sheet_of
from registry.proposals.models import Proposal
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem


@transaction.atomic
def pin_note(*, proposal_id: str, year: int, key: str, text: str, by: Actor, at: datetime) -> SheetNote:
    """Pin a note to a row of a sheet that one may open; the same text said twice in a row stands once."""
    proposal = _opened(proposal_id=proposal_id, by=by)
    if not text.strip():
        raise Blocked([Problem("note_empty", "text")])
    sheet = sheet_of(proposal=proposal, year=year)
    edition_row(period=sheet.period, part=Part.SID, key=key)
    row, _new = SheetRow.objects.select_for_update().get_or_create(sheet=sheet, key=key)
    last = row.notes.order_by("-pk").first()
    if last is not None and last.text == text.strip() and last.by_id == by.user_id and last.resolved_at is None:
        return last
    note = SheetNote.objects.create(row=row, text=text.strip(), by_id=by.person, at=at)
    _record(proposal, year, key, {"note": note.pk}, by, at)
    return note


@transaction.atomic
def resolve_note(*, proposal_id: str, year: int, note_id: int, by: Actor, at: datetime) -> None:
    """Close a note; closing it again changes nothing."""
    proposal = _opened(proposal_id=proposal_id, by=by)
    sheet = sheet_of(proposal=proposal, year=year)
    note = SheetNote.objects.select_for_update().filter(pk=note_id, row__sheet=sheet).select_related("row").first()
    if note is None:
        raise NotAllowed
    if note.resolved_at is None:
        note.resolved_by_id, note.resolved_at = by.user_id, at
        note.save(update_fields=["resolved_by", "resolved_at"])
        _record(proposal, year, note.row.key, {"note": note.pk, "resolved": True}, by, at)


def _opened(*, proposal_id: str, by: Actor) -> Proposal:
    proposal = seen_proposal(proposal_id=proposal_id, by=by)
    if by.user_id is None or not may_open_sheet(by, proposal):
        raise NotAllowed
    return proposal


def _record(proposal: Proposal, year: int, key: str, after: dict[str, object], by: Actor, at: datetime) -> None:
    record_event(
        kind=Kind.NOTE_PINNED, region_code=proposal.region_id, subject_type="index_sheet",
        subject_id=proposal.public_id, after={"year": year, "row": key, **after}, by=by, at=at,
    )  # fmt: skip
