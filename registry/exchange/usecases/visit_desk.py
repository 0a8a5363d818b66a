"""The desk answers a request, keeps its capacity, and records that the visit took place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.exchange import policy
from registry.exchange.models import FollowUp, StudyVisit, VisitRoom
from registry.exchange.queries.visits import capacity_of, choosable_innovations, taken_days
from registry.exchange.rules import visits as rules
from registry.exchange.rules.visits import VisitStatus
from registry.exchange.usecases.visits import leave_visit_event
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem


class Answer(StrEnum):
    ACCEPT = "terima"
    OTHER_DATE = "tanggal_lain"
    DECLINE = "tolak"


STATUS_OF = {
    Answer.ACCEPT: VisitStatus.ACCEPTED,
    Answer.OTHER_DATE: VisitStatus.PROPOSED,
    Answer.DECLINE: VisitStatus.DECLINED,
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What the desk writes back."""

    answer: Answer
    visit_on: date | None = None
    place: str = ""
    letter_number: str = ""
    text: str = ""
    innovation_ids: Sequence[int] = ()
    has_checked: bool = False


@transaction.atomic
def answer_visit(*, public_id: str, reply: Reply, by: Actor, at: datetime) -> StudyVisit:
    """Accept with a date, propose another one, or decline with the reason; a proposed date may be changed."""
    visit = _opened(public_id=public_id, by=by)
    found = rules.status_problems(status=VisitStatus(visit.status), among=rules.OPEN)
    found = found or _reply_problems(visit, reply, today=timezone.localtime(at).date())
    if found:
        raise Blocked(found)
    before = visit.status
    visit.status, visit.reply, visit.letter_number = STATUS_OF[reply.answer], reply.text.strip(), reply.letter_number
    visit.visit_on = None if reply.answer == Answer.DECLINE else reply.visit_on
    visit.place, visit.answered_by_id, visit.answered_at, visit.updated_at = reply.place.strip(), by.user_id, at, at
    visit.save()
    visit.innovations.set(reply.innovation_ids)
    after = {
        "status": visit.status, "visit_on": str(visit.visit_on or ""), "letter_number": visit.letter_number,
        "innovations": sorted(reply.innovation_ids),
    }  # fmt: skip
    leave_visit_event(
        Kind.VISIT_ANSWERED, visit=visit, role=role_for(by, Permission.EVALUATE), before={"status": before},
        after=after, reason=visit.reply if reply.answer == Answer.DECLINE else "", by=by, at=at,
    )  # fmt: skip
    return visit


def _reply_problems(visit: StudyVisit, reply: Reply, *, today: date) -> list[Problem]:
    if reply.answer == Answer.DECLINE:
        return [] if reply.text.strip() else [Problem("text_missing", "visit_reason")]
    found = rules.day_ahead_problems(day=reply.visit_on, today=today)
    known = choosable_innovations(region_code=visit.region_id).filter(pk__in=reply.innovation_ids).count()
    if known != len(set(reply.innovation_ids)):
        found.append(Problem("visit_unknown_innovation"))
    if reply.has_checked or reply.visit_on is None:
        return found
    taken = taken_days(region_code=visit.region_id, leaving_out=visit.pk)
    if clashing := rules.clashes(day=reply.visit_on, taken=taken):
        found.append(Problem("visit_clash", ", ".join(clashing)))
    capacity = capacity_of(region_code=visit.region_id)
    if capacity is not None and visit.size > capacity:
        found.append(Problem("visit_over_capacity", str(capacity)))
    return found


@transaction.atomic
def hold_visit(*, public_id: str, attendance: int, note: str, by: Actor, at: datetime) -> StudyVisit:
    """Record that it took place; from then on the follow-ups have their days."""
    visit = _opened(public_id=public_id, by=by)
    found = rules.held_problems(
        status=VisitStatus(visit.status), visit_on=visit.visit_on, attendance=attendance,
        today=timezone.localtime(at).date(),
    )  # fmt: skip
    if found or visit.visit_on is None:
        raise Blocked(found)
    visit.status, visit.attendance, visit.held_note, visit.updated_at = VisitStatus.HELD, attendance, note.strip(), at
    visit.save(update_fields=["status", "attendance", "held_note", "updated_at"])
    FollowUp.objects.bulk_create(
        FollowUp(visit=visit, months=months, due_on=due) for months, due in rules.follow_ups_due(held_on=visit.visit_on)
    )
    leave_visit_event(
        Kind.VISIT_HELD, visit=visit, role=role_for(by, Permission.EVALUATE),
        after={"status": visit.status, "attendance": attendance}, by=by, at=at,
    )  # fmt: skip
    return visit


@transaction.atomic
def set_room(*, capacity: int | None, by: Actor, at: datetime) -> VisitRoom:
    """How many guests the desk can receive at once; empty is unknown and checks nothing."""
    if not policy.is_desk(by):
        raise NotAllowed
    if capacity is not None and not 1 <= capacity <= rules.MOST_GUESTS:
        raise Blocked([Problem("guests_out_of_range", str(rules.MOST_GUESTS))])
    region_code = by.region_code or ""
    before = capacity_of(region_code=region_code)
    room, _made = VisitRoom.objects.update_or_create(region_id=region_code, defaults={"capacity": capacity})
    record_event(
        kind=Kind.VISIT_ROOM_SET, region_code=region_code, subject_type="daya_tampung", subject_id=region_code,
        role=role_for(by, Permission.EVALUATE), before={"capacity": before}, after={"capacity": capacity}, by=by, at=at,
    )  # fmt: skip
    return room


def _opened(*, public_id: str, by: Actor) -> StudyVisit:
    visit = StudyVisit.objects.select_for_update().filter(public_id=public_id).first()
    if visit is None or not policy.may_answer_visit(by, visit):
        raise NotAllowed
    return visit
