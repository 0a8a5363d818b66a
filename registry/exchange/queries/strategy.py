"""What the strategy reads: agencies, targets, the plan, and what was reached; each in one query."""

from collections.abc import Iterable

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from registry.exchange import policy
from registry.exchange.models import AgencyTarget, StrategyPlan
from registry.exchange.rules.board import HANDED_IN, registered_year
from registry.exchange.rules.strategy import Proof, Target, Work, month_in
from registry.index.models import EvidenceUse
from registry.people.models import Agency
from registry.proposals.models import Proposal
from registry.shared.actor import Actor
from registry.workflow.rules.states import State


def agencies_for_strategy(actor: Actor) -> QuerySet[Agency]:
    """All of the region, or the actor's own."""
    here = Agency.objects.filter(region_id=actor.region_code, is_active=True).order_by("name")
    return here if policy.may_see_board(actor) else here.filter(pk__in=policy.agencies_with_strategy(actor))


def standing_targets(*, region_code: str, years: Iterable[int]) -> dict[tuple[int, int], Target]:
    """By agency and year."""
    found = AgencyTarget.objects.filter(agency__region_id=region_code, year__in=list(years), superseded_at__isnull=True)
    return {(each.agency_id, each.year): target_of(each) for each in found}


def target_of(row: AgencyTarget) -> Target:
    return Target(row.count, row.stage, tuple(row.evidence))


def works_of(*, region_code: str, years: Iterable[int]) -> list[Work]:
    """The proposals that got their number in these years."""
    numbered = Q()
    for year in years:
        numbered |= Q(registration__contains=f"-{year}-")
    found = Proposal.objects.filter(numbered, region_id=region_code, state__in=sorted(HANDED_IN)).order_by("pk")
    return [
        Work(owner or executor or agency, registered_year(registration=registration), State(state), public_id)
        for owner, executor, agency, registration, state, public_id
        in found.values_list("owner_id", "executor_id", "agency_id", "registration", "state", "public_id")
    ]  # fmt: skip


def proofs_of(*, region_code: str, years: Iterable[int]) -> list[Proof]:
    """The rows of these years' reports that have evidence, since their first document."""
    found = EvidenceUse.objects.filter(
        row__sheet__period__region_id=region_code, row__sheet__period__year__in=list(years)
    ).order_by("row_id")
    of = "row__sheet__proposal__"
    fields = (
        f"{of}owner_id",
        f"{of}executor_id",
        f"{of}agency_id",
        "row__sheet__period__year",
        f"{of}public_id",
        "row__key",
    )
    return [
        Proof(
            owner or executor or agency, year, month_in(first=timezone.localtime(first).date(), year=year),
            public_id, key,
        )
        for owner, executor, agency, year, public_id, key, first
        in found.values_list(*fields).annotate(first=Min("document__added_at"))
    ]  # fmt: skip


def standing_plan(*, region_code: str, year: int) -> StrategyPlan | None:
    found = StrategyPlan.objects.filter(region_id=region_code, year=year, superseded_at__isnull=True)
    return found.select_related("file").first()


def plan_versions(*, region_code: str, year: int) -> QuerySet[StrategyPlan]:
    return StrategyPlan.objects.filter(region_id=region_code, year=year).select_related("saved_by", "file")


def target_versions(*, agency: Agency, year: int) -> QuerySet[AgencyTarget]:
    return AgencyTarget.objects.filter(agency=agency, year=year).select_related("saved_by")
