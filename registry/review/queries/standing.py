"""How one person stands to one proposal."""

from collections.abc import Iterable
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from registry.proposals.models import Proposal
from registry.review.models import ConflictStatement, TeamMember
from registry.review.policy import Standing
from registry.review.queries.facts import own_user_ids
from registry.shared.actor import Actor


def membership_of(*, actor: Actor, proposal: Proposal, on: date) -> TeamMember | None:
    """The actor's seat in the team of this proposal, while his access lasts."""
    seats = TeamMember.objects.filter(team__proposal=proposal, user_id=actor.person)
    return seats.filter(Q(access_until__isnull=True) | Q(access_until__gte=on)).first()


def standing_of(*, actor: Actor, proposal: Proposal, on: date) -> Standing:
    """Three small reads that every door of judging starts with."""
    statement = ConflictStatement.objects.filter(proposal=proposal, user_id=actor.person).first()
    return Standing(
        own_user_ids=own_user_ids(proposal),
        is_member=membership_of(actor=actor, proposal=proposal, on=on) is not None,
        stated=None if statement is None else statement.has_conflict,
    )


def with_own_statement(rows: QuerySet[Proposal], *, actor: Actor) -> QuerySet[Proposal]:
    """What the actor stated, on the proposal's own row."""
    own = ConflictStatement.objects.filter(proposal=OuterRef("pk"), user_id=actor.user_id)
    return rows.annotate(own_statement=Subquery(own.values("has_conflict")))


def standing_to(
    *, actor: Actor, own: frozenset[int], members: Iterable[TeamMember], stated: bool | None, on: date
) -> Standing:
    """The same as `standing_of`, of what was read already."""
    seats = (member for member in members if member.user_id == actor.person)
    return Standing(
        own_user_ids=own,
        is_member=any(member.access_until is None or member.access_until >= on for member in seats),
        stated=stated,
    )
