"""The only way to proposals: what an actor may not see is not found."""

from django.db.models import Q, QuerySet

from registry.people.policy import agencies_for
from registry.people.rules.roles import Permission, Role
from registry.proposals.models import Proposal
from registry.shared.actor import Actor
from registry.workflow.rules.states import Initiator, State

FROM_VERDICT = [s for s in State if s not in {
    State.DRAFT, State.IZIN, State.PARIPURNA, State.PENERUSAN, State.TIM, State.VERIFIKASI, State.EVALUASI,
    State.LENGKAPI, State.TIDAK_LAYAK, State.DITARIK,
}]  # fmt: skip


def visible_to(actor: Actor) -> QuerySet[Proposal]:  # noqa: C901  (one line a seat, read as a table)
    """Every proposal the actor may find inside the registry; the public gets none here."""
    if actor.is_public or actor.region_code is None:
        return Proposal.objects.none()
    here = Proposal.objects.filter(region_id=actor.region_code)
    if actor.is_any(Role.ADMINISTRATOR):
        return here
    seen = Q(author_id=actor.user_id) | Q(state=State.TERCATAT)
    handed_in = ~Q(state=State.DRAFT)
    agencies = agencies_for(actor, Permission.WRITE_FOR_AGENCY)
    if agencies:
        seen |= Q(owner_id__in=agencies) | Q(initiator=Initiator.AGENCY, agency_id__in=agencies)
    if granting := agencies_for(actor, Permission.GRANT):
        seen |= Q(agency_id__in=granting) & handed_in
    if executing := agencies | agencies_for(actor, Permission.EXECUTE):
        seen |= Q(executor_id__in=executing)
    if actor.is_any(Role.RND_OFFICER, Role.RND_HEAD):
        seen |= ~Q(state__in=[State.DRAFT, State.IZIN])
    if actor.is_any(Role.DPRD_SECRETARIAT):
        seen |= handed_in & (Q(initiator=Initiator.DPRD_MEMBER) | Q(door="ketua_dprd"))
    if actor.is_any(Role.HEAD_RECORDER):
        seen |= Q(state__in=FROM_VERDICT) | (handed_in & Q(initiator=Initiator.REGIONAL_HEAD))
    if actor.is_any(Role.LEGAL_SECTION):
        seen |= Q(state__in=FROM_VERDICT)
    if actor.is_any(Role.OVERSEER):
        seen |= handed_in
    if actor.is_any(Role.TEAM_MEMBER):
        seen |= Q(pk__in=seated_in(actor).values("pk"))
    return here.filter(seen)


def seated_in(actor: Actor) -> QuerySet[Proposal]:
    """Whose independent team the actor sits in, while his access lasts, without a computed or stated conflict.

    By relations, for judging stands above proposals; the rule itself is review/rules/conflicts.py.
    """
    if actor.on is None:
        return Proposal.objects.none()
    seats = Proposal.objects.filter(
        Q(team__members__access_until__isnull=True) | Q(team__members__access_until__gte=actor.on),
        Q(team__members__user_id=actor.user_id),
        state=State.TIM,
    )
    return seats.exclude(author_id=actor.user_id).exclude(
        pk__in=Proposal.objects.filter(
            Q(inventors__user_id=actor.user_id)
            | Q(conflict_statements__user_id=actor.user_id, conflict_statements__has_conflict=True)
        ).values("pk")
    )


def opened_to(actor: Actor) -> QuerySet[Proposal]:
    """Of what the actor may find, what he may read: a team member opens the file only after stating no conflict."""
    found = visible_to(actor)
    if not actor.is_any(Role.TEAM_MEMBER):
        return found
    stated = Proposal.objects.filter(
        Q(conflict_statements__user_id=actor.user_id, conflict_statements__has_conflict=False)
    )
    seats = frozenset(seat for seat in actor.seats if seat.role != Role.TEAM_MEMBER)
    others = Actor(user_id=actor.user_id, region_code=actor.region_code, seats=seats, on=actor.on)
    return found.filter(Q(pk__in=stated.values("pk")) | Q(pk__in=visible_to(others).values("pk")))
