"""Writing the criteria sheet: answers, minutes, outside experts (Arts. 6, 13(2))."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import digest
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.proposals.models import DraftBuffer, Proposal
from registry.proposals.usecases.record import locked, record_on
from registry.review import policy
from registry.review.models import CriterionAnswer, Evaluation, Expert
from registry.review.queries.facts import sheet_of
from registry.review.queries.similar import similar_to
from registry.review.queries.standing import standing_of
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed, Stale
from registry.shared.problems import Problem
from registry.workflow.rules.facts import Answer
from registry.workflow.rules.states import Criterion, Element

Answers = Mapping[Criterion, tuple[bool | None, str]]


def buffer_key(public_id: str) -> str:
    """Under which key the typing of one sheet is kept."""
    return f"penilaian-{public_id}"


@transaction.atomic
def save_answers(
    *, public_id: str, answers: Answers, minutes: str, recusal_note: str, base_revision: int, by: Actor, at: datetime
) -> Evaluation:
    """Record what the sheet says now; who writes becomes an evaluator. Refused where someone else wrote meanwhile."""
    proposal, evaluation = _open_sheet(public_id=public_id, by=by, at=at)
    before = dict(sheet_of(proposal).answers)
    fresh = Evaluation.objects.filter(pk=evaluation.pk, revision=base_revision)
    similar = similar_to(proposal=proposal, actor=by, on=timezone.localtime(at).date())
    if not fresh.update(
        revision=F("revision") + 1,
        minutes=minutes,
        recusal_note=recusal_note,
        similar=[row.remembered() for row in similar],
    ):
        raise Stale(current_texts(evaluation))
    CriterionAnswer.objects.bulk_create(
        [
            CriterionAnswer(evaluation=evaluation, criterion=criterion.value, yes=yes, reason=reason)
            for criterion, (yes, reason) in answers.items()
        ],
        update_conflicts=True,
        unique_fields=["evaluation", "criterion"],
        update_fields=["yes", "reason"],
    )
    evaluation.evaluators.add(by.person)
    DraftBuffer.objects.filter(user_id=by.person, key=buffer_key(public_id)).delete()
    record_on(
        proposal,
        kind=Kind.SHEET_SAVED,
        role=role_for(by, Permission.EVALUATE),
        before=_said(before),
        after=_said({c: Answer(yes, reason) for c, (yes, reason) in answers.items()}) | {"notulen": digest(minutes)},
        by=by,
        at=at,
    )
    evaluation.refresh_from_db()
    return evaluation


def current_texts(evaluation: Evaluation) -> dict[str, str]:
    """What stands in the sheet now, by form field, to be shown beside what was typed."""
    found = {
        "minutes": evaluation.minutes,
        "recusal_note": evaluation.recusal_note,
        "revision": str(evaluation.revision),
    }
    for answer in evaluation.answers.all():
        found[f"yes_{answer.criterion}"] = {True: "ya", False: "tidak", None: ""}[answer.yes]
        found[f"reason_{answer.criterion}"] = answer.reason
    return found


@transaction.atomic
def keep_typing(*, public_id: str, content: dict[str, str], base_revision: int, by: Actor, at: datetime) -> DraftBuffer:
    """Keep unsaved typing of the sheet; leaves no event."""
    _open_sheet(public_id=public_id, by=by, at=at)
    kept, _ = DraftBuffer.objects.update_or_create(
        user_id=by.person,
        key=buffer_key(public_id),
        defaults={"content": content, "base_revision": base_revision, "saved_at": at},
    )
    return kept


@transaction.atomic
def add_expert(*, public_id: str, name: str, institution: str, element: Element, by: Actor, at: datetime) -> Expert:
    """Involve an expert from outside (Art. 13(2)); the same one twice is one."""
    proposal, evaluation = _open_sheet(public_id=public_id, by=by, at=at)
    said = {"name": name, "institution": institution, "element": element.value}
    if (there := Expert.objects.filter(evaluation=evaluation, **said).first()) is not None:
        return there
    expert = Expert.objects.create(evaluation=evaluation, **said)
    _record_expert(proposal, by=by, at=at, after={"ahli": digest(name), "unsur": element.value})
    return expert


@transaction.atomic
def remove_expert(*, public_id: str, expert_id: int, by: Actor, at: datetime) -> None:
    """Take an expert off the open sheet."""
    proposal, evaluation = _open_sheet(public_id=public_id, by=by, at=at)
    expert = Expert.objects.filter(evaluation=evaluation, pk=expert_id).first()
    if expert is None:
        raise Blocked([Problem("out_of_order", "expert")])
    before = {"ahli": digest(expert.name), "unsur": expert.element}
    expert.delete()
    _record_expert(proposal, by=by, at=at, before=before)


def _open_sheet(*, public_id: str, by: Actor, at: datetime) -> tuple[Proposal, Evaluation]:
    """The locked proposal and its open sheet, for one who may write in it."""
    proposal = locked(public_id=public_id)
    standing = standing_of(actor=by, proposal=proposal, on=timezone.localtime(at).date())
    if not policy.may_fill_sheet(by, proposal, standing):
        raise NotAllowed("Only the R&D agency fills the sheet, and nobody his own.")
    evaluation = Evaluation.objects.filter(proposal=proposal, closed_at__isnull=True).first()
    if evaluation is None:
        raise Blocked([Problem("out_of_order", "sheet", "PP 38/2017 Pasal 6")])
    return proposal, evaluation


def _said(answers: Mapping[Criterion, Answer]) -> dict[str, object]:
    """Answers as the log keeps them: yes or no in clear, reasons as digests."""
    return {c.value: [answer.yes, digest(answer.reason)] for c, answer in answers.items()}


def _record_expert(
    proposal: Proposal,
    *,
    before: dict[str, str] | None = None,
    after: dict[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> None:
    record_on(
        proposal,
        kind=Kind.EXPERT_CHANGED,
        role=role_for(by, Permission.EVALUATE),
        before=before,
        after=after,
        by=by,
        at=at,
    )
