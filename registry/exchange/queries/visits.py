"""Reading study visits: the desk's list, what stands on a day, what fits the asked topics, what the public sees."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from registry.exchange.models import ExchangeEvent, FollowUp, Material, SignedLink, StudyVisit, VisitRoom
from registry.exchange.policy import is_desk
from registry.exchange.queries.events import public_materials
from registry.exchange.rules.calendar import Entry
from registry.exchange.rules.visits import Taken, VisitStatus, topic_words
from registry.proposals.models import Proposal
from registry.proposals.queries.published import published
from registry.reference.models import RegionProfile
from registry.reference.queries import tenants
from registry.shared.actor import Actor

MATCHES = 10
PUBLIC_STATUS = (VisitStatus.ACCEPTED, VisitStatus.HELD)


@dataclass(frozen=True, slots=True)
class Match:
    """A published innovation that fits the asked topics, and the words that say so."""

    innovation: Proposal
    words: tuple[str, ...]


def visits_for(actor: Actor) -> QuerySet[StudyVisit]:
    """What the desk of a region received; nobody else finds a request."""
    if not is_desk(actor):
        return StudyVisit.objects.none()
    return StudyVisit.objects.filter(region_id=actor.region_code).select_related("region", "asking_region")


def visit_page(actor: Actor, *, public_id: str) -> QuerySet[StudyVisit]:
    """One request with its innovations, follow-ups and their links."""
    links = Prefetch("links", queryset=SignedLink.objects.order_by("-pk"))
    follow_ups = Prefetch("follow_ups", queryset=FollowUp.objects.prefetch_related(links))
    chosen = Prefetch("innovations", queryset=published())
    found = visits_for(actor).filter(public_id=public_id).select_related("event")
    return found.prefetch_related(chosen, follow_ups)


def behind_visit_receipt(receipt: str) -> QuerySet[StudyVisit]:
    """The request behind the digest of a code; one at most."""
    found = StudyVisit.objects.filter(receipt_digest=receipt).select_related("region", "asking_region", "event")
    return found.prefetch_related(Prefetch("innovations", queryset=published()))


def coming_visits(*, on: date) -> QuerySet[StudyVisit]:
    """What the public may know: which region comes where, and when; never the person."""
    found = StudyVisit.objects.filter(status=VisitStatus.ACCEPTED, visit_on__gte=on)
    return found.select_related("region", "asking_region").defer("contact_name", "contact").order_by("visit_on", "pk")


def visits_with_contact() -> QuerySet[StudyVisit]:
    """Requests whose person is still known."""
    days = ("region", "visit_on", "first_choice", "second_choice")
    return StudyVisit.objects.filter(contact_erased_at__isnull=True).only(*days).order_by("pk")


def contact_months() -> dict[str, int]:
    """For how many months each region keeps the person of a visit."""
    unset = RegionProfile().contact_months
    kept = tenants().values_list("pk", "profile__contact_months")
    return {code: unset if months is None else months for code, months in kept}


def calendar_entries() -> list[Entry]:
    """Accepted visits without office or person."""
    found = StudyVisit.objects.filter(status__in=PUBLIC_STATUS).select_related("region", "asking_region")
    return [
        Entry(
            f"{visit.public_id}@registri-inovasi", visit.visit_on, visit.visit_on,
            f"Kunjungan belajar {visit.asking_region.name} ke {visit.region.name}", visit.place, visit.updated_at,
        )
        for visit in found.defer("contact_name", "contact").order_by("visit_on", "pk")
        if visit.visit_on is not None
    ]  # fmt: skip


def taken_days(*, region_code: str, leaving_out: int = 0) -> list[Taken]:
    """What already stands in the region's calendar: other visits, and events held there."""
    visits = StudyVisit.objects.filter(region_id=region_code, status=VisitStatus.ACCEPTED).exclude(pk=leaving_out)
    found = [
        Taken(visit.visit_on, visit.visit_on, visit.asking_region.name)
        for visit in visits.select_related("asking_region").order_by("visit_on")
        if visit.visit_on is not None
    ]
    events = ExchangeEvent.objects.filter(region_id=region_code, on__isnull=False, visit=None).order_by("on")
    return found + [Taken(event.on, event.until or event.on, event.title) for event in events if event.on is not None]


def capacity_of(*, region_code: str) -> int | None:
    return VisitRoom.objects.filter(pk=region_code).values_list("capacity", flat=True).first()


def matches_for(visit: StudyVisit) -> list[Match]:
    """Published innovations of the region by the words of the request, in name, affair, agency or source summary."""
    words = topic_words(text=visit.topics)
    hit = Q(pk__in=[])
    for word in words:
        hit |= Q(name__icontains=word) | Q(main_affair__name__icontains=word) | Q(owner__name__icontains=word)
        hit |= Q(source_note__icontains=word) | Q(source_agency__icontains=word)
    found = published().filter(hit, region_id=visit.region_id).order_by("name", "pk")
    rated = [Match(innovation, _said(innovation, words)) for innovation in found]
    return sorted(rated, key=lambda match: -len(match.words))[:MATCHES]


def _said(innovation: Proposal, words: list[str]) -> tuple[str, ...]:
    agency = innovation.owner.name if innovation.owner else innovation.source_agency
    affair = innovation.main_affair.name if innovation.main_affair else ""
    text = f"{innovation.name} {agency} {affair} {innovation.source_note}".casefold()
    return tuple(word for word in words if word in text)


def choosable_innovations(*, region_code: str) -> QuerySet[Proposal]:
    return published().filter(region_id=region_code).order_by("name", "pk")


def pack_materials(*, region_code: str) -> QuerySet[Material]:
    """Event materials of the region that may be handed out: with the innovations' pages, the pack of a visit."""
    return public_materials().filter(event__keeper_id=region_code).order_by("-event__year", "pk")[:20]
