"""Reading attendance lists: for the host and its papers, and what is due to be forgotten."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from registry.exchange.models import Attendee, ExchangeEvent
from registry.exchange.queries.visits import contact_months
from registry.exchange.rules.visits import is_contact_due
from registry.reference.models import RegionProfile


def attendees_of(event: ExchangeEvent) -> QuerySet[Attendee]:
    """Every line, also the struck ones, by day and order of coming."""
    return event.attendees.select_related("region").order_by("on", "pk")


def present(event: ExchangeEvent) -> QuerySet[Attendee]:
    """The lines that stand."""
    return attendees_of(event).filter(struck_at=None)


def certifiable(event: ExchangeEvent) -> list[Attendee]:
    """Those present with a name, each once however many days he came."""
    found: dict[tuple[str, str], Attendee] = {}
    for each in present(event).exclude(name=""):
        found.setdefault((each.name.casefold(), each.office.casefold()), each)
    return list(found.values())


def named_attendee(*, public_id: str) -> Attendee | None:
    """One line that stands and has its name, with its event and the mark of its certificate."""
    found = Attendee.objects.filter(public_id=public_id, struck_at=None, mark__isnull=False).exclude(name="")
    return found.select_related("region", "event", "mark").first()


def months_kept(event: ExchangeEvent) -> int:
    """As long as the host keeps the person of a visit."""
    return contact_months().get(event.host_code, RegionProfile().contact_months)


def events_to_forget(*, today: date) -> list[ExchangeEvent]:
    """Events whose names have been kept for as long as their host decided."""
    months, unset = contact_months(), RegionProfile().contact_months
    named = ExchangeEvent.objects.filter(pk__in=Attendee.objects.exclude(name="").values("event")).order_by("pk")
    return [each for each in named if is_due(each, months=months.get(each.host_code, unset), today=today)]


def is_due(event: ExchangeEvent, *, months: int, today: date) -> bool:
    """Counted from the last day; a day that was taken out of the entry meanwhile counts from the last line."""
    days: Iterable[date] = event.attendees.values_list("on", flat=True)
    last = event.last_day or max(days, default=today)
    return is_contact_due(last_day=last, months=months, today=today)
