"""What of the index an actor may open: documents, scenarios, and the period that is on."""

from django.db.models import Count, Q, QuerySet

from registry.index.models import EvidenceDocument, Period, Scenario, Sheet, SheetNote
from registry.index.policy import may_open_region, may_plan
from registry.index.rules.scenarios import Audience
from registry.people.models import Agency
from registry.people.policy import agencies_for
from registry.people.rules.roles import Permission
from registry.shared.actor import Actor


def sheets_for(actor: Actor) -> QuerySet[Sheet]:
    """All sheets of the region for its desk; else those of the agencies for which one writes."""
    if actor.is_public or actor.region_code is None:
        return Sheet.objects.none()
    found = Sheet.objects.filter(period__region_id=actor.region_code)
    if may_open_region(actor, actor.region_code):
        return found
    return found.filter(proposal__owner_id__in=agencies_for(actor, Permission.WRITE_FOR_AGENCY))


def evidence_for(actor: Actor) -> QuerySet[EvidenceDocument]:
    """The region's documents for its desk; else one's agency's own and those under what one may open."""
    if actor.is_public or actor.region_code is None:
        return EvidenceDocument.objects.none()
    found = EvidenceDocument.objects.filter(region_id=actor.region_code)
    if may_open_region(actor, actor.region_code):
        return found
    own = Q(agency_id__in=agencies_for(actor, Permission.WRITE_FOR_AGENCY))
    return found.filter(own | Q(uses__row__sheet__in=sheets_for(actor))).distinct()


def scenarios_for(actor: Actor) -> QuerySet[Scenario]:
    """One's own and what is shared with one; all of the region for those who evaluate there."""
    if actor.is_public or actor.region_code is None:
        return Scenario.objects.none()
    found = Scenario.objects.filter(period__region_id=actor.region_code)
    if may_open_region(actor, actor.region_code):
        return found
    seen = Q(owner_id=actor.user_id) | Q(shared_with__in=agencies_for(actor, Permission.WRITE_FOR_AGENCY))
    if may_plan(actor, actor.region_code):
        seen |= Q(audience=Audience.REGION)
    return found.filter(seen)


def agencies_to_share_with(actor: Actor) -> list[Agency]:
    """The agencies with which one may share a scenario, by name."""
    found = Agency.objects.filter(region_id=actor.region_code, is_active=True).order_by("name")
    if actor.region_code is None or not may_open_region(actor, actor.region_code):
        found = found.filter(pk__in=agencies_for(actor, Permission.WRITE_FOR_AGENCY))
    return list(found)


def open_notes(*, sheet: Sheet) -> dict[str, int]:
    """How many notes of a sheet are not resolved yet, by the key of their row."""
    found = SheetNote.objects.filter(row__sheet=sheet, resolved_at__isnull=True).order_by()
    return dict(found.values_list("row__key").annotate(Count("pk")))


def current_period(region_code: str) -> Period | None:
    """The newest period of a region; None before the first is opened."""
    found = Period.objects.filter(region_id=region_code).select_related("edition", "region").defer("frozen")
    return found.order_by("-year").first()
