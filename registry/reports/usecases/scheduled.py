"""What a schedule makes: for each kind the function that queues one paper of one period for one office.

A kind is added by a line in `SCHEDULED`. Its function has exactly this signature:

    def queue_xyz(*, due: Due, by: Actor, at: datetime) -> Job

It calls `queue_job(kind=..., format=due.format, region_code=due.region_code, subject=due.subject,
request_key=due.request_key, of=due.of(about=...), facts=lambda: ..., by=by, at=at)`. `by` is the installation itself,
so the job has no personal asker; `due.reader` is the office, for whatever the paper may only tell its audience.
`due.agency` is the one agency that the paper is about, or None for the whole region; `due.turn.span` the period.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from registry.people.models import Agency
from registry.proposals.rules.narrowing import Narrowing
from registry.reports.labels import AUDIENCE_LABELS, LIST_LABELS
from registry.reports.models import Job, Schedule, ScheduleRun
from registry.reports.policy import names_for
from registry.reports.queries.listing import list_facts, listed
from registry.reports.queries.regional import scope_of
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.regional import Names
from registry.reports.rules.schedules import NOBODY, OFFICES, Turn
from registry.reports.usecases.lists import queue_list
from registry.reports.usecases.regional import queue_regional
from registry.shared.actor import Actor, Seat


@dataclass(frozen=True, slots=True)
class Due:
    """One paper that is due: of which schedule and period, for which office."""

    schedule: Schedule
    run: ScheduleRun
    turn: Turn
    agency: Agency | None

    @property
    def region_code(self) -> str:
        return self.schedule.region_id

    @property
    def format(self) -> Format:
        return Format(self.schedule.format)

    @property
    def subject(self) -> str:
        """Tells one agency's paper from another's within the period."""
        return f"jadwal:{self.schedule.public_id}:{self.agency.pk if self.agency else ''}"

    @property
    def request_key(self) -> str:
        return self.turn.span.name

    @property
    def reader(self) -> Actor:
        """The office, by its seats and without a person."""
        agency_id = self.agency.pk if self.agency else None
        seats = frozenset(Seat(role, agency_id) for role in OFFICES[self.schedule.audience])
        return Actor(user_id=NOBODY, region_code=self.region_code, seats=seats, on=self.turn.span.due_on)

    def of(self, *, about: str, **parameters: Any) -> dict[str, Any]:
        """What `queue_job` takes as `of`: the run, the agency, and what the page of the job says of the period."""
        said = {"period": self.turn.span.name, "late": self.run.is_late, "missed": self.run.missed}
        told = {name: value for name, value in said.items() if value}
        return {"run": self.run, "agency": self.agency, "about": about, "parameters": {**told, **parameters}}


Queue = Callable[..., Job]


def queue_scheduled_list(*, due: Due, by: Actor, at: datetime) -> Job:
    """All that the office sees of its list, even when it is empty: that too is said once a period."""
    to = Narrowing(agency_id=due.agency.pk if due.agency else None).as_data()
    office = str(AUDIENCE_LABELS[due.schedule.audience])
    facts = list_facts(of="usulan", to=to, reader=due.reader, office=office, today=timezone.localtime(at).date())
    about = str(LIST_LABELS["usulan"])
    return queue_list(
        facts=facts, rows=listed(facts).count(), format=due.format, subject=due.subject, request_key=due.request_key,
        of=due.of(about=f"{about}, {due.agency.name}" if due.agency else about), by=by, at=at,
    )  # fmt: skip


def queue_scheduled_regional(*, due: Due, by: Actor, at: datetime) -> Job:
    """A paper of the region or of one agency, with the names that the office may know."""
    kind, today = ReportKind(due.schedule.kind), timezone.localtime(at).date()
    scope = scope_of(region=due.schedule.region, span=due.turn.span, asked_on=today, agency=due.agency)
    names = names_for(due.reader, agency_id=due.agency.pk if due.agency else None)
    return queue_regional(
        kind=kind, scope=scope, names=Names.FROM_VERDICT if kind == ReportKind.YEARLY else names, format=due.format,
        subject=due.subject, request_key=due.request_key, of=due.of(about=""), by=by, at=at,
    )  # fmt: skip


SCHEDULED: Mapping[str, Queue] = {
    ReportKind.LIST: queue_scheduled_list,
    ReportKind.RECAP: queue_scheduled_regional,
    ReportKind.OVERDUE: queue_scheduled_regional,
    ReportKind.YEARLY: queue_scheduled_regional,
}
"""Which kinds a schedule can make."""
