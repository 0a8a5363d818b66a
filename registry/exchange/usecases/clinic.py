"""Asking for advice, the appointment, the points, what the agency did with them, and what it changed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.exchange import policy
from registry.exchange.models import Advice, Consultation
from registry.exchange.queries.clinic import agencies_asking, askable_proposals
from registry.exchange.rules import clinic as rules
from registry.exchange.rules.clinic import Advised
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem


@transaction.atomic
def ask_advice(
    *, agency_id: int, proposal_id: int | None, question: str, wished: str, by: Actor, at: datetime
) -> Consultation:
    """An agency asks about one of its proposals, or about none."""
    agency = agencies_asking(by).filter(pk=agency_id).first()
    proposal = askable_proposals(by).filter(pk=proposal_id).first() if proposal_id else None
    if agency is None or (proposal_id and proposal is None):
        raise NotAllowed
    _refuse(rules.text_problems(question, name="clinic_question"))
    made = Consultation.objects.create(
        agency=agency, proposal=proposal, question=question.strip(), wished=wished.strip(), asked_by_id=by.person,
        asked_at=at, updated_at=at,
    )  # fmt: skip
    after = {"proposal": proposal.public_id if proposal else "", "agency": agency.pk}
    _leave(Kind.CLINIC_ASKED, made, permission=Permission.WRITE_FOR_AGENCY, after=after, by=by, at=at)
    return made


@transaction.atomic
def offer_appointment(*, public_id: str, on: date | None, place: str, by: Actor, at: datetime) -> Consultation:
    """A day and a place or an address; a later offer takes the place of the earlier."""
    found = _advised(public_id=public_id, by=by)
    _refuse(rules.appointment_problems(on=on, place=place, today=timezone.localtime(at).date()))
    found.meet_on, found.place, found.updated_at = on, place.strip(), at
    found.save(update_fields=["meet_on", "place", "updated_at"])
    after = {"on": str(on), "place": found.place}
    _leave(Kind.CLINIC_OFFERED, found, permission=Permission.EVALUATE, after=after, by=by, at=at)
    return found


@transaction.atomic
def give_advice(*, public_id: str, text: str, by: Actor, at: datetime) -> Advice:
    """One more point, pinned to the proposal of the consultation."""
    found = _advised(public_id=public_id, by=by)
    _refuse(rules.text_problems(text, name="advice_text"))
    point = Advice.objects.create(consultation=found, text=text.strip(), given_at=at)
    _leave(Kind.ADVICE_GIVEN, found, permission=Permission.EVALUATE, after={"point": point.public_id}, by=by, at=at)
    return point


@transaction.atomic
def answer_advice(*, point_id: str, answer: str, word: str, by: Actor, at: datetime) -> Advice:
    """Done or not done, with a word, by the agency that asked."""
    point = Advice.objects.select_for_update(of=("self",)).select_related("consultation__agency").filter(
        public_id=point_id
    ).first()  # fmt: skip
    if point is None or not policy.may_follow_advice(by, point.consultation):
        raise NotAllowed
    _refuse(rules.answer_problems(answer=answer, word=word))
    before, point.answer, point.word, point.answered_at = point.answer, Advised(answer), word.strip(), at
    point.save(update_fields=["answer", "word", "answered_at"])
    _leave(
        Kind.ADVICE_ANSWERED, point.consultation, permission=Permission.WRITE_FOR_AGENCY,
        after={"point": point.public_id, "answer": answer, "before": before}, by=by, at=at,
    )  # fmt: skip
    return point


@transaction.atomic
def tell_outcome(*, public_id: str, outcome: str, by: Actor, at: datetime) -> Consultation:
    """What the consultation changed, in the agency's words."""
    found = Consultation.objects.select_for_update().filter(public_id=public_id).first()
    if found is None or not policy.may_follow_advice(by, found):
        raise NotAllowed
    _refuse(rules.text_problems(outcome, name="clinic_outcome"))
    found.outcome, found.updated_at = outcome.strip(), at
    found.save(update_fields=["outcome", "updated_at"])
    _leave(Kind.CLINIC_TOLD, found, permission=Permission.WRITE_FOR_AGENCY, after={"is_told": True}, by=by, at=at)
    return found


def _advised(*, public_id: str, by: Actor) -> Consultation:
    """The consultation that the desk answers, locked."""
    found = Consultation.objects.select_for_update().filter(public_id=public_id).first()
    if found is None or not policy.is_desk_of(by, found.agency.region_id):
        raise NotAllowed
    return found


def _refuse(found: list[Problem]) -> None:
    if found:
        raise Blocked(found)


def _leave(
    kind: Kind, of: Consultation, *, permission: Permission, after: Mapping[str, Any], by: Actor, at: datetime
) -> None:
    record_event(
        kind=kind, region_code=of.agency.region_id, subject_type="klinik", subject_id=of.public_id,
        role=role_for(by, permission), after=after, by=by, at=at,
    )  # fmt: skip
