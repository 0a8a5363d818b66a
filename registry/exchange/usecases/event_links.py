"""Links that the host of an event hands out to all who come: made, taken back; they end by their day."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.exchange import policy
from registry.exchange.models import ExchangeEvent, SignedLink
from registry.exchange.queries.events import materials_of
from registry.exchange.rules.evaluation import opening_problems
from registry.exchange.rules.events import TO_PARTICIPANTS
from registry.exchange.rules.links import Purpose
from registry.exchange.usecases.links import open_link
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

PACK_DAYS = 90  # how long participants may fetch the materials


@transaction.atomic
def open_evaluation(*, public_id: str, until: date | None, by: Actor, at: datetime) -> SignedLink:
    """From the event's last day on, until the day that the host sets; an earlier link opens nothing any more."""
    event, today = hosted(public_id=public_id, by=by), timezone.localtime(at).date()
    found = opening_problems(last_day=event.last_day, until=until, today=today)
    if found or until is None:
        raise Blocked(found)
    return hand_out(event, Purpose.EVALUATION, until=until, by=by, at=at)


@transaction.atomic
def hand_out_materials(*, public_id: str, by: Actor, at: datetime) -> SignedLink:
    """For those who took part; there is something that they may have."""
    event, today = hosted(public_id=public_id, by=by), timezone.localtime(at).date()
    if not materials_of(event, rights=TO_PARTICIPANTS).exists():
        raise Blocked([Problem("materials_none")])
    return hand_out(event, Purpose.MATERIALS, until=today + timedelta(days=PACK_DAYS), by=by, at=at)


@transaction.atomic
def revoke_event_link(*, public_id: str, link_id: str, by: Actor, at: datetime) -> None:
    event = hosted(public_id=public_id, by=by)
    link = event.links.filter(public_id=link_id, revoked_at__isnull=True).first()
    if link is None:
        raise NotAllowed
    link.revoked_at = at
    link.save(update_fields=["revoked_at"])
    leave_hosted(Kind.LINK_REVOKED, event=event, after={"link": link.public_id, "purpose": link.purpose}, by=by, at=at)


def hosted(*, public_id: str, by: Actor) -> ExchangeEvent:
    """The event, locked, of whoever hosts it."""
    event = ExchangeEvent.objects.select_for_update().filter(public_id=public_id).first()
    if event is None or not policy.is_host(by, event):
        raise NotAllowed
    return event


def event_behind(*, token: str, purpose: Purpose, at: datetime) -> tuple[ExchangeEvent, SignedLink]:
    """The event that a link of this purpose opens now; the link is locked, so that two sendings stand in a queue."""
    link = open_link(token=token, at=at)
    if link.event is None or link.purpose != purpose:
        raise NotAllowed
    return link.event, link


def leave_hosted(
    kind: Kind, *, event: ExchangeEvent, role: str = "", after: Mapping[str, object],
    reason: str = "", by: Actor, at: datetime,
) -> None:  # fmt: skip
    record_event(
        kind=kind, region_code=event.host_code, subject_type="acara", subject_id=event.public_id,
        role=role or role_for(by, Permission.EVALUATE), reason=reason, after=dict(after), by=by, at=at,
    )  # fmt: skip


def hand_out(event: ExchangeEvent, purpose: Purpose, *, until: date, by: Actor, at: datetime) -> SignedLink:
    """Until the end of a day; an earlier link of this purpose opens nothing any more."""
    event.links.filter(purpose=purpose, revoked_at__isnull=True).update(revoked_at=at)
    ends = timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min)) - timedelta(seconds=1)
    link = SignedLink.objects.create(event=event, purpose=purpose, made_at=at, expires_at=ends)
    after = {"link": link.public_id, "purpose": purpose, "until": until.isoformat()}
    leave_hosted(Kind.LINK_MADE, event=event, after=after, by=by, at=at)
    return link
