"""Consultations as the desk and the asking agency see them, what waits for either, and points on a proposal."""

from datetime import date

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from registry.exchange import policy
from registry.exchange.models import Advice, Consultation
from registry.exchange.rules.clinic import Advised, Wait
from registry.people.models import Agency
from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.shared.actor import Actor

LINE = (
    "public_id", "question", "meet_on", "asked_at", "place", "agency__name", "proposal__name", "proposal__is_simulated",
)  # fmt: skip
OPEN_POINTS = Count("points", filter=Q(points__answer=Advised.OPEN))


def consultations_for(actor: Actor) -> QuerySet[Consultation]:
    """The desk's whole region, an agency's own."""
    return _seen(actor).annotate(open_points=OPEN_POINTS).order_by("-asked_at", "-pk")


def _seen(actor: Actor) -> QuerySet[Consultation]:
    found = Consultation.objects.filter(agency__region_id=actor.region_code).select_related("agency", "proposal")
    return found if policy.is_desk(actor) else found.filter(agency_id__in=policy.agencies_with_strategy(actor))


def waiting_consultations(actor: Actor, *, today: date) -> QuerySet[Consultation]:
    """What the clinic waits for from the actor, and meetings to come; the nearest day and the oldest request first."""
    points = Advice.objects.filter(consultation=OuterRef("pk"))
    own = Q(agency_id__in=policy.agencies_with_strategy(actor))
    cases = [When(own & Exists(points.filter(answer=Advised.OPEN)), then=Value(Wait.ANSWER))]
    cases.append(When(meet_on__gte=today, then=Value(Wait.MEETING)))
    if policy.is_desk(actor):
        cases.append(When(~Exists(points) & Q(meet_on__isnull=True), then=Value(Wait.APPOINTMENT)))
        cases.append(When(~Exists(points), then=Value(Wait.ADVICE)))
    found = _seen(actor).annotate(wait=Case(*cases, default=Value(""), output_field=CharField()))
    in_order = found.exclude(wait="").order_by(F("meet_on").asc(nulls_last=True), "asked_at", "pk")
    return in_order.only(*LINE)


def advice_on(actor: Actor, proposal: Proposal) -> QuerySet[Advice]:
    """The points pinned to a proposal, for who follows its consultation."""
    seen = _seen(actor).filter(proposal=proposal).order_by().values("pk")
    found = Advice.objects.filter(consultation__in=seen) if policy.may_read_clinic(actor) else Advice.objects.none()
    return found.select_related("consultation").order_by("pk")


def agencies_asking(actor: Actor) -> QuerySet[Agency]:
    return Agency.objects.filter(pk__in=policy.agencies_with_strategy(actor), is_active=True)


def askable_proposals(actor: Actor) -> QuerySet[Proposal]:
    """The agency's own proposals about which it may ask."""
    own = policy.agencies_with_strategy(actor)
    found = visible_to(actor).filter(Q(owner_id__in=own) | Q(agency_id__in=own)).order_by("name", "pk")
    return found.only("pk", "name", "public_id")


def with_advice(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Whether the clinic gave advice, and how many points are open, on the row itself."""
    points = Advice.objects.filter(consultation__proposal=OuterRef("pk")).order_by()
    count = points.filter(answer=Advised.OPEN).values("consultation__proposal").annotate(n=Count("pk")).values("n")
    open_advice = Coalesce(Subquery(count, output_field=IntegerField()), 0)
    return rows.annotate(is_advised=Exists(points), open_advice=open_advice)
