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
    """Every proposal the actor may open inside the registry; the public gets none here."""
    if actor.is_public or actor.region_code is None:
        return Proposal.objects.none()
    seen = Q(author_id=actor.user_id) | Q(state=State.TERCATAT)
    agencies = agencies_for(actor, Permission.WRITE_FOR_AGENCY)
    seen |= Q(owner_id__in=agencies)
    seen |= Q(agency_id__in=agencies_for(actor, Permission.GRANT)) & ~Q(state=State.DRAFT)
    seen |= Q(executor_id__in=agencies | agencies_for(actor, Permission.EXECUTE))
    handed_in = ~Q(state=State.DRAFT)
    if actor.is_any(Role.RND_OFFICER, Role.RND_HEAD):
        seen |= handed_in & ~Q(state=State.IZIN)
    if actor.is_any(Role.DPRD_SECRETARIAT):
        seen |= handed_in & (Q(initiator=Initiator.DPRD_MEMBER) | Q(door="ketua_dprd"))
    if actor.is_any(Role.HEAD_RECORDER):
        seen |= Q(state__in=FROM_VERDICT) | (handed_in & Q(initiator=Initiator.REGIONAL_HEAD))
    if actor.is_any(Role.LEGAL_SECTION):
        seen |= Q(state__in=FROM_VERDICT)
    if actor.is_any(Role.OVERSEER):
        seen |= handed_in
    if actor.is_any(Role.ADMINISTRATOR):
        return Proposal.objects.filter(region_id=actor.region_code)
    if actor.is_any(Role.TEAM_MEMBER):
        seen |= Q(state=State.TIM, team__members__user_id=actor.user_id)
    ids = Proposal.objects.filter(seen, region_id=actor.region_code).values("pk")
    return Proposal.objects.filter(pk__in=ids)
