"""Links that open one thing without an account: made, taken back, used."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.exchange import policy
from registry.exchange.models import FollowUp, SignedLink, StudyVisit
from registry.exchange.queries.links import link_behind
from registry.exchange.rules.links import link_problems
from registry.exchange.rules.visits import LINK_DAYS, answer_problems
from registry.exchange.usecases.visits import ASKER, leave_visit_event
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem


@transaction.atomic
def make_follow_up_link(*, public_id: str, months: int, by: Actor, at: datetime) -> SignedLink:
    """A new link for one follow-up of one visit; an earlier one opens nothing any more."""
    visit = _visit(public_id=public_id, by=by)
    follow_up = FollowUp.objects.select_for_update().filter(visit=visit, months=months).first()
    if follow_up is None:
        raise NotAllowed
    if follow_up.answered_at is not None:
        raise Blocked([Problem("follow_up_answered")])
    if follow_up.due_on > timezone.localtime(at).date():
        raise Blocked([Problem("follow_up_early", follow_up.due_on.isoformat())])
    SignedLink.objects.filter(follow_up=follow_up, revoked_at__isnull=True).update(revoked_at=at)
    link = SignedLink.objects.create(follow_up=follow_up, made_at=at, expires_at=at + timedelta(days=LINK_DAYS))
    _leave(Kind.LINK_MADE, visit=visit, link=link, after={"months": months}, by=by, at=at)
    return link


@transaction.atomic
def revoke_follow_up_link(*, public_id: str, link_id: str, by: Actor, at: datetime) -> None:
    visit = _visit(public_id=public_id, by=by)
    link = SignedLink.objects.filter(public_id=link_id, follow_up__visit=visit, revoked_at__isnull=True).first()
    if link is None:
        raise NotAllowed
    link.revoked_at = at
    link.save(update_fields=["revoked_at"])
    _leave(Kind.LINK_REVOKED, visit=visit, link=link, after={}, by=by, at=at)


@transaction.atomic
def answer_follow_up(*, token: str, adopted: str, what: str, obstacle: str, at: datetime) -> FollowUp:
    """What became of the visit, told once by whoever holds the link."""
    link = open_link(token=token, at=at)
    if link.follow_up is None:
        raise NotAllowed
    if found := answer_problems(adopted=adopted, what=what):
        raise Blocked(found)
    follow_up = link.follow_up
    follow_up.adopted, follow_up.what, follow_up.obstacle = adopted, what.strip(), obstacle.strip()
    follow_up.answered_at = at
    follow_up.save(update_fields=["adopted", "what", "obstacle", "answered_at"])
    use_link(link, at=at)
    leave_visit_event(
        Kind.FOLLOW_UP_ANSWERED, visit=follow_up.visit, role=ASKER,
        after={"months": follow_up.months, "adopted": adopted, "link": link.public_id},
        by=Actor(region_code=follow_up.visit.region_id), at=at,
    )  # fmt: skip
    return follow_up


def open_link(*, token: str, at: datetime) -> SignedLink:
    """The link behind the token, locked, if it still opens."""
    link = link_behind(token)
    SignedLink.objects.select_for_update().get(pk=link.pk)
    link.refresh_from_db(fields=["expires_at", "revoked_at", "used_at"])
    if found := link_problems(
        expires_at=link.expires_at, revoked_at=link.revoked_at, used_at=link.used_at, at=at
    ):  # fmt: skip
        raise Blocked(found)
    return link


def use_link(link: SignedLink, *, at: datetime) -> None:
    link.used_at = at
    link.save(update_fields=["used_at"])


def _visit(*, public_id: str, by: Actor) -> StudyVisit:
    visit = StudyVisit.objects.filter(public_id=public_id).first()
    if visit is None or not policy.may_answer_visit(by, visit):
        raise NotAllowed
    return visit


def _leave(
    kind: Kind, *, visit: StudyVisit, link: SignedLink, after: Mapping[str, Any], by: Actor, at: datetime
) -> None:
    leave_visit_event(
        kind, visit=visit, role=role_for(by, Permission.EVALUATE), after={"link": link.public_id, **after}, by=by, at=at
    )
