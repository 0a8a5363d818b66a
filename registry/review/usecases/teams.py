"""The independent team: who sits in it (Art. 8(3)-(5))."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import digest
from registry.people.models import User
from registry.people.policy import role_for
from registry.people.rules.roles import Permission, Role
from registry.proposals.models import Proposal
from registry.proposals.usecases.record import locked, record_on
from registry.review import policy
from registry.review.models import IndependentTeam, TeamMember
from registry.review.queries.facts import own_user_ids
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem
from registry.workflow.rules.states import Element


@dataclass(frozen=True, slots=True)
class NewMember:
    """A person to be appointed, with his element; a member with an account can vote here."""

    name: str
    institution: str
    element: Element
    user_id: int | None = None
    access_until: date | None = None


@transaction.atomic
def form_team(*, public_id: str, members: Sequence[NewMember], by: Actor, at: datetime) -> IndependentTeam:
    """Appoint the whole team in one act, in place of an earlier one that has not voted."""
    proposal, team = _team(public_id=public_id, by=by)
    sitting = list(team.members.all())
    if any(member.vote is not None for member in sitting):
        raise Blocked([Problem("later_step_rests_on_it", "team", "PP 38/2017 Pasal 8 ayat (3)")])
    team.members.all().delete()
    _appoint(proposal, team, members)
    _record(
        proposal,
        before={"anggota": [_named(m.name, m.element) for m in sitting]},
        after={"anggota": [_named(m.name, m.element) for m in members]},
        by=by,
        at=at,
    )
    return team


@transaction.atomic
def add_member(*, public_id: str, member: NewMember, by: Actor, at: datetime) -> TeamMember:
    """Appoint one more member; the same one twice is one."""
    proposal, team = _team(public_id=public_id, by=by)
    said = (member.user_id, member.name, member.institution, member.element)
    for there in team.members.all():
        if (there.user_id, there.name, there.institution, there.element) == said:
            return there
    [added] = _appoint(proposal, team, [member])
    _record(proposal, after={"anggota": [_named(member.name, member.element)]}, by=by, at=at)
    return added


@transaction.atomic
def remove_member(*, public_id: str, member_id: int, by: Actor, at: datetime) -> None:
    """Release a member who has not voted."""
    proposal, team = _team(public_id=public_id, by=by)
    member = team.members.filter(pk=member_id).first()
    if member is None:
        raise Blocked([Problem("out_of_order", "team")])
    if member.vote is not None:
        raise Blocked([Problem("later_step_rests_on_it", "team", "PP 38/2017 Pasal 8 ayat (3)")])
    before = {"anggota": [_named(member.name, member.element)]}
    member.delete()
    _record(proposal, before=before, by=by, at=at)


@transaction.atomic
def set_meeting(*, public_id: str, met_on: date, by: Actor, at: datetime) -> IndependentTeam:
    """Record the day on which the team met."""
    proposal, team = _team(public_id=public_id, by=by)
    if met_on > timezone.localtime(at).date():
        raise Blocked([Problem("date_in_future", "met_on")])
    before = {"rapat": str(team.met_on or "")}
    team.met_on = met_on
    team.save(update_fields=["met_on"])
    _record(proposal, before=before, after={"rapat": str(met_on)}, by=by, at=at)
    return team


def _team(*, public_id: str, by: Actor) -> tuple[Proposal, IndependentTeam]:
    """The locked proposal and its team, coordinated by the head of the R&D agency (Art. 8(5))."""
    proposal = locked(public_id=public_id)
    if not policy.may_form_team(by, proposal):
        raise NotAllowed("A team is formed only on the regional head's own route.")
    heads = User.objects.filter(memberships__role=Role.RND_HEAD.value, region_id=proposal.region_id, is_active=True)
    team, _ = IndependentTeam.objects.get_or_create(
        proposal=proposal, defaults={"coordinator": heads.order_by("pk").first()}
    )
    return proposal, team


def _appoint(proposal: Proposal, team: IndependentTeam, members: Sequence[NewMember]) -> list[TeamMember]:
    """Refuse the initiator's own people, doubles and accounts that are not for judging here."""
    users = [m.user_id for m in members if m.user_id is not None]
    if own_user_ids(proposal).intersection(users):
        raise Blocked([Problem("own_proposal", "team", "PP 38/2017 Pasal 3 huruf d")])
    sitting = set(team.members.filter(user__isnull=False).values_list("user_id", flat=True))
    if len(set(users)) < len(users) or sitting.intersection(users):
        raise Blocked([Problem("out_of_order", "team")])
    eligible = User.objects.filter(
        pk__in=users, region_id=proposal.region_id, memberships__role=Role.TEAM_MEMBER.value, is_active=True
    ).distinct()
    if eligible.count() < len(users):
        raise NotAllowed("A member's account must be a team member's account of this region.")
    return [
        TeamMember.objects.create(
            team=team,
            user_id=m.user_id,
            name=m.name,
            institution=m.institution,
            element=m.element.value,
            access_until=m.access_until,
        )
        for m in members
    ]


def _named(name: str, element: str) -> list[str]:
    return [digest(name), str(element)]


def _record(
    proposal: Proposal,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    by: Actor,
    at: datetime,
) -> None:
    record_on(
        proposal,
        kind=Kind.TEAM_CHANGED,
        role=role_for(by, Permission.EVALUATE)
        or role_for(by, Permission.RECORD_HEAD)
        or role_for(by, Permission.WRITE),
        before=before,
        after=after,
        by=by,
        at=at,
    )
