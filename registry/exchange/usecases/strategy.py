"""The desk writes the yearly strategy; a save adds a version and overwrites none, neither its own nor another's."""

from datetime import date, datetime

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.exchange import policy
from registry.exchange.models import AgencyTarget, StrategyPlan
from registry.exchange.rules.strategy import Target, paper_problems, target_problems, year_problems
from registry.people.models import Agency
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.models import StoredFile
from registry.proposals.usecases.files import store_file, undoing_files
from registry.reference.models import Region
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.files import MEDIA_TYPES
from registry.shared.problems import Problem

PDF = MEDIA_TYPES["pdf"]


@transaction.atomic
def save_target(
    *, agency_id: int, year: int, target: Target, base_version: int, by: Actor, at: datetime
) -> AgencyTarget:
    """What an agency is to reach in a year; written on the version that the writer saw."""
    agency = Agency.objects.select_for_update().filter(pk=agency_id, is_active=True).first()
    if agency is None or not policy.is_desk_of(by, agency.region_id):
        raise NotAllowed
    if found := target_problems(year=year, target=target, today=timezone.localtime(at).date()):
        raise Blocked(found)
    before = AgencyTarget.objects.filter(agency=agency, year=year, superseded_at__isnull=True).first()
    version = _next_version(before.version if before else 0, seen=base_version)
    if before:
        before.superseded_at = at
        before.save(update_fields=["superseded_at"])
    saved = AgencyTarget.objects.create(
        agency=agency, year=year, version=version, count=target.count, stage=target.stage,
        evidence=list(target.evidence), saved_by_id=by.user_id, saved_at=at,
    )  # fmt: skip
    record_event(
        kind=Kind.TARGET_SAVED, region_code=agency.region_id, subject_type="target", subject_id=f"{agency.pk}-{year}",
        role=role_for(by, Permission.EVALUATE), by=by, at=at,
        before={"count": before.count, "stage": before.stage, "evidence": before.evidence} if before else {},
        after={"version": version, "count": saved.count, "stage": saved.stage, "evidence": saved.evidence},
    )  # fmt: skip
    return saved


@undoing_files()
@transaction.atomic
def save_plan(
    *, year: int, number: str, on: date | None, address: str, upload: File | None = None, keeps_file: bool = True,
    base_version: int, by: Actor, at: datetime,
) -> StrategyPlan:  # fmt: skip
    """The RIPJ PID document that the year's strategy rests on; without a new file the one before may stay."""
    region = Region.objects.select_for_update().filter(pk=by.region_code or "").first()
    if region is None or not policy.is_desk(by):
        raise NotAllowed
    today = timezone.localtime(at).date()
    if found := [*year_problems(year=year, today=today), *paper_problems(number=number, on=on, today=today)]:
        raise Blocked(found)
    before = StrategyPlan.objects.filter(region=region, year=year, superseded_at__isnull=True).first()
    version = _next_version(before.version if before else 0, seen=base_version)
    file = (
        _stored_plan(upload, region_code=region.pk, at=at) if upload else before.file if before and keeps_file else None
    )
    if before:
        before.superseded_at = at
        before.save(update_fields=["superseded_at"])
    saved = StrategyPlan.objects.create(
        region=region, year=year, version=version, number=number.strip(), on=on, address=address, file=file,
        saved_by_id=by.user_id, saved_at=at,
    )  # fmt: skip
    record_event(
        kind=Kind.PLAN_SAVED, region_code=region.pk, subject_type="rencana_induk", subject_id=f"{region.pk}-{year}",
        role=role_for(by, Permission.EVALUATE), by=by, at=at, documents=[file.public_id] if file else [],
        before={"number": before.number} if before else {},
        after={"version": version, "number": saved.number, "on": str(on or ""), "address": address},
    )  # fmt: skip
    return saved


def _stored_plan(upload: File, *, region_code: str, at: datetime) -> StoredFile:
    stored = store_file(region_code=region_code, upload=upload, at=at)
    if stored.media_type != PDF:
        raise Blocked([Problem("plan_not_pdf", "upload")])
    return stored


def _next_version(standing: int, *, seen: int) -> int:
    if standing != seen:
        raise Blocked([Problem("stale_target")])
    return standing + 1
