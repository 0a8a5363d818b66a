"""A region asks to come and learn, takes it back, or agrees to another date; no account, only a receipt."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import digest, record_event
from registry.exchange import policy
from registry.exchange.models import StudyVisit
from registry.exchange.rules import visits as rules
from registry.exchange.rules.visits import VisitStatus
from registry.proposals.queries.simulations import is_demonstration
from registry.proposals.rules.receipts import receipt_code, receipt_digest, shown_code
from registry.reference.models import Region
from registry.reference.queries import AUTONOMOUS
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed

ASKER = "daerah_pemohon"  # the role in the log of who holds the receipt
TEXTS = ("office", "contact_name", "contact", "topics")


@transaction.atomic
def ask_visit(
    *, region_code: str, asking_code: str, texts: Mapping[str, str], size: int, first_choice: date | None,
    second_choice: date | None, secret: bytes, at: datetime,
) -> tuple[StudyVisit, str]:  # fmt: skip
    """Hand in a request; the same secret gives the first request and its code again."""
    if not _locked_host(region_code) or not Region.objects.filter(pk=asking_code, level__in=AUTONOMOUS).exists():
        raise NotAllowed
    code = receipt_code(secret=secret)
    if earlier := StudyVisit.objects.filter(receipt_digest=receipt_digest(code=code)).first():
        return earlier, shown_code(code=code)
    first = first_choice or second_choice
    kept = {name: texts.get(name, "").strip() for name in TEXTS}
    found = rules.request_problems(
        texts=kept, size=size, dates=(first_choice, second_choice), today=timezone.localtime(at).date()
    )
    if found or first is None:
        raise Blocked(found)
    visit = StudyVisit.objects.create(
        region_id=region_code, asking_region_id=asking_code, receipt_digest=receipt_digest(code=code), size=size,
        first_choice=first, second_choice=second_choice, is_simulated=is_demonstration(), created_at=at,
        updated_at=at, **kept,
    )  # fmt: skip
    after = {
        "asking_region": asking_code, "office": visit.office, "size": size, "first_choice": str(first),
        "contact_name": digest(visit.contact_name), "contact": digest(visit.contact),
    }  # fmt: skip
    leave_visit_event(Kind.VISIT_ASKED, visit=visit, role=ASKER, after=after, by=_asker(region_code), at=at)
    return visit, shown_code(code=code)


@transaction.atomic
def withdraw_visit(*, receipt: str, at: datetime) -> StudyVisit:
    visit = _held_by(receipt)
    if not policy.may_withdraw(visit):
        raise Blocked(rules.status_problems(status=VisitStatus(visit.status), among=rules.STANDING))
    before, visit.status, visit.updated_at = visit.status, VisitStatus.WITHDRAWN, at
    visit.save(update_fields=["status", "updated_at"])
    leave_visit_event(
        Kind.VISIT_WITHDRAWN, visit=visit, role=ASKER, before={"status": before}, after={"status": visit.status},
        by=_asker(visit.region_id), at=at,
    )  # fmt: skip
    return visit


@transaction.atomic
def agree_to_date(*, receipt: str, at: datetime) -> StudyVisit:
    """The asker takes the date that was proposed instead of the asked one."""
    visit = _held_by(receipt)
    found = rules.status_problems(status=VisitStatus(visit.status), among=frozenset({VisitStatus.PROPOSED}))
    found = found or rules.day_ahead_problems(day=visit.visit_on, today=timezone.localtime(at).date())
    if found:
        raise Blocked(found)
    visit.status, visit.updated_at = VisitStatus.ACCEPTED, at
    visit.save(update_fields=["status", "updated_at"])
    leave_visit_event(
        Kind.VISIT_ANSWERED, visit=visit, role=ASKER, after={"status": visit.status, "visit_on": str(visit.visit_on)},
        by=_asker(visit.region_id), at=at,
    )  # fmt: skip
    return visit


def leave_visit_event(
    kind: Kind, *, visit: StudyVisit, role: str, before: Mapping[str, Any] | None = None, after: Mapping[str, Any],
    reason: str = "", by: Actor, at: datetime,
) -> None:  # fmt: skip
    record_event(
        kind=kind, region_code=visit.region_id, subject_type="kunjungan", subject_id=visit.public_id, role=role,
        reason=reason, before=before, after=after, by=by, at=at,
    )  # fmt: skip


def _held_by(receipt: str) -> StudyVisit:
    """The request of whoever holds the receipt, locked."""
    visit = StudyVisit.objects.select_for_update().filter(receipt_digest=receipt).first()
    if visit is None:
        raise NotAllowed
    return visit


def _locked_host(region_code: str) -> bool:
    """Two sendings of one form stand in a queue."""
    return bool(Region.objects.select_for_update().filter(pk=region_code, is_tenant=True))


def _asker(region_code: str) -> Actor:
    """Whoever holds the receipt: no person is known."""
    return Actor(region_code=region_code)
