"""Reading cooperation agreements: the desk's own, those that end soon, and follow-ups that nobody answered."""

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value

from registry.exchange.models import Adoption, CooperationAgreement, FollowUp, SignedLink, StudyVisit
from registry.exchange.policy import is_desk
from registry.exchange.queries.replications import adoptions
from registry.exchange.rules.agreements import AgreementState, last_soon
from registry.exchange.rules.visits import VisitStatus
from registry.shared.actor import Actor


def agreements_for(actor: Actor) -> QuerySet[CooperationAgreement]:
    """What the desk of a region keeps; nobody else finds one."""
    if not is_desk(actor):
        return CooperationAgreement.objects.none()
    kept = CooperationAgreement.objects.filter(region_id=actor.region_code)
    return kept.select_related("region", "partner", "file", "renews", "renewal")


def agreement_page(actor: Actor, *, public_id: str) -> QuerySet[CooperationAgreement]:
    found = agreements_for(actor).filter(public_id=public_id)
    visits = StudyVisit.objects.select_related("asking_region").defer("contact_name", "contact")
    return found.prefetch_related(Prefetch("adoptions", queryset=adoptions()), Prefetch("visits", queryset=visits))


def agreements_around(
    actor: Actor, *, adoption: Adoption | None = None, visit: StudyVisit | None = None, today: date
) -> list[CooperationAgreement]:  # fmt: skip
    """The desk's own that one replication or visit rests on, and those that still run and could be linked with it."""
    link = {"adoptions": adoption} if adoption else {"visits": visit}
    linked = Exists(CooperationAgreement.objects.filter(pk=OuterRef("pk"), **link))
    found = agreements_for(actor).annotate(is_linked=linked)
    return list(found.filter(Q(is_linked=True) | Q(ends_on__gte=today)))


def in_state(
    rows: QuerySet[CooperationAgreement], *, state: AgreementState, today: date
) -> QuerySet[CooperationAgreement]:  # fmt: skip
    """`rules.agreements.state_of` as a query."""
    soon = last_soon(today=today)
    standing = {
        AgreementState.ENDED: Q(ends_on__lt=today),
        AgreementState.ENDING: Q(ends_on__gte=today, ends_on__lte=soon),
        AgreementState.RUNNING: Q(ends_on__gt=soon),
    }
    return rows.filter(standing[state])


def agreements_asked(actor: Actor, *, asked: str, today: date) -> QuerySet[CooperationAgreement]:
    """All, or those in the state that was asked for."""
    found = agreements_for(actor)
    return in_state(found, state=AgreementState(asked), today=today) if asked in set(AgreementState) else found


def ending_agreements(actor: Actor, *, today: date) -> QuerySet[CooperationAgreement]:
    """Those that end soon and have no next, the nearest end first."""
    ending = in_state(agreements_for(actor), state=AgreementState.ENDING, today=today)
    return ending.filter(renewal__isnull=True).order_by("ends_on", "pk")


@dataclass(frozen=True, slots=True)
class DeskDuty:
    """One thing on the desk: an agreement that ends, or (months set) a follow-up that nobody answered."""

    months: int
    day: date
    public_id: str
    name: str
    partner: str
    is_simulated: bool
    is_sent: bool


def desk_duties(actor: Actor, *, today: date, most: int) -> list[DeskDuty]:
    """Both kinds in one read: the agreements first, of each the nearest day."""
    if not is_desk(actor):
        return []
    ending = ending_agreements(actor, today=today).order_by().annotate(months=Value(0), is_sent=Value(False))
    asked = waiting_follow_ups(actor, today=today).order_by().annotate(partner_name=Value("", CharField()))
    columns = ("months", "ends_on", "public_id", "subject", "partner__name", "is_simulated", "is_sent")
    names = ("months", "due_on", "visit_id_shown", "asking_name", "partner_name", "is_simulated", "is_sent")
    both = ending.values_list(*columns).union(asked.values_list(*names), all=True).order_by("months", "ends_on")
    return [
        DeskDuty(months, day, key, name, partner, bool(is_simulated), bool(is_sent))
        for months, day, key, name, partner, is_simulated, is_sent in both[:most]
    ]


def waiting_follow_ups(actor: Actor, *, today: date) -> QuerySet[FollowUp]:
    """Follow-ups whose day has come without an answer, and whether a link that was sent still waits for one."""
    if not is_desk(actor):
        return FollowUp.objects.none()
    links = SignedLink.objects.filter(
        follow_up=OuterRef("pk"), revoked_at__isnull=True, used_at__isnull=True, expires_at__date__gte=today
    )
    found = FollowUp.objects.filter(
        visit__region_id=actor.region_code, visit__status=VisitStatus.HELD, due_on__lte=today, answered_at__isnull=True
    )
    asker = {"asking_name": F("visit__asking_region__name"), "visit_id_shown": F("visit__public_id")}
    simulated = F("visit__is_simulated")
    return found.annotate(is_sent=Exists(links), is_simulated=simulated, **asker).order_by("due_on", "pk")
