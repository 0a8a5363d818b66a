"""Innovations with a similar name, for criterion a (Art. 6 elucidation)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.review.rules.similarity import LIKE, likeness, telling_words
from registry.shared.actor import Actor
from registry.workflow.labels import STATE_LABELS
from registry.workflow.rules.states import PUBLIC, State

CANDIDATES = 400
PREFIX = 5


@dataclass(frozen=True, slots=True)
class Similar:
    """A record that looks alike, as shown and as remembered with the sheet."""

    public_id: str
    name: str
    region: str
    state: str
    percent: int
    is_public: bool

    @property
    def state_label(self) -> str:
        return str(STATE_LABELS[State(self.state)])

    def remembered(self) -> dict[str, str | int]:
        return {"id": self.public_id, "name": self.name, "region": self.region, "percent": self.percent}


def similar_to(*, proposal: Proposal, actor: Actor, on: date, limit: int = 5) -> list[Similar]:
    """Published records, and handed-in ones that the actor may find, best match first; one query."""
    published = Q(state__in=PUBLIC) & (Q(embargo_until__isnull=True) | Q(embargo_until__lt=on))
    handed_in = Q(pk__in=visible_to(actor).values("pk")) & ~Q(state__in=(State.DRAFT, State.DITARIK))
    words = Q()
    for word in telling_words(proposal.name):
        words |= Q(name__icontains=word[:PREFIX])
    if not words:
        return []
    rows = Proposal.objects.filter(published | handed_in).filter(words).exclude(pk=proposal.pk)
    columns = rows.values_list("public_id", "name", "region__name", "state")[:CANDIDATES]
    found = [
        Similar(public_id, name, region, state, round(100 * share), state in PUBLIC)
        for public_id, name, region, state in columns
        if (share := likeness(proposal.name, name)) >= LIKE
    ]
    return sorted(found, key=lambda row: (-row.percent, row.name))[:limit]
