"""Asking for a paper of the region: the recapitulation, the overdue list, the yearly report."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from registry.people.models import Agency
from registry.reference.models import Region
from registry.reports.models import Job
from registry.reports.policy import may_ask_regional, names_for
from registry.reports.queries.overdue import overdue_document
from registry.reports.queries.recap import recap_document
from registry.reports.queries.regional import Scope, counted, scope_of
from registry.reports.queries.yearly.paper import yearly_document
from registry.reports.rules.document import Document, as_data
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.regional import Names
from registry.reports.rules.spans import span_named
from registry.reports.usecases.jobs import queue_job
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

PAPERS: Mapping[ReportKind, Callable[..., Document]] = {
    ReportKind.RECAP: recap_document,
    ReportKind.OVERDUE: overdue_document,
    ReportKind.YEARLY: yearly_document,
}


@transaction.atomic
def ask_regional(
    *, kind: ReportKind, region_code: str, period: str, agency_id: int | None = None, format: Format = Format.PDF,
    request_key: str, by: Actor, at: datetime,
) -> Job:  # fmt: skip
    """One paper from the data as they stand; period, agency and whose names it holds are kept with it."""
    agency = None if agency_id is None else Agency.objects.filter(pk=agency_id, region_id=region_code).first()
    is_known = kind in PAPERS and (agency is None) == (agency_id is None)
    if not is_known or not may_ask_regional(by, kind=kind, region_code=region_code, agency_id=agency_id):
        raise NotAllowed
    span, today = span_named(period), timezone.localtime(at).date()
    if span is None or (kind == ReportKind.YEARLY and not span.is_year):
        raise Blocked([Problem("unknown_span", period)])
    if span.first > today:
        raise Blocked([Problem("span_ahead", period)])
    region = Region.objects.get(pk=region_code)
    names = Names.FROM_VERDICT if kind == ReportKind.YEARLY else names_for(by, agency_id=agency_id)
    scope = scope_of(region=region, span=span, asked_on=today, agency=agency)
    return queue_regional(
        kind=kind, scope=scope, names=names, format=format, subject=f"{region_code}:{agency_id or ''}:{period}",
        request_key=request_key, of={"agency": agency, "parameters": {"period": span.name}}, by=by, at=at,
    )  # fmt: skip


def queue_regional(
    *, kind: ReportKind, scope: Scope, names: Names, format: Format, subject: str, request_key: str,
    of: Mapping[str, Any], by: Actor, at: datetime,
) -> Job:  # fmt: skip
    """Freeze what the scope holds; whose names, and the year that the file is named by, are kept with the choices."""
    span = scope.span
    mark = " (SIMULASI)" if counted(scope).filter(is_simulated=True).exists() else ""
    kept = {
        "about": f"{scope.about}{'' if span.is_year else f', {span.words}'}{mark}",
        "parameters": {**of["parameters"], "year": span.year, "names": names.value},
    }
    return queue_job(
        kind=kind, format=format, region_code=scope.region.pk, subject=subject, request_key=request_key,
        of={**of, **kept}, facts=lambda: as_data(PAPERS[kind](scope, names=names)), by=by, at=at,
    )  # fmt: skip
