"""The desk records an agreement with another region, puts it right, and renews it by the next one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files import File
from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.exchange import policy
from registry.exchange.models import Adoption, CooperationAgreement, StudyVisit
from registry.exchange.queries.replications import adoptions_of_desk
from registry.exchange.queries.visits import visits_for
from registry.exchange.rules import agreements as rules
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.queries.simulations import is_demonstration
from registry.proposals.usecases.files import store_file, undoing_files
from registry.reference.queries import field_values
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

LOGGED = frozenset({"partner", "number", "on", "ends_on", "subject"})


@dataclass(frozen=True, slots=True)
class Terms:
    """What the paper says, and what the region links with it."""

    partner_code: str
    number: str
    on: date | None
    ends_on: date | None
    subject: str
    adoptions: Sequence[Adoption] = ()
    visits: Sequence[StudyVisit] = ()


@undoing_files()
@transaction.atomic
def record_agreement(
    *, terms: Terms, upload: File | None, renews_id: str = "", by: Actor, at: datetime
) -> CooperationAgreement:  # fmt: skip
    """A new one for the desk's own region, or the next of one that it keeps."""
    if not policy.is_desk(by):
        raise NotAllowed
    earlier = _opened(public_id=renews_id, by=by) if renews_id else None
    found = _problems(terms, has_file=upload is not None, by=by)
    if earlier is not None:
        found += rules.renewal_problems(
            is_renewed=CooperationAgreement.objects.filter(renews=earlier).exists(), earlier_on=earlier.on,
            same_partner=earlier.partner_id == terms.partner_code, on=terms.on,
        )  # fmt: skip
    if found or upload is None:
        raise Blocked(found)
    agreement = CooperationAgreement(
        region_id=by.region_code or "", renews=earlier, created_at=at, updated_at=at, is_simulated=is_demonstration(),
        file=store_file(region_code=by.region_code or "", upload=upload, at=at),
    )  # fmt: skip
    _write(agreement, terms)
    after = _state(agreement) | {"renews": renews_id}
    _leave(Kind.COOPERATION_RECORDED, agreement, after=after, by=by, at=at)
    return agreement


@undoing_files()
@transaction.atomic
def correct_agreement(
    *, public_id: str, base_revision: int, terms: Terms, upload: File | None = None, by: Actor, at: datetime
) -> CooperationAgreement:  # fmt: skip
    """Put right, or linked with more; without a new file the old one stays."""
    agreement = _opened(public_id=public_id, by=by)
    if agreement.revision != base_revision:
        raise Blocked([Problem("stale_event")])
    if found := _problems(terms, has_file=True, by=by):
        raise Blocked(found)
    before = _state(agreement)
    if upload is not None:
        agreement.file = store_file(region_code=agreement.region_id, upload=upload, at=at)
    agreement.revision += 1
    agreement.updated_at = at
    _write(agreement, terms)
    _leave(Kind.COOPERATION_CHANGED, agreement, before=before, after=_state(agreement), by=by, at=at)
    return agreement


@transaction.atomic
def link_agreement(
    *, public_id: str, adoption_id: str = "", visit_id: str = "", by: Actor, at: datetime
) -> CooperationAgreement:  # fmt: skip
    """One more replication or visit that rests on it, from that one's own page; linked already, nothing happens."""
    agreement = _opened(public_id=public_id, by=by)
    adoptions = adoptions_of_desk(by).filter(public_id=adoption_id)
    visits = visits_for(by).filter(public_id=visit_id)
    if not adoptions and not visits:
        raise Blocked([Problem("agreement_links_foreign")])
    before = _state(agreement)
    agreement.adoptions.add(*adoptions)
    agreement.visits.add(*visits)
    after = _state(agreement)
    if after != before:
        agreement.revision += 1
        agreement.updated_at = at
        agreement.save(update_fields=["revision", "updated_at"])
        _leave(Kind.COOPERATION_CHANGED, agreement, before=before, after=after, by=by, at=at)
    return agreement


def _problems(terms: Terms, *, has_file: bool, by: Actor) -> list[Problem]:
    found = rules.agreement_problems(
        texts={"agreement_number": terms.number, "agreement_subject": terms.subject}, on=terms.on,
        ends_on=terms.ends_on, is_with_itself=terms.partner_code == by.region_code, has_file=has_file,
    )  # fmt: skip
    linked = adoptions_of_desk(by).filter(pk__in=[each.pk for each in terms.adoptions]).count()
    visited = visits_for(by).filter(pk__in=[each.pk for each in terms.visits]).count()
    is_own = (linked, visited) == (len(terms.adoptions), len(terms.visits))
    return found if is_own else [*found, Problem("agreement_links_foreign")]


def _write(agreement: CooperationAgreement, terms: Terms) -> None:
    agreement.partner_id, agreement.number, agreement.subject = terms.partner_code, terms.number, terms.subject
    agreement.on, agreement.ends_on = terms.on, terms.ends_on  # type: ignore[assignment]  # both were asked for
    agreement.save()
    agreement.adoptions.set(terms.adoptions)
    agreement.visits.set(terms.visits)


def _state(agreement: CooperationAgreement) -> dict[str, Any]:
    links = {
        "adoptions": sorted(agreement.adoptions.values_list("public_id", flat=True)),
        "visits": sorted(agreement.visits.values_list("public_id", flat=True)),
    }
    return field_values(thing=agreement, fields=LOGGED) | links | {"file": agreement.file.public_id}


def _opened(*, public_id: str, by: Actor) -> CooperationAgreement:
    agreement = CooperationAgreement.objects.select_for_update().filter(public_id=public_id).first()
    if agreement is None or not policy.is_desk_of(by, agreement.region_id):
        raise NotAllowed
    return agreement


def _leave(
    kind: Kind, agreement: CooperationAgreement, *, before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any], by: Actor, at: datetime,
) -> None:  # fmt: skip
    record_event(
        kind=kind, region_code=agreement.region_id, subject_type="kerja_sama", subject_id=agreement.public_id,
        role=role_for(by, Permission.EVALUATE), documents=[agreement.file.public_id], before=before, after=after,
        by=by, at=at,
    )  # fmt: skip
