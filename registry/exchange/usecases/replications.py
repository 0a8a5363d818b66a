"""A replication is started by one end, confirmed by the other, moved on stage by stage, and told back to its origin."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.exchange import policy
from registry.exchange.models import Adoption, AdoptionStep, StudyVisit
from registry.exchange.queries.replications import adoptions, standing_of_adoption
from registry.exchange.rules import replications as rules
from registry.exchange.rules.replications import Side, Stage
from registry.people.models import Agency
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.models import Proposal
from registry.proposals.queries.published import published
from registry.proposals.usecases.documents import NewPaper
from registry.proposals.usecases.files import store_file, undoing_files
from registry.reference.models import Region
from registry.reference.queries import AUTONOMOUS
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem
from registry.trial.models import Replication
from registry.trial.usecases.recognition import record_replication
from registry.workflow.rules.documents import DocumentKind


@transaction.atomic
def start_adoption(
    *, origin_id: str, adopter_code: str, agency_id: int | None, office: str, facilitator: str, visit_id: str = "",
    by: Actor, at: datetime,
) -> Adoption:  # fmt: skip
    """The interest of one region in another's innovation; whoever starts it stands by its own end."""
    if not policy.may_start_adoption(by):
        raise NotAllowed
    origin = published().filter(public_id=origin_id).first()
    adopter = Region.objects.filter(pk=adopter_code, level__in=AUTONOMOUS).first()
    if origin is None or adopter is None:
        raise Blocked([Problem("origin_not_published", "", rules.BASIS)])
    agency = Agency.objects.filter(pk=agency_id).first() if agency_id else None
    adoption = Adoption(
        origin=origin, adopter_region=adopter, adopter_agency=agency,
        adopter_office=office.strip() or (agency.name if agency else ""), facilitator=facilitator.strip(),
        visit=StudyVisit.objects.filter(public_id=visit_id, region_id=by.region_code).first(),
        stage_since=timezone.localtime(at).date(), is_simulated=origin.is_simulated, created_at=at, updated_at=at,
    )  # fmt: skip
    sides = policy.sides_of(by, adoption)
    if not sides:
        raise Blocked([Problem("confirm_other_region", adopter.name)])
    if found := _start_problems(adoption, origin=origin):
        raise Blocked(found)
    _stand_by(adoption, sides, at=at)
    adoption.save(force_insert=True)
    _step(adoption, stage=Stage.INTEREST, side=min(sides), on=adoption.stage_since, by=by, at=at).save()
    leave_adoption_event(
        Kind.ADOPTION_STARTED, adoption=adoption,
        after={"origin": origin.public_id, "adopter": adopter.pk, "office": adoption.adopter_office}, by=by, at=at,
    )  # fmt: skip
    return adoption


def _start_problems(adoption: Adoption, *, origin: Proposal) -> list[Problem]:
    agency = adoption.adopter_agency
    own = {origin.owner_id, origin.executor_id, origin.agency_id} - {None}
    found = rules.start_problems(
        origin_region=origin.region_id, adopter_region=adoption.adopter_region_id,
        has_same_agency=agency is None or agency.pk in own,
    )  # fmt: skip
    if agency is not None and agency.region_id != adoption.adopter_region_id:
        found.append(Problem("adopter_not_known", "agency"))
    same = Adoption.objects.filter(
        origin=origin, adopter_region=adoption.adopter_region, adopter_office=adoption.adopter_office
    ).exclude(stage=Stage.DROPPED)  # fmt: skip
    return found + ([Problem("adoption_exists")] if same.exists() else [])


@transaction.atomic
def confirm_adoption(*, public_id: str, by: Actor, at: datetime) -> Adoption:
    """One end stands by it; a third region is told whose word is asked."""
    adoption = _locked(public_id)
    if not policy.is_desk(by):
        raise NotAllowed
    sides = policy.sides_of(by, adoption)
    if not sides:
        raise Blocked([Problem("confirm_other_region", adoption.adopter_region.name)])
    if not policy.may_confirm(by, adoption):
        raise Blocked([Problem("already_confirmed")])
    confirm_sides(adoption, sides, role=role_for(by, Permission.EVALUATE), by=by, at=at)
    return adoption


def confirm_sides(adoption: Adoption, sides: frozenset[Side], *, role: str, by: Actor, at: datetime) -> None:
    """Write down who stands by it now, and leave the event."""
    _stand_by(adoption, sides, at=at)
    adoption.updated_at = at
    adoption.save(update_fields=["origin_confirmed_at", "adopter_confirmed_at", "updated_at"])
    leave_adoption_event(
        Kind.ADOPTION_CONFIRMED, adoption=adoption, after={"sides": sorted(sides)}, role=role, by=by, at=at
    )


def _stand_by(adoption: Adoption, sides: frozenset[Side], *, at: datetime) -> None:
    if Side.ORIGIN in sides:
        adoption.origin_confirmed_at = adoption.origin_confirmed_at or at
    if Side.ADOPTER in sides:
        adoption.adopter_confirmed_at = adoption.adopter_confirmed_at or at


@undoing_files()
@transaction.atomic
def move_adoption(
    *, public_id: str, to: Stage, on: date | None, number: str = "", upload: File | None = None, note: str = "",
    by: Actor, at: datetime,
) -> Adoption:  # fmt: skip
    """One stage further, on its day; the agreement with its paper, the end with its reason."""
    adoption = _locked(public_id)
    sides = policy.sides_of(by, adoption)
    if not sides:
        raise NotAllowed
    if not policy.may_move(by, adoption, to):
        raise Blocked([Problem("stage_of_adopter", "stage")])
    found = rules.step_problems(
        standing=standing_of_adoption(adoption), to=to, on=on, today=timezone.localtime(at).date(), reason=note,
        number=number, has_file=upload is not None,
    )  # fmt: skip
    if found or on is None:
        raise Blocked(found)
    before = adoption.stage
    stored = store_file(region_code=by.region_code or "", upload=upload, at=at) if upload is not None else None
    step = _step(adoption, stage=to, side=max(sides), on=on, by=by, at=at)
    step.number, step.file, step.note = number.strip(), stored, note.strip()
    step.save()
    adoption.stage, adoption.stage_since, adoption.updated_at = to, on, at
    if to == Stage.DROPPED:
        adoption.dropped_reason = note.strip()
    adoption.save(update_fields=["stage", "stage_since", "dropped_reason", "updated_at"])
    leave_adoption_event(
        Kind.ADOPTION_MOVED, adoption=adoption, before={"stage": before},
        after={"stage": to.value, "on": str(on), "number": step.number},
        documents=[stored.public_id] if stored else [], reason=adoption.dropped_reason, by=by, at=at,
    )  # fmt: skip
    return adoption


@transaction.atomic
def tell_changes(*, public_id: str, what: str, why: str, by: Actor, at: datetime) -> Adoption:
    """What the adopter changed and why, so that the origin learns from it."""
    adoption = _locked(public_id)
    if not policy.may_tell_changes(by, adoption):
        raise NotAllowed
    write_changes(adoption, what=what, why=why, role=role_for(by, Permission.EVALUATE), by=by, at=at)
    return adoption


def write_changes(adoption: Adoption, *, what: str, why: str, role: str, by: Actor, at: datetime) -> None:
    if not what.strip():
        raise Blocked([Problem("text_missing", "changed_what")])
    before = {"what": adoption.changed_what, "why": adoption.changed_why}
    adoption.changed_what, adoption.changed_why, adoption.updated_at = what.strip(), why.strip(), at
    adoption.save(update_fields=["changed_what", "changed_why", "updated_at"])
    after = {"what": adoption.changed_what, "why": adoption.changed_why}
    leave_adoption_event(Kind.ADOPTION_TOLD, adoption=adoption, before=before, after=after, role=role, by=by, at=at)


@transaction.atomic
def file_record(*, public_id: str, by: Actor, at: datetime) -> Adoption:
    """Put the agreement on the origin's own file as the document of Art. 28; one that stands there is taken up."""
    adoption = _locked(public_id)
    if not policy.may_file_record(by, adoption):
        raise NotAllowed
    agreement = adoption.steps.filter(stage=Stage.AGREEMENT).select_related("file").first()
    if agreement is None or adoption.record_id is not None:
        raise Blocked([Problem("stage_out_of_order")])
    name = adoption.adopter_region.name
    adoption.record = Replication.objects.filter(
        proposal=adoption.origin, adopter=name, document__number=agreement.number, adoption__isnull=True
    ).first() or record_replication(
        public_id=adoption.origin.public_id, adopter=name, by=by, at=at,
        paper=NewPaper(DocumentKind.REPLICATION, agreement.number, agreement.on, file=agreement.file),
    )  # fmt: skip
    adoption.updated_at = at
    adoption.save(update_fields=["record", "updated_at"])
    leave_adoption_event(
        Kind.ADOPTION_MOVED, adoption=adoption, after={"record": adoption.record.pk}, by=by, at=at
    )  # fmt: skip
    return adoption


def leave_adoption_event(
    kind: Kind, *, adoption: Adoption, after: Mapping[str, Any], before: Mapping[str, Any] | None = None,
    documents: list[str] | None = None, reason: str = "", role: str = "", by: Actor, at: datetime,
) -> None:  # fmt: skip
    """In the chain of the region that acts; by a link, in the origin's."""
    record_event(
        kind=kind, region_code=by.region_code or adoption.origin.region_id, subject_type="replikasi",
        subject_id=adoption.public_id, role=role or role_for(by, Permission.EVALUATE), reason=reason,
        documents=documents or [], before=before, after=after, by=by, at=at,
    )  # fmt: skip


def _step(
    adoption: Adoption, *, stage: Stage, side: Side, on: date, by: Actor, at: datetime
) -> AdoptionStep:  # fmt: skip
    return AdoptionStep(adoption=adoption, stage=stage, side=side, on=on, taken_by_id=by.user_id, taken_at=at)


def _locked(public_id: str) -> Adoption:
    if not Adoption.objects.select_for_update().filter(public_id=public_id):
        raise NotAllowed
    return adoptions().prefetch_related("steps").get(public_id=public_id)
