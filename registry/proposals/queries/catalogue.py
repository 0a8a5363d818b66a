"""The rows of public lists, and how much stands in the register."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from registry.proposals.models import Proposal
from registry.proposals.queries.published import published
from registry.workflow.rules.states import PUBLIC, State

ROW = (
    "public_id", "name", "state", "form", "is_simulated", "embargo_until", "embargo_reason", "benefit", "source_note",
    "source_agency", "source_year", "decreed_on", "created_at", "updated_at", "region__name", "owner__name",
    "executor__name", "main_affair__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PublishedCounts:
    """How much stands in the register: determined here, played as an example, from public sources; how many regions."""

    determined: int
    simulated: int
    sourced: int
    regions: int


def catalogue() -> QuerySet[Proposal]:
    """The published records, only the columns of a row."""
    return published().defer(None).only(*ROW)


def determined() -> QuerySet[Proposal]:
    """Of these, what was determined on the legal way in this register."""
    return catalogue().exclude(state=State.TERCATAT)


def published_counts() -> PublishedCounts:
    """One read for the home page."""
    found = Proposal.objects.filter(state__in=sorted(PUBLIC)).aggregate(
        determined=Count("pk", filter=~Q(state=State.TERCATAT) & Q(is_simulated=False)),
        simulated=Count("pk", filter=Q(is_simulated=True)),
        sourced=Count("pk", filter=Q(state=State.TERCATAT, is_simulated=False)),
        regions=Count("region", distinct=True),
    )
    return PublishedCounts(**found)
