"""Editions come in as revisions; a region opens a period under one and freezes it when it has sent."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.index.models import EditionRecord, Period
from registry.index.policy import may_manage_period
from registry.index.queries.editions import parse_edition, shipped_ids, shipped_source
from registry.index.queries.snapshot import snapshot
from registry.index.usecases.names import seek_names
from registry.people.policy import may_administer, role_for
from registry.people.rules.roles import Permission
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

SHARED = "00"  # the chain of what belongs to no region


@transaction.atomic
def load_edition(*, text: str, by: Actor, at: datetime) -> EditionRecord:
    """Keep an edition's text; the same text again is the same record, another text a new revision.

    InvalidEdition with every mistake of the file.
    """
    edition = parse_edition(text=text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    known = EditionRecord.objects.filter(code=edition.id).order_by("-revision").first()
    if known is not None and known.sha256 == digest:
        return known
    revision = known.revision + 1 if known else 1
    record = EditionRecord.objects.create(code=edition.id, revision=revision, text=text, sha256=digest, loaded_at=at)
    record_event(
        kind=Kind.EDITION_LOADED, region_code=SHARED, subject_type="edition", subject_id=edition.id,
        after={"revision": revision, "sha256": digest}, by=by, at=at,
    )  # fmt: skip
    return record


@transaction.atomic
def upload_edition(*, text: str, by: Actor, at: datetime) -> EditionRecord:
    """An administrator brings an edition; what is kept is never changed, a correction is a new revision."""
    if not may_administer(by):
        raise NotAllowed
    return load_edition(text=text, by=by, at=at)


@transaction.atomic
def load_shipped_editions(*, by: Actor, at: datetime) -> list[EditionRecord]:
    """Every edition that comes with the product; running it again adds nothing."""
    return [load_edition(text=shipped_source(edition_id), by=by, at=at) for edition_id in shipped_ids()]


@transaction.atomic
def open_period(
    *, region_code: str, year: int, edition_code: str, is_simulated: bool = False, by: Actor, at: datetime
) -> Period:  # fmt: skip
    """Open a region's reporting of a year under the newest revision of an edition that can give an index."""
    if not may_manage_period(by, region_code):
        raise NotAllowed
    record = EditionRecord.objects.filter(code=edition_code).order_by("-revision").first()
    if record is None:
        raise Blocked([Problem("unknown_edition", edition_code)])
    missing = parse_edition(text=record.text).missing
    if missing:
        raise Blocked([Problem("incomplete_edition", name) for name in missing])
    period, is_new = Period.objects.get_or_create(
        region_id=region_code, year=year, defaults={"edition": record, "is_simulated": is_simulated}
    )
    if is_new:
        record_event(
            kind=Kind.PERIOD_OPENED, region_code=region_code, subject_type="period", subject_id=str(year),
            role=role_for(by, Permission.CONVEY), after={"edition": str(record)}, by=by, at=at,
        )  # fmt: skip
    return period


@transaction.atomic
def freeze_period(*, region_code: str, year: int, by: Actor, at: datetime) -> Period:
    """Keep exactly what was sent: profile, levels, documents, findings and scores; a second call keeps the first."""
    if not may_manage_period(by, region_code):
        raise NotAllowed
    period = (
        Period.objects.select_for_update(of=("self",))
        .select_related("region", "edition")
        .filter(region_id=region_code, year=year)
        .first()
    )
    if period is None:
        raise NotAllowed
    if period.frozen_at is not None:
        return period
    seek_names(period=period)
    period.frozen, period.frozen_at = snapshot(period=period, on=timezone.localtime(at).date()), at
    period.save(update_fields=["frozen", "frozen_at"])
    record_event(
        kind=Kind.PERIOD_FROZEN, region_code=region_code, subject_type="period", subject_id=str(year),
        role=role_for(by, Permission.CONVEY), after=period.frozen["scores"], by=by, at=at,
    )  # fmt: skip
    return period
