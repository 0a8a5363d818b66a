"""What waits for whom."""

from django.db.models import F, Q, QuerySet

from registry.people.policy import agencies_for, holds
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.shared.actor import Actor
from registry.workflow.rules.states import Initiator, State
from registry.workflow.rules.transitions import STEPS, Move, Scope

# Moves that are always possible are nobody's task.
NOT_A_TASK = frozenset({Move.WITHDRAW, Move.DEACTIVATE, Move.TAKE_IN, Move.RECOGNISE})


def _mine(actor: Actor) -> Q:  # noqa: C901  (one line a seat, read as a table)
    """The union of what the actor's seats may move."""
    found = Q(pk__in=[])
    for move, step in STEPS.items():
        if move in NOT_A_TASK or not holds(actor, step.permission):
            continue
        where = Q(state__in=list(step.sources), initiator__in=list(step.routes))
        agencies = agencies_for(actor, step.permission)
        if step.scope == Scope.OWN:
            where &= Q(author_id=actor.user_id) | Q(initiator=Initiator.AGENCY, agency_id__in=agencies)
        elif step.scope == Scope.AGENCY:
            where &= Q(agency_id__in=agencies)
        elif step.scope == Scope.EXECUTOR:
            where &= Q(executor_id__in=agencies)
        found |= where
    if holds(actor, Permission.EVALUATE):
        found |= Q(state__in=[State.EVALUASI, State.VERIFIKASI])
    if holds(actor, Permission.LEGAL):
        found |= Q(state=State.SIAP_TERAP)
    if holds(actor, Permission.RECORD_HEAD):
        found |= Q(state=State.DITERAPKAN, due_on__isnull=False)
    if holds(actor, Permission.JUDGE):
        found |= Q(state=State.TIM, team__members__user_id=actor.user_id)
    return found


def waiting_for(actor: Actor) -> QuerySet[Proposal]:
    """What waits for the actor, by due date."""
    ids = visible_to(actor).filter(_mine(actor)).values("pk")
    return Proposal.objects.filter(pk__in=ids).order_by(F("due_on").asc(nulls_last=True), "state_since", "pk")


def waiting_on_others(actor: Actor) -> QuerySet[Proposal]:
    """The actor's own proposals that wait for someone else, longest first."""
    moving = [s for s in State if s not in {State.TERCATAT, State.TIDAK_LAYAK, State.DITARIK, State.DIHENTIKAN,
                                            State.TIDAK_AKTIF, State.DITERAPKAN, State.DRAFT}]  # fmt: skip
    agencies = agencies_for(actor, Permission.WRITE_FOR_AGENCY)
    own = Q(author_id=actor.user_id) | Q(owner_id__in=agencies) if actor.user_id else Q(pk__in=[])
    ids = visible_to(actor).filter(own, state__in=moving).exclude(pk__in=waiting_for(actor).values("pk")).values("pk")
    return Proposal.objects.filter(pk__in=ids).order_by("state_since", "pk")
