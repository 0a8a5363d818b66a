"""Mending what was wrongly recorded: a paper is superseded, the last step taken back; both events stay."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.people.policy import role_for
from registry.procedure.queries.mending import last_standing_step, resting_on
from registry.procedure.usecases.elsewhere import restore_elsewhere
from registry.proposals.models import ProcessDocument, Proposal, StepTaken
from registry.proposals.policy import may_mend, mended_as
from registry.proposals.queries.visibility import visible_to
from registry.proposals.usecases.corrections import (
    Swaps,
    corrected_date,
    move_step,
    order_problems,
    replace_paper,
    standing_steps,
    swap_remembered,
)
from registry.proposals.usecases.documents import NewPaper, file_document
from registry.proposals.usecases.progress import ELSEWHERE, take_back
from registry.proposals.usecases.record import record_on
from registry.review.queries.facts import own_user_ids
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem
from registry.trial.usecases.corrections import follow_paper, follow_step
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.facts import Facts, Paper
from registry.workflow.rules.guards import stop_papers_in_order
from registry.workflow.rules.states import Initiator, State

STOP_PAPERS = frozenset({DocumentKind.STOP_REPORT, DocumentKind.STOP_APPROVAL, DocumentKind.STOP_NOTICE})


@transaction.atomic
def take_back_step(*, public_id: str, step_number: int, reason: str, by: Actor, at: datetime) -> StepTaken:
    """Undo the last step and its effects elsewhere, while nothing rests on it; a second asking finds it gone."""
    proposal = _mendable(public_id=public_id, by=by)
    last = last_standing_step(proposal)
    if last is None or last.pk != step_number:
        raise Blocked([Problem("nothing_to_take_back", "step")])
    found = [Problem("later_step_rests_on_it", kind) for kind in resting_on(last)]
    if last.earlier.get(ELSEWHERE) is None:
        found.append(Problem("step_not_mendable", last.move))
    if not reason.strip():
        found.append(Problem("reason_missing", "reason"))
    if found:
        raise Blocked(found)
    undone = take_back(proposal=proposal, reason=reason.strip(), role=role_for(by, mended_as(proposal)), by=by, at=at)
    restore_elsewhere(proposal=proposal, remembered=undone.earlier[ELSEWHERE])
    return undone


@transaction.atomic
def supersede_document(
    *, public_id: str, document_id: str, paper: NewPaper, reason: str, by: Actor, at: datetime
) -> ProcessDocument:
    """File the right paper beside the wrong one; what took its date or its file from the old one follows."""
    proposal = _mendable(public_id=public_id, by=by)
    old = proposal.documents.filter(public_id=document_id).first()
    if old is None or old.superseded_by_id is not None:
        raise Blocked([Problem("already_superseded", "document")])
    steps = standing_steps(proposal)
    found = _paper_problems(old=old, paper=paper, today=timezone.localtime(at).date())
    if not reason.strip():
        found.append(Problem("reason_missing", "reason"))
    if paper.on is not None:
        found.extend(order_problems(steps=steps, old=old, on=paper.on))
        found.extend(_stop_order(proposal=proposal, old=old, on=paper.on))
    if found:
        raise Blocked(found)
    new = file_document(proposal=proposal, paper=paper, by=by, at=at)
    moved = _follow(proposal=proposal, steps=steps, old=old, new=new)
    proposal.updated_at = at
    proposal.revision += 1
    proposal.save()
    record_on(
        proposal, kind=Kind.DOCUMENT_SUPERSEDED, role=role_for(by, mended_as(proposal)), reason=reason.strip(),
        documents=[old.public_id, new.public_id], before=_as_logged(old),
        after=_as_logged(new) | {"steps_moved": moved},
        by=by, at=at,
    )  # fmt: skip
    return new


def _mendable(*, public_id: str, by: Actor) -> Proposal:
    """Locked, for the head before whom the file lies, and never his own (invariant 16)."""
    pk = visible_to(by).values_list("pk", flat=True).filter(public_id=public_id).first()
    proposal = Proposal.objects.select_for_update().filter(pk=pk).first() if pk else None
    if proposal is None or not may_mend(by, proposal) or by.user_id in own_user_ids(proposal):
        raise NotAllowed("Perbaikan catatan bukan wewenang peran Anda.")
    return proposal


def _paper_problems(*, old: ProcessDocument, paper: NewPaper, today: date) -> list[Problem]:
    found = []
    if not paper.number.strip():
        found.append(Problem("number_missing", old.kind))
    if paper.file is None:
        found.append(Problem("file_missing", old.kind))
    if paper.on is None:
        found.append(Problem("date_missing", old.kind))
    elif paper.on > today:
        found.append(Problem("date_in_future", old.kind))
    return found


def _stop_order(*, proposal: Proposal, old: ProcessDocument, on: date) -> list[Problem]:
    """Invariant 11 holds for the corrected dates too."""
    if old.kind not in STOP_PAPERS:
        return []
    standing = proposal.documents.filter(superseded_by__isnull=True, kind__in=STOP_PAPERS)
    papers = tuple(Paper(DocumentKind(d.kind), d.number, on if d == old else d.on, True) for d in standing)
    facts = Facts(
        state=State(proposal.state), initiator=Initiator(proposal.initiator), today=max(p.on for p in papers if p.on),
        papers=papers,
    )  # fmt: skip
    return [problem for problem in stop_papers_in_order(facts) if problem.code == "dates_out_of_order"]


def _follow(*, proposal: Proposal, steps: list[StepTaken], old: ProcessDocument, new: ProcessDocument) -> list[str]:
    """Steps, then the rows of other topics, then what later steps remember; the moves whose date changed."""
    dates = {step: corrected_date(step=step, old=old, on=new.on) for step in steps}
    replace_paper(old=old, new=new, steps=steps)
    follow_paper(old=old, new=new)
    swaps: Swaps = {"document_id": {old.pk: new.pk}, "established_on": {old.on.isoformat(): new.on.isoformat()}}
    for step, on in dates.items():
        if on is not None:
            follow_step(proposal=proposal, was_on=step.on, on=on)
            swaps["ended_on"] = {step.on.isoformat(): on.isoformat()}
            move_step(proposal=proposal, steps=steps, step=step, on=on)
    swap_remembered(steps=steps, swaps=swaps)
    return [step.move for step, on in dates.items() if on is not None]


def _as_logged(document: ProcessDocument) -> dict[str, str]:
    return {"number": document.number, "on": document.on.isoformat(), "sha256": document.sha256}
