"""What waits for whom (law.md section 6)."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from registry.people.policy import agencies_for, holds
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.review.models import TeamMember
from registry.shared.actor import Actor
from registry.trial.models import Application, MinisterReport
from registry.workflow.rules.states import TERMINAL, Initiator, State
from registry.workflow.rules.transitions import STEPS, Move, Scope

# Moves that are always possible, or that only a failure calls for, are nobody's task.
NOT_A_TASK = frozenset(
    {Move.WITHDRAW, Move.DEACTIVATE, Move.TAKE_IN, Move.RECOGNISE, Move.PROPOSE_STOP, Move.EXEMPT, Move.APPLY}
)
MOVING = sorted(set(State) - TERMINAL - {State.TERCATAT, State.DITERAPKAN, State.DRAFT})
LINE = (
    "public_id", "registration", "name", "initiator", "state", "state_since", "due_on", "due_is_legal", "due_basis",
    "is_simulated", "agency__name", "owner__name",
)  # fmt: skip
# Who follows the whole road, not only his own proposals.
FOLLOWING = (Permission.EVALUATE, Permission.RECORD_HEAD, Permission.RECORD_DPRD, Permission.OVERSEE)


def waiting_for(actor: Actor) -> QuerySet[Proposal]:
    """What waits for the actor, by due date."""
    found = visible_to(actor).filter(_by_moves(actor) | _beside_moves(actor))
    return found.order_by(F("due_on").asc(nulls_last=True), "state_since", "pk")


def as_rows(found: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Only what a line of a list of duties says."""
    return found.select_related("owner", "agency").only(*LINE)


def waiting_on_others(actor: Actor) -> QuerySet[Proposal]:
    """What waits for someone else, longest first: all that an official follows, of the others their own."""
    found = visible_to(actor).filter(state__in=MOVING).exclude(_by_moves(actor) | _beside_moves(actor))
    if not any(holds(actor, permission) for permission in FOLLOWING):
        agencies = agencies_for(actor, Permission.WRITE_FOR_AGENCY) | agencies_for(actor, Permission.EXECUTE)
        own = Q(author_id=actor.user_id) | Q(owner_id__in=agencies) | Q(executor_id__in=agencies)
        found = found.filter(own | Q(initiator=Initiator.AGENCY, agency_id__in=agencies))
    return found.order_by("state_since", "pk")


def _by_moves(actor: Actor) -> Q:
    """The union of what the actor's seats may move."""
    found = Q(pk__in=[])
    for (scope, agencies, routes), states in _seats(actor).items():
        where = Q(state__in=sorted(states), initiator__in=sorted(routes))
        if scope == Scope.OWN:
            where &= Q(author_id=actor.user_id) | Q(initiator=Initiator.AGENCY, agency_id__in=agencies)
        elif scope == Scope.AGENCY:
            where &= Q(agency_id__in=agencies)
        elif scope == Scope.EXECUTOR:
            where &= Q(executor_id__in=agencies)
        found |= where
    return found


def _seats(actor: Actor) -> dict[tuple[Scope, frozenset[int], frozenset[Initiator]], set[State]]:
    """Where the actor's moves start from, those told together that ask for the same seat on the same routes."""
    found: dict[tuple[Scope, frozenset[int], frozenset[Initiator]], set[State]] = {}
    for move, step in STEPS.items():
        if move not in NOT_A_TASK and holds(actor, step.permission):
            key = (step.scope, agencies_for(actor, step.permission), step.routes)
            found.setdefault(key, set()).update(step.sources)
    return found


def _beside_moves(actor: Actor) -> Q:
    """Sheets, votes, burden answers, the instrument once they are given, and reports to the Minister."""
    found = Q(pk__in=[])
    answered = Exists(Application.objects.filter(proposal=OuterRef("pk"), answered_at__isnull=False))
    if holds(actor, Permission.EVALUATE):
        found |= Q(state__in=[State.EVALUASI, State.VERIFIKASI, State.TIM])
    if holds(actor, Permission.LEGAL):
        found |= Q(state=State.SIAP_TERAP) & ~Q(answered)
    if holds(actor, Permission.RECORD_HEAD):
        found |= Q(state=State.SIAP_TERAP) & Q(answered)
        found |= Q(state=State.DITETAPKAN) & ~Q(_reported("penyampaian_keputusan"))
        found |= Q(state=State.DITERAPKAN, due_on__isnull=False) & ~Q(_reported("penerapan"))
    if holds(actor, Permission.JUDGE):
        seats = TeamMember.objects.filter(Q(user_id=actor.user_id), team__proposal=OuterRef("pk"), vote__isnull=True)
        found |= Q(state=State.TIM) & Q(Exists(seats))
    return found


def _reported(kind: str) -> Exists:
    return Exists(MinisterReport.objects.filter(proposal=OuterRef("pk"), kind=kind, document__isnull=False))
