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
OF_KIN = ("public_id", "name", "region__name", "is_simulated")
FIELDS = (
    "public_id", "adopter_region__name", "adopter_office", "stage", "is_simulated", "offspring__state",
    *(f"{end}__{name}" for end in ("origin", "offspring") for name in OF_KIN),
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
            public_id, Kin(*ends[:4]), region, office, Stage(stage), Kin(*ends[4:]) if state in PUBLIC else None,
            is_simulated,
        )
        for public_id, region, office, stage, is_simulated, state, *ends
        in rows.order_by("pk").values_list(*FIELDS)
    ]  # fmt: skip
