"""The attendance list of an event: filled at the door by link, mended by the host, its names forgotten in time."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import digest
from registry.exchange.models import Attendee, ExchangeEvent, SignedLink
from registry.exchange.queries.attendance import months_kept
from registry.exchange.rules import attendance as rules
from registry.exchange.rules.attendance import Line
from registry.exchange.rules.links import Purpose
from registry.exchange.usecases.confirmations import HOLDER
from registry.exchange.usecases.event_links import event_behind, hand_out, hosted, leave_hosted
from registry.reference.queries import known_regions
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem


@transaction.atomic
def open_door(*, public_id: str, by: Actor, at: datetime) -> SignedLink:
    """A link for all who come; it closes with the last day."""
    event = hosted(public_id=public_id, by=by)
    found = rules.door_problems(first=event.on, last=event.last_day, today=_today(at))
    if found or event.last_day is None:
        raise Blocked(found)
    return hand_out(event, Purpose.CHECK_IN, until=event.last_day, by=by, at=at)


@transaction.atomic
def check_in(*, token: str, line: Line, sending: str, at: datetime) -> Attendee:
    """A participant writes his own line; the same sending gives the first one again."""
    event, _link = event_behind(token=token, purpose=Purpose.CHECK_IN, at=at)
    if earlier := event.attendees.filter(sending=sending).first():
        return earlier
    found = rules.check_in_problems(first=event.on, last=event.last_day, today=_today(at))
    found = found or rules.line_problems(line=line, known=known_regions())
    if found:
        raise Blocked(found)
    by = Actor(region_code=event.host_code)
    return _written(event, line, on=_today(at), sending=sending, role=HOLDER, by=by, at=at)


@transaction.atomic
def add_attendee(*, public_id: str, line: Line, on: date, by: Actor, at: datetime) -> Attendee:
    """The host writes down who came without a telephone."""
    event = hosted(public_id=public_id, by=by)
    found = rules.by_hand_problems(first=event.on, last=event.last_day, on=on, today=_today(at))
    found += rules.line_problems(line=line, known=known_regions())
    if found:
        raise Blocked(found)
    return _written(event, line, on=on, sending=None, role="", by=by, at=at)


@transaction.atomic
def strike_attendee(*, public_id: str, attendee_id: str, reason: str, by: Actor, at: datetime) -> Attendee:
    """A line that is wrong is struck with the reason, and stays."""
    event = hosted(public_id=public_id, by=by)
    line = event.attendees.filter(public_id=attendee_id, struck_at=None).first()
    if line is None:
        raise NotAllowed
    if not reason.strip():
        raise Blocked([Problem("text_missing", "struck_reason")])
    line.struck_at, line.struck_reason = at, reason.strip()
    line.save(update_fields=["struck_at", "struck_reason"])
    leave_hosted(
        Kind.ATTENDEE_STRUCK, event=event, after={"attendee": line.public_id}, reason=line.struck_reason, by=by, at=at
    )
    return line


@transaction.atomic
def forget_names(*, event_id: int, at: datetime) -> bool:
    """The names of one event go, its lines stay; False where somebody else was first."""
    event = ExchangeEvent.objects.select_for_update().get(pk=event_id)
    count = event.attendees.exclude(name="").update(name="", name_erased_at=at)
    if count:
        leave_hosted(
            Kind.ATTENDEES_ERASED, event=event, after={"months": months_kept(event), "count": count}, by=Actor(), at=at
        )
    return bool(count)


def _written(
    event: ExchangeEvent, line: Line, *, on: date, sending: str | None, role: str, by: Actor, at: datetime
) -> Attendee:
    attendee = Attendee.objects.create(
        event=event, on=on, name=line.name.strip(), office=line.office.strip(), region_id=line.region_code,
        sending=sending, added_by_id=by.user_id, came_at=at,
    )  # fmt: skip
    after = {
        "attendee": attendee.public_id, "office": attendee.office, "region": line.region_code, "on": on.isoformat(),
        "name": digest(attendee.name),
    }  # fmt: skip
    leave_hosted(Kind.ATTENDEE_WRITTEN, event=event, role=role, after=after, by=by, at=at)
    return attendee


def _today(at: datetime) -> date:
    return timezone.localtime(at).date()
