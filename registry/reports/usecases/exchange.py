"""Asking for a paper of the exchange: by either end of a replication, by the host of an event."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from registry.exchange.policy import is_host, sides_of
from registry.exchange.queries.events import event_page
from registry.exchange.queries.replications import readable_adoptions
from registry.exchange.queries.visits import visit_page
from registry.exchange.rules.replications import BASIS
from registry.reference.models import Region
from registry.reports.models import Job
from registry.reports.queries.event_papers import attendance_list, invitation
from registry.reports.queries.exchange_papers import replication_statement
from registry.reports.rules.document import Document, as_data
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.wording import shortened
from registry.reports.usecases.jobs import ask_report, queue_job
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

OF_AN_EVENT: Mapping[ReportKind, Callable[..., Document]] = {
    ReportKind.INVITATION: invitation,
    ReportKind.ATTENDANCE: attendance_list,
}
ABOUT = 180  # of a name, so that what follows it stands whole beside it


@transaction.atomic
def ask_statement(
    *, public_id: str, format: Format = Format.PDF, request_key: str, by: Actor, at: datetime
) -> Job:  # fmt: skip
    """The statement of a replication that both ends stand by, for the region of who asks."""
    adoption = readable_adoptions(by).filter(public_id=public_id).first()
    if adoption is None or not sides_of(by, adoption):
        raise NotAllowed
    if not adoption.is_confirmed:
        raise Blocked([Problem("replication_unconfirmed", "", BASIS)])
    region, day = Region.objects.get(pk=by.region_code), timezone.localtime(at).date()
    mark = " (SIMULASI)" if adoption.is_simulated or adoption.origin.is_simulated else ""
    about = f"{shortened(adoption.origin.name, most=ABOUT)}, {adoption.adopter_region.name}"
    return queue_job(
        kind=ReportKind.STATEMENT, format=format, region_code=region.pk, subject=public_id, request_key=request_key,
        of={"about": f"{about[:230]}{mark}"},
        facts=lambda: as_data(replication_statement(adoption, region=region, asked_on=day)), by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def ask_visit_sheets(
    *, public_id: str, addresses: Mapping[str, str], request_key: str, by: Actor, at: datetime
) -> list[Job]:  # fmt: skip
    """A sheet of each innovation that a visit was shown and that is public; `addresses` are their public pages."""
    visit = visit_page(by, public_id=public_id).first()
    if visit is None:
        raise NotAllowed
    chosen = [each.public_id for each in visit.innovations.all()]
    if not chosen:
        raise Blocked([Problem("visit_without_innovations")])
    return [
        ask_report(
            public_id=each, kind=ReportKind.INNOVATION_SHEET, request_key=request_key, address=addresses.get(each, ""),
            by=by, at=at,
        )
        for each in chosen
    ]  # fmt: skip


@transaction.atomic
def ask_event_paper(
    *, kind: ReportKind, public_id: str, format: Format = Format.PDF, request_key: str, by: Actor, at: datetime
) -> Job:  # fmt: skip
    """The invitation, while the event lies ahead, or the attendance list; for the host's desk alone."""
    event = event_page(public_id=public_id).first()
    if event is None or not is_host(by, event):
        raise NotAllowed
    region, day = Region.objects.get(pk=by.region_code), timezone.localtime(at).date()
    if kind == ReportKind.INVITATION and event.on is not None and event.on < day:
        raise Blocked([Problem("event_is_over")])
    mark = " (SIMULASI)" if event.is_simulated else ""
    kept = {"event": public_id, "simulated": event.is_simulated} if kind == ReportKind.ATTENDANCE else {}
    return queue_job(
        kind=kind, format=format, region_code=region.pk, subject=public_id, request_key=request_key,
        of={"about": f"{shortened(event.title, most=ABOUT)}{mark}", "parameters": kept},
        facts=lambda: as_data(OF_AN_EVENT[kind](event, region=region, asked_on=day)), by=by, at=at,
    )  # fmt: skip
