"""The person behind a request of a visit is forgotten once the region has kept him as long as it decided."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.exchange.models import StudyVisit
from registry.exchange.queries.visits import contact_months, visits_with_contact
from registry.exchange.rules.visits import is_contact_due
from registry.exchange.usecases.visits import leave_visit_event
from registry.shared.actor import Actor


def erase_contacts(*, at: datetime) -> int:
    """Every contact whose time is over, each for itself; how many."""
    today, months = timezone.localtime(at).date(), contact_months()
    due = [
        visit.pk
        for visit in visits_with_contact()
        if is_contact_due(last_day=visit.last_day, months=months[visit.region_id], today=today)
    ]
    return sum(erase_contact(visit_id=visit_id, months=months, at=at) for visit_id in due)


@transaction.atomic
def erase_contact(*, visit_id: int, months: dict[str, int], at: datetime) -> bool:
    """Name and number go, the visit and its follow-ups stay; False where somebody else was first."""
    visit = StudyVisit.objects.select_for_update().filter(pk=visit_id, contact_erased_at__isnull=True).first()
    if visit is None:
        return False
    visit.contact_name, visit.contact, visit.contact_erased_at, visit.updated_at = "", "", at, at
    visit.save(update_fields=["contact_name", "contact", "contact_erased_at", "updated_at"])
    leave_visit_event(
        Kind.VISIT_CONTACT_ERASED, visit=visit, role="", after={"months": months[visit.region_id]}, by=Actor(), at=at
    )
    return True
