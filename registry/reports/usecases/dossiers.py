"""Asking for the dossier of the index: of one innovation, or of the whole region, in a period."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from registry.index.models import Period
from registry.index.policy import may_open_region, may_open_sheet
from registry.index.queries.snapshot import SHAPE, kept_or_current
from registry.proposals.queries.visibility import visible_to
from registry.reports.models import Job
from registry.reports.queries.dossier import innovation_facts, region_facts, workbook_document
from registry.reports.rules.document import as_data
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.jobs import queue_job
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

Build = Callable[..., dict[str, Any]]


@transaction.atomic
def ask_dossier(
    *, public_id: str, year: int, format: Format = Format.ZIP, request_key: str, by: Actor, at: datetime
) -> Job:  # fmt: skip
    """The dossier of one innovation, for whoever may open its sheet; a frozen period gives what was sent."""
    proposal = visible_to(by).filter(public_id=public_id).first()
    if proposal is None or not may_open_sheet(by, proposal):
        raise NotAllowed
    period = _period(region_code=proposal.region_id, year=year)
    day = timezone.localtime(at).date()
    kept = kept_or_current(period=period, on=day, proposal=proposal)
    if not kept["innovations"]:
        raise Blocked([Problem("not_reported", public_id)])
    return queue_job(
        kind=ReportKind.DOSSIER, format=format, region_code=period.region_id, subject=f"{public_id}:{year}",
        request_key=request_key, of={"proposal": proposal, "about": proposal.name, "parameters": {"year": year}},
        facts=lambda: _facts(innovation_facts, period, kept, day, format, alone=True), by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def ask_region_dossier(
    *, region_code: str, year: int, format: Format = Format.ZIP, request_key: str, by: Actor, at: datetime
) -> Job:  # fmt: skip
    """The region's whole period, for whoever may open its index."""
    if not may_open_region(by, region_code):
        raise NotAllowed
    period = _period(region_code=region_code, year=year)
    day = timezone.localtime(at).date()
    return queue_job(
        kind=ReportKind.REGION_DOSSIER, format=format, region_code=region_code, subject=f"{region_code}:{year}",
        request_key=request_key, of={"about": _about(period), "parameters": {"year": year}},
        facts=lambda: _facts(
            region_facts, period, kept_or_current(period=period, on=day), day, format, alone=False
        ), by=by, at=at,
    )  # fmt: skip


def _about(period: Period) -> str:
    return f"{period.region.name} (SIMULASI)" if period.is_simulated else period.region.name


def _period(*, region_code: str, year: int) -> Period:
    """The period; Blocked where it was frozen before a dossier could be made from what was kept."""
    found = Period.objects.select_related("region", "edition").filter(region_id=region_code, year=year).first()
    if found is None:
        raise NotAllowed
    if found.frozen is not None and found.frozen.get("shape") != SHAPE:
        raise Blocked([Problem("frozen_without_content", str(year))])
    return found


def _facts(
    build: Build, period: Period, kept: dict[str, Any], day: date, format: Format, *, alone: bool
) -> dict[str, Any]:  # fmt: skip
    if format == Format.XLSX:
        return as_data(workbook_document(period=period, kept=kept, asked_on=day, alone=alone))
    return build(period=period, kept=kept, asked_on=day)
