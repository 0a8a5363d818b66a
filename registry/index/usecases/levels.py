"""Claiming and verifying levels: each row by itself, nothing overwritten unseen."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.index.models import Period, RegionRow, Sheet, SheetRow
from registry.index.policy import may_claim, may_verify
from registry.index.queries.editions import edition_of
from registry.index.rules.claims import Claim, claim_problems, claimed_level
from registry.index.rules.edition import Part, Row
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed, Stale
from registry.shared.problems import Problem


@transaction.atomic
def claim_level(
    *, proposal_id: str, year: int, key: str, claim: Claim, base_revision: int, by: Actor, at: datetime
) -> SheetRow:  # fmt: skip
    """Claim a level of an innovation's row, or the number that gives it; a changed claim asks for verification anew.

    The same claim again changes nothing, so that a save that is repeated after a lost line is no conflict.
    """
    proposal = seen_proposal(proposal_id=proposal_id, by=by)
    if not may_claim(by, proposal):
        raise NotAllowed
    sheet = sheet_of(proposal=proposal, year=year)
    row = edition_row(period=sheet.period, part=Part.SID, key=key)
    levels, _new = SheetRow.objects.select_for_update().get_or_create(sheet=sheet, key=key)
    if _claim(levels, row, claim, base_revision):
        _record(Kind.LEVEL_CLAIMED, sheet.period, proposal.public_id, levels, Permission.WRITE_FOR_AGENCY, by, at)
    return levels


@transaction.atomic
def verify_level(
    *, proposal_id: str, year: int, key: str, level: int, reason: str, is_signed: bool | None = None,
    base_revision: int, by: Actor, at: datetime,
) -> SheetRow:  # fmt: skip
    """Bappeda's level of an innovation's row; another level than the claimed one needs its reason."""
    proposal = seen_proposal(proposal_id=proposal_id, by=by)
    if not may_verify(by, proposal.region_id):
        raise NotAllowed
    sheet = sheet_of(proposal=proposal, year=year)
    edition_row(period=sheet.period, part=Part.SID, key=key)
    levels, _new = SheetRow.objects.select_for_update().get_or_create(sheet=sheet, key=key)
    _verify(levels, level, reason, is_signed, base_revision, by, at)
    _record(Kind.LEVEL_VERIFIED, sheet.period, proposal.public_id, levels, Permission.EVALUATE, by, at)
    return levels


@transaction.atomic
def claim_region_level(
    *, region_code: str, year: int, key: str, claim: Claim, base_revision: int, by: Actor, at: datetime
) -> RegionRow:  # fmt: skip
    """Claim one of the region's own rows (SPD): a number gives the level by the edition's bands."""
    period, row = _region_row(region_code=region_code, year=year, key=key, by=by)
    levels, _new = RegionRow.objects.select_for_update().get_or_create(period=period, key=key)
    if _claim(levels, row, claim, base_revision):
        _record(Kind.LEVEL_CLAIMED, period, str(year), levels, Permission.EVALUATE, by, at)
    return levels


@transaction.atomic
def verify_region_level(
    *, region_code: str, year: int, key: str, level: int, reason: str, base_revision: int, by: Actor, at: datetime
) -> RegionRow:  # fmt: skip
    period, _row = _region_row(region_code=region_code, year=year, key=key, by=by)
    levels, _new = RegionRow.objects.select_for_update().get_or_create(period=period, key=key)
    _verify(levels, level, reason, None, base_revision, by, at)
    _record(Kind.LEVEL_VERIFIED, period, str(year), levels, Permission.EVALUATE, by, at)
    return levels


@transaction.atomic
def reject_innovation(
    *, proposal_id: str, year: int, is_rejected: bool, reason: str, by: Actor, at: datetime
) -> Sheet:  # fmt: skip
    """Mark that the ministry rejected a reported innovation, or take the mark back; the reason is kept."""
    proposal = seen_proposal(proposal_id=proposal_id, by=by)
    if not may_verify(by, proposal.region_id):
        raise NotAllowed
    if not reason.strip():
        raise Blocked([Problem("reason_missing", "reason")])
    sheet = sheet_of(proposal=proposal, year=year)
    before = sheet.is_rejected
    sheet.is_rejected, sheet.rejected_reason = is_rejected, reason.strip()
    sheet.save(update_fields=["is_rejected", "rejected_reason"])
    record_event(
        kind=Kind.LEVEL_VERIFIED, region_code=proposal.region_id, subject_type="index_sheet",
        subject_id=proposal.public_id, role=role_for(by, Permission.EVALUATE), reason=reason.strip(),
        before={"rejected": before}, after={"rejected": is_rejected, "year": year}, by=by, at=at,
    )  # fmt: skip
    return sheet


@transaction.atomic
def report_innovation(*, proposal_id: str, year: int, by: Actor, at: datetime) -> Sheet:
    """Put an innovation into the region's report of a year; a second call changes nothing."""
    proposal = seen_proposal(proposal_id=proposal_id, by=by)
    if not may_claim(by, proposal):
        raise NotAllowed
    period = open_period_of(region_code=proposal.region_id, year=year)
    sheet, is_new = Sheet.objects.get_or_create(period=period, proposal=proposal)
    if is_new:
        record_event(
            kind=Kind.INNOVATION_REPORTED, region_code=proposal.region_id, subject_type="index_sheet",
            subject_id=proposal.public_id, role=role_for(by, Permission.WRITE_FOR_AGENCY), after={"year": year},
            by=by, at=at,
        )  # fmt: skip
    return sheet


def seen_proposal(*, proposal_id: str, by: Actor) -> Proposal:
    proposal = visible_to(by).filter(public_id=proposal_id).first()
    if proposal is None:
        raise NotAllowed
    return proposal


def open_period_of(*, region_code: str, year: int) -> Period:
    """The region's period, locked against freezing meanwhile; Blocked where it is frozen."""
    period = Period.objects.select_for_update().filter(region_id=region_code, year=year).first()
    if period is None:
        raise NotAllowed
    if not period.is_open:
        raise Blocked([Problem("period_frozen", str(year))])
    return period


def sheet_of(*, proposal: Proposal, year: int) -> Sheet:
    period = open_period_of(region_code=proposal.region_id, year=year)
    sheet = Sheet.objects.select_for_update().filter(period=period, proposal=proposal).first()
    if sheet is None:
        raise Blocked([Problem("not_reported", proposal.public_id)])
    sheet.period = period
    return sheet


def edition_row(*, period: Period, part: Part, key: str) -> Row:
    row = edition_of(period.edition).row(part, key)
    if row is None:
        raise Blocked([Problem("unknown_row", key)])
    return row


def _region_row(*, region_code: str, year: int, key: str, by: Actor) -> tuple[Period, Row]:
    if not may_verify(by, region_code):
        raise NotAllowed
    period = open_period_of(region_code=region_code, year=year)
    return period, edition_row(period=period, part=Part.SPD, key=key)


def _claim(levels: SheetRow | RegionRow, row: Row, claim: Claim, base_revision: int) -> bool:
    """Whether anything changed: what stands there already is no second claim and keeps its verification."""
    found = claim_problems(row=row, claim=claim)
    if found:
        raise Blocked(found)
    wanted = (claimed_level(row=row, claim=claim), claim.value, claim.basis)
    if wanted == (levels.claimed, levels.value, levels.basis):
        return False
    _require_fresh(levels, base_revision)
    levels.claimed, levels.value, levels.basis = wanted
    forget_verification(levels)
    levels.revision += 1
    levels.save()
    return True


def _verify(
    levels: SheetRow | RegionRow, level: int, reason: str, is_signed: bool | None, base_revision: int, by: Actor,
    at: datetime,
) -> None:  # fmt: skip
    found = claim_problems(row=None, claim=Claim(level=level))
    if level != levels.claimed and not reason.strip():
        found.append(Problem("reason_missing", "reason"))
    if found:
        raise Blocked(found)
    _require_fresh(levels, base_revision)
    levels.verified, levels.verified_reason, levels.is_signed = level, reason.strip(), is_signed
    levels.verified_by_id, levels.verified_at = by.user_id, at
    levels.revision += 1
    levels.save()


def forget_verification(levels: SheetRow | RegionRow) -> None:
    """What was verified rested on another claim or another paper; the log keeps it."""
    levels.verified, levels.verified_reason, levels.is_signed = None, "", None
    levels.verified_by, levels.verified_at = None, None


def _require_fresh(levels: SheetRow | RegionRow, base_revision: int) -> None:
    if levels.revision != base_revision:
        raise Stale({"level": str(levels.claimed), "verified": "" if levels.verified is None else str(levels.verified)})


def _record(
    kind: Kind, period: Period, subject: str, levels: SheetRow | RegionRow, permission: Permission, by: Actor,
    at: datetime,
) -> None:  # fmt: skip
    after: dict[str, Any] = {
        "year": period.year,
        "row": levels.key,
        "claimed": levels.claimed,
        "verified": levels.verified,
    }
    if isinstance(levels.value, Decimal):
        after["value"] = str(levels.value)
    record_event(
        kind=kind, region_code=period.region_id, subject_type="index_sheet", subject_id=subject,
        role=role_for(by, permission) or role_for(by, Permission.EVALUATE), reason=levels.verified_reason, after=after,
        by=by, at=at,
    )  # fmt: skip
