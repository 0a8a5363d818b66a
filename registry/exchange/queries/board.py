"""What the board reads: every innovation of the region that was handed in; names only where one may know them."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from registry.exchange.queries.pulses import alive_at
from registry.exchange.rules.board import HANDED_IN, Item, registered_year
from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.shared.actor import Actor
from registry.workflow.rules.states import PUBLIC, State

FIELDS = (
    "public_id", "owner__name", "executor__name", "agency__name", "source_agency", "state", "initiator", "registration",
    "state_since", "last_step_on", "updated_at", "alive_at",
)  # fmt: skip


def board_items(actor: Actor) -> list[Item]:
    """One query; a copied record of a public source gives no sign of life."""
    found = Proposal.objects.filter(region_id=actor.region_code, state__in=sorted(HANDED_IN)).order_by("pk")
    found = found.annotate(alive_at=alive_at())
    return [
        Item(
            agency=owner or executor or agency or source or "", state=State(state), initiator=initiator,
            registered_in=registered_year(registration=registration), since=since, public_id=public_id,
            last_sign=None if state == State.TERCATAT else _latest(changed, step, alive),
        )
        for public_id, owner, executor, agency, source, state, initiator, registration, since, step, changed, alive
        in found.values_list(*FIELDS)
    ]  # fmt: skip


def _latest(changed: datetime, step: date | None, alive: datetime | None) -> date:
    """The file changed, a step was taken, or its owner said that it is alive."""
    signs = [timezone.localtime(moment).date() for moment in (changed, alive) if moment]
    return max([*signs, step] if step else signs)


def named(actor: Actor, *, public_ids: Sequence[str]) -> dict[str, Proposal]:
    """Of these, the innovations whose name the actor may read."""
    may_read = Q(pk__in=visible_to(actor).values("pk")) | Q(state__in=sorted(PUBLIC))
    found = Proposal.objects.filter(may_read, public_id__in=public_ids, region_id=actor.region_code)
    return {proposal.public_id: proposal for proposal in found.only("public_id", "name", "state", "is_simulated")}
