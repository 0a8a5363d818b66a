"""Families of innovations as the public knows them: confirmed replications of what is published, in two queries."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from registry.exchange.models import Adoption
from registry.exchange.queries.replications import CONFIRMED
from registry.exchange.rules.family import Kin, Passing, relatives
from registry.exchange.rules.replications import Stage
from registry.proposals.models import Proposal
from registry.workflow.rules.states import PUBLIC

GOING = CONFIRMED & ~Q(stage=Stage.DROPPED)
BORN = Q(offspring__state__in=sorted(PUBLIC))
FIELDS = (
    "public_id", "origin__public_id", "origin__name", "origin__region__name", "adopter_region__name", "adopter_office",
    "stage", "offspring__public_id", "offspring__name", "offspring__region__name", "offspring__state", "is_simulated",
)  # fmt: skip


def with_family(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Whether it grew from a replication, on the row itself."""
    return rows.annotate(is_offspring=Exists(Adoption.objects.filter(GOING, offspring=OuterRef("pk"))))


def passings() -> list[Passing]:
    """All that are going on."""
    return _read(Adoption.objects.filter(GOING))


def passings_around(proposal: Proposal) -> list[Passing]:
    """Those of the innovation and of everything that hangs together with it."""
    links = Adoption.objects.filter(GOING, BORN).values_list("origin__public_id", "offspring__public_id")
    near = relatives(proposal.public_id, links=links)
    return _read(Adoption.objects.filter(GOING, origin__public_id__in=sorted(near)))


def parents_of() -> dict[str, list[str]]:
    """By innovation, what it came from; also what is not confirmed or not published."""
    found: dict[str, list[str]] = {}
    named = Adoption.objects.filter(offspring__isnull=False).order_by("pk")
    for offspring, origin in named.values_list("offspring__public_id", "origin__public_id"):
        found.setdefault(offspring, []).append(origin)
    return found


def _read(rows: QuerySet[Adoption]) -> list[Passing]:
    return [
        Passing(
            public_id, Kin(origin_id, name, origin), region, office, Stage(stage),
            Kin(born_id, born, born_in) if state in PUBLIC else None, is_simulated,
        )
        for public_id, origin_id, name, origin, region, office, stage, born_id, born, born_in, state, is_simulated
        in rows.order_by("pk").values_list(*FIELDS)
    ]  # fmt: skip
