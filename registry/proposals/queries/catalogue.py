"""The public list: narrowed and counted without touching what an embargo holds back."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from registry.proposals.models import Proposal
from registry.proposals.queries.published import published
from registry.reference.models import Affair, Region
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


def named(rows: QuerySet[Proposal], *, text: str) -> QuerySet[Proposal]:
    """By words of the name or of the source's summary, which no embargo covers."""
    for word in text.split()[:8]:
        rows = rows.filter(Q(name__icontains=word) | Q(state=State.TERCATAT, source_note__icontains=word))
    return rows


def of_agency_named(rows: QuerySet[Proposal], *, text: str) -> QuerySet[Proposal]:
    """By the owner, the executor, or the agency as a source writes it."""
    return rows.filter(
        Q(owner__name__icontains=text) | Q(executor__name__icontains=text) | Q(source_agency__icontains=text)
    )


def published_regions() -> QuerySet[Region]:
    """The regions that have a published record."""
    return Region.objects.filter(pk__in=Proposal.objects.filter(state__in=sorted(PUBLIC)).values("region_id")).order_by(
        "name"
    )


def published_affairs() -> QuerySet[Affair]:
    """The affairs that have a published record."""
    return Affair.objects.filter(pk__in=Proposal.objects.filter(state__in=sorted(PUBLIC)).values("main_affair_id"))


def published_counts() -> PublishedCounts:
    """One read for the home page."""
    found = Proposal.objects.filter(state__in=sorted(PUBLIC)).aggregate(
        determined=Count("pk", filter=~Q(state=State.TERCATAT) & Q(is_simulated=False)),
        simulated=Count("pk", filter=Q(is_simulated=True)),
        sourced=Count("pk", filter=Q(state=State.TERCATAT, is_simulated=False)),
        regions=Count("region", distinct=True),
    )
    return PublishedCounts(**found)
