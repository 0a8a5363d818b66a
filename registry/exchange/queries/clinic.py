"""Consultations as the desk and the asking agency see them, and open points on a proposal's own row."""

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from registry.exchange import policy
from registry.exchange.models import Advice, Consultation
from registry.exchange.rules.clinic import Advised
from registry.people.models import Agency
from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.shared.actor import Actor

OPEN_POINTS = Count("points", filter=Q(points__answer=Advised.OPEN))


def consultations_for(actor: Actor) -> QuerySet[Consultation]:
    """The desk's whole region, an agency's own."""
    found = Consultation.objects.filter(agency__region_id=actor.region_code).select_related("agency", "proposal")
    if not policy.is_desk(actor):
        found = found.filter(agency_id__in=policy.agencies_with_strategy(actor))
    return found.annotate(open_points=OPEN_POINTS).order_by("-asked_at", "-pk")


def agencies_asking(actor: Actor) -> QuerySet[Agency]:
    return Agency.objects.filter(pk__in=policy.agencies_with_strategy(actor), is_active=True)


def askable_proposals(actor: Actor) -> QuerySet[Proposal]:
    """The agency's own proposals about which it may ask."""
    own = policy.agencies_with_strategy(actor)
    found = visible_to(actor).filter(Q(owner_id__in=own) | Q(agency_id__in=own)).order_by("name", "pk")
    return found.only("pk", "name", "public_id")


def with_open_advice(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """How many points of the clinic are open, on the row itself."""
    points = Advice.objects.filter(consultation__proposal=OuterRef("pk"), answer=Advised.OPEN).order_by()
    count = points.values("consultation__proposal").annotate(n=Count("pk")).values("n")
    return rows.annotate(open_advice=Coalesce(Subquery(count, output_field=IntegerField()), 0))
