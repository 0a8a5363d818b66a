"""Reading replications: what both ends stand by is public; what only one says is for the two."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from registry.exchange.models import Adoption, AdoptionStep, SignedLink
from registry.exchange.policy import is_desk
from registry.exchange.rules.replications import IN_USE, Arrow, Stage, Standing
from registry.proposals.models import Proposal
from registry.shared.actor import Actor
from registry.trial.models import Replication
from registry.workflow.rules.states import PUBLIC

CONFIRMED = Q(
    origin_confirmed_at__isnull=False, adopter_confirmed_at__isnull=False, origin__state__in=sorted(PUBLIC)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taker:
    """Who took an innovation over, as its public page says."""

    name: str
    office: str
    stage: str
    since: date
    is_running: bool
    public_id: str = ""
    changed_what: str = ""
    changed_why: str = ""
    is_simulated: bool = False
    offspring: Proposal | None = None


def adoptions() -> QuerySet[Adoption]:
    found = Adoption.objects.select_related(
        "origin__region", "origin__owner", "origin__executor", "adopter_region", "adopter_agency", "record",
        "offspring",
    )  # fmt: skip
    return found.defer(*(f"{end}__{name}" for end in ("origin", "offspring") for name in ("contact", "receipt_digest")))


def confirmed_adoptions() -> QuerySet[Adoption]:
    """Both ends stand by it, and the origin is published."""
    return adoptions().filter(CONFIRMED)


def adoptions_of_desk(actor: Actor) -> QuerySet[Adoption]:
    """Every one that the desk's region is an end of, also those that wait for a confirmation."""
    if not is_desk(actor):
        return Adoption.objects.none()
    return adoptions().filter(Q(origin__region_id=actor.region_code) | Q(adopter_region_id=actor.region_code))


def readable_adoptions(actor: Actor) -> QuerySet[Adoption]:
    seen = CONFIRMED
    if is_desk(actor):
        seen |= Q(origin__region_id=actor.region_code) | Q(adopter_region_id=actor.region_code)
    steps = Prefetch("steps", queryset=AdoptionStep.objects.select_related("file"))
    links = Prefetch("links", queryset=SignedLink.objects.order_by("-pk"))
    return adoptions().filter(seen).prefetch_related(steps, links)


def standing_of_adoption(adoption: Adoption) -> Standing:
    """How it stands, for the rules."""
    has_run = any(step.stage == Stage.RUNNING for step in adoption.steps.all())
    return Standing(Stage(adoption.stage), adoption.stage_since, adoption.is_confirmed, has_run)


def arrows() -> list[Arrow]:
    """What went from where to where, for graph and figures."""
    found = Adoption.objects.filter(CONFIRMED).order_by("pk")
    rows = found.values_list("origin__name", "origin__region__name", "adopter_region__name", "stage")
    return [Arrow(name, origin, adopter, Stage(stage)) for name, origin, adopter, stage in rows]


def takers_of(proposal: Proposal) -> list[Taker]:
    """Who replicates the innovation: confirmed replications, and papers of Art. 28 that no replication carries."""
    going = Adoption.objects.filter(CONFIRMED, origin=proposal).exclude(stage=Stage.DROPPED)
    found = [
        Taker(
            each.adopter_region.name, each.adopter_office, str(each.get_stage_display()), each.stage_since,
            each.stage in IN_USE, each.public_id, each.changed_what, each.changed_why, each.is_simulated,
            each.offspring if each.offspring and each.offspring.state in PUBLIC else None,
        )
        for each in going.select_related("adopter_region", "offspring").order_by("stage_since", "pk")
    ]  # fmt: skip
    alone = Replication.objects.filter(proposal=proposal, adoption__isnull=True).select_related("document")
    return found + [
        Taker(each.adopter, "", "", each.document.on, True) for each in alone.order_by("document__on", "pk")
    ]
