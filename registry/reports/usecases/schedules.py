"""Schedules: made, paused and removed by the desk; run by the clock, exactly once a period."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.people.models import Agency
from registry.reports.models import Schedule, ScheduleRun
from registry.reports.policy import may_schedule
from registry.reports.queries.schedules import schedules_for
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import FORMATS, ReportKind
from registry.reports.rules.schedules import Audience, Rhythm, turn_of
from registry.reports.usecases.scheduled import SCHEDULED, Due
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

log = logging.getLogger(__name__)


@transaction.atomic
def make_schedule(
    *, kind: str, format: Format, rhythm: Rhythm, audience: Audience, agency_id: int | None, by: Actor, at: datetime
) -> Schedule:
    """From the period that runs now on; for heads of agency without an agency named, each gets his own."""
    if not may_schedule(by):
        raise NotAllowed
    agency = Agency.objects.filter(pk=agency_id or 0, region_id=by.region_code, is_active=True).first()
    problems = []
    if kind not in SCHEDULED or format not in FORMATS[kind]:
        problems.append(Problem("unknown_format", format))
    if agency_id is not None and (agency is None or audience != Audience.AGENCY_HEADS):
        problems.append(Problem("schedule_agency"))
    if kind == ReportKind.YEARLY and audience == Audience.AGENCY_HEADS:
        problems.append(Problem("schedule_whole_region"))
    if problems:
        raise Blocked(problems)
    schedule = Schedule.objects.create(
        region_id=by.region_code or "", kind=kind, format=format, rhythm=rhythm, audience=audience, agency=agency,
        since=timezone.localtime(at).date(), made_by_id=by.person, made_at=at,
    )  # fmt: skip
    _leave_event(schedule, what="dibuat", by=by, at=at)
    return schedule


@transaction.atomic
def pause_schedule(*, public_id: str, by: Actor, at: datetime) -> Schedule:
    schedule = _managed(public_id=public_id, by=by)
    if schedule.is_active:  # else a second click
        schedule.is_active = False
        schedule.save()
        _leave_event(schedule, what="dijeda", by=by, at=at)
    return schedule


@transaction.atomic
def resume_schedule(*, public_id: str, by: Actor, at: datetime) -> Schedule:
    """From the period that runs now on: what ended during the pause was not wanted."""
    schedule = _managed(public_id=public_id, by=by)
    if not schedule.is_active:
        schedule.is_active, schedule.since = True, timezone.localtime(at).date()
        schedule.save()
        _leave_event(schedule, what="dilanjutkan", by=by, at=at)
    return schedule


@transaction.atomic
def remove_schedule(*, public_id: str, by: Actor, at: datetime) -> None:
    """It makes nothing more; what it made stays with its offices."""
    schedule = _managed(public_id=public_id, by=by)
    schedule.is_active, schedule.removed_at = False, at
    schedule.save()
    _leave_event(schedule, what="dihapus", by=by, at=at)


def run_schedules(*, at: datetime) -> int:
    """Make what is due now; one schedule that fails is asked again next time and holds up no other. How many."""
    made = 0
    for schedule_id in Schedule.objects.filter(is_active=True).order_by("pk").values_list("pk", flat=True):
        try:
            made += run_schedule(schedule_id=schedule_id, at=at) is not None
        except Exception:  # whatever one paper meets, the others are due as well
            log.exception("schedule %s", schedule_id)
    return made


@transaction.atomic
def run_schedule(*, schedule_id: int, at: datetime) -> ScheduleRun | None:
    """The papers of the last period that has ended; the row of the period lets only one clock make them."""
    schedule = Schedule.objects.select_for_update().filter(pk=schedule_id, is_active=True).first()
    if schedule is None:
        return None
    today = timezone.localtime(at).date()
    made = set(schedule.runs.values_list("period", flat=True))
    turn = turn_of(rhythm=schedule.every, since=schedule.since, made=made, today=today)
    if turn is None:
        return None
    run, is_new = ScheduleRun.objects.get_or_create(
        schedule=schedule, period=turn.span.name,
        defaults={"made_at": at, "is_late": today > turn.span.due_on, "missed": list(turn.missed)},
    )  # fmt: skip
    if not is_new:
        return None
    for agency in _agencies(schedule):
        due = Due(schedule=schedule, run=run, turn=turn, agency=agency)
        SCHEDULED[schedule.kind](due=due, by=Actor(region_code=schedule.region_id), at=at)
    return run


def _agencies(schedule: Schedule) -> list[Agency | None]:
    """For whom one paper each is made; None is the whole region."""
    if schedule.audience != Audience.AGENCY_HEADS:
        return [None]
    if schedule.agency is not None:
        return [schedule.agency]
    return list(Agency.objects.filter(region_id=schedule.region_id, is_active=True))


def _managed(*, public_id: str, by: Actor) -> Schedule:
    schedule = Schedule.objects.select_for_update().filter(pk__in=schedules_for(by).values("pk"), public_id=public_id)
    found = schedule.first()
    if found is None:
        raise NotAllowed
    return found


def _leave_event(schedule: Schedule, *, what: str, by: Actor, at: datetime) -> None:
    record_event(
        kind=Kind.SCHEDULE_CHANGED,
        region_code=schedule.region_id,
        subject_type="schedule",
        subject_id=schedule.public_id,
        after={"what": what, "kind": schedule.kind, "rhythm": schedule.rhythm, "audience": schedule.audience},
        by=by,
        at=at,
    )
