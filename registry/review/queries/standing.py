"""How one person stands to one proposal."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value

from registry.people.policy import holds
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.review.models import ConflictStatement, TeamMember
from registry.review.policy import Standing
from registry.review.queries.facts import own_user_ids
from registry.shared.actor import Actor


def membership_of(*, actor: Actor, proposal: Proposal, on: date) -> TeamMember | None:
    """The actor's seat in the team of this proposal, while his access lasts."""
    seats = TeamMember.objects.filter(team__proposal=proposal, user_id=actor.person)
    return seats.filter(_lasting(on)).first()


def standing_of(*, actor: Actor, proposal: Proposal, on: date) -> Standing:
    """Three small reads that every door of judging starts with."""
    statement = ConflictStatement.objects.filter(proposal=proposal, user_id=actor.person).first()
    return Standing(
        own_user_ids=own_user_ids(proposal),
        is_member=membership_of(actor=actor, proposal=proposal, on=on) is not None,
        stated=None if statement is None else statement.has_conflict,
    )


def with_own_standing(rows: QuerySet[Proposal], *, actor: Actor, on: date) -> QuerySet[Proposal]:
    """What the actor stated and whether he sits in the team, on the proposal's own row; only a judge is asked for."""
    stated = ConflictStatement.objects.filter(proposal=OuterRef("pk")).filter(Q(user_id=actor.user_id))
    found = rows.annotate(own_statement=Subquery(stated.values("has_conflict")))
    if not holds(actor, Permission.JUDGE):
        return found.annotate(is_member=Value(False))
    seats = TeamMember.objects.filter(_lasting(on), Q(user_id=actor.user_id), team__proposal=OuterRef("pk"))
    return found.annotate(is_member=Exists(seats))


def standing_told(proposal: Proposal, *, own: frozenset[int]) -> Standing:
    """The same as `standing_of`, of a row that brought it along and of people that were read already."""
    is_member, stated = proposal.is_member, proposal.own_statement  # type: ignore[attr-defined]  # annotated
    return Standing(own_user_ids=own, is_member=is_member, stated=stated)


def _lasting(on: date) -> Q:
    return Q(access_until__isnull=True) | Q(access_until__gte=on)
