"""The only writer of a proposal's state (law.md section 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from registry.audit.rules.kinds import Kind
from registry.people.policy import role_for
from registry.proposals.models import ProcessDocument, Proposal, RegistrationCounter, StepTaken
from registry.proposals.queries.clock import paused_working_days
from registry.proposals.usecases.documents import NewPaper, file_document
from registry.proposals.usecases.record import record_on
from registry.reference.models import RegionProfile
from registry.reference.queries import holidays
from registry.shared.actor import Actor
from registry.shared.errors import Blocked
from registry.shared.problems import Problem
from registry.workflow.rules.deadlines import Deadline, deadline_for, working_days_after
from registry.workflow.rules.facts import Facts
from registry.workflow.rules.states import Initiator, State
from registry.workflow.rules.transitions import STEPS, Move, problems, target_of

# What a step may change on the row, kept with the step so that it can be taken back.
KEPT = (
    "state",
    "state_since",
    "returns_to",
    "received_on",
    "due_on",
    "due_basis",
    "due_is_legal",
    "last_step_on",
    "verdict_on",
    "decreed_on",
    "applied_on",
    "stopped_on",
    "is_exempt",
    "owner_id",
    "executor_id",
    "door",
    "implemented_on",
)
DATES = frozenset(name for name in KEPT if name.endswith(("_on", "_since")))
UNREGISTERED = frozenset({State.DRAFT, State.TERCATAT})
ELSEWHERE = "elsewhere"  # what stood in the other topics before the step; None where nobody kept it


@transaction.atomic
def advance(
    *,
    proposal: Proposal,
    move: Move,
    facts: Facts,
    papers: Sequence[NewPaper] = (),
    late_reason: str = "",
    target: State | None = None,
    elsewhere: Mapping[str, Any] | None = None,
    told: Mapping[str, Any] | None = None,
    by: Actor,
    at: datetime,
) -> StepTaken:
    """Take one legal step: refuse with every problem, else file the papers, write the state, leave one event.

    `told` is what the papers of a path taken in tell of the row; written last.
    """
    given = replace(facts.given, papers=tuple(paper.as_fact() for paper in papers))
    found = problems(move, replace(facts, given=given))
    if found:
        raise Blocked(found)
    step, to_state = STEPS[move], target or target_of(move, facts)
    if to_state is None:
        raise Blocked([Problem("out_of_order", move)])
    earlier = kept_of(proposal) | {ELSEWHERE: elsewhere}
    on = step_date(facts=facts, papers=papers)
    was_late = bool(proposal.due_on and proposal.due_is_legal and on > proposal.due_on)
    documents = [file_document(proposal=proposal, paper=paper, by=by, at=at) for paper in papers]
    _write_state(proposal=proposal, move=move, facts=facts, to_state=to_state, told=told or {}, on=on, at=at)
    taken = StepTaken.objects.create(
        proposal=proposal, move=move, from_state=earlier["state"], to_state=to_state, on=on, at=at, by_id=by.user_id,
        role=role_for(by, step.permission), basis=step.basis, reason=facts.given.reason, gaps=list(facts.given.gaps),
        was_late=was_late, late_reason=late_reason, earlier=earlier,
    )  # fmt: skip
    taken.documents.set(documents)
    _leave_event(
        kind=Kind.STEP_TAKEN, proposal=proposal, taken=taken, documents=documents, role=taken.role, by=by, at=at
    )
    return taken


def step_date(*, facts: Facts, papers: Sequence[NewPaper]) -> date:
    """The legal date of a step: given, or of its newest paper, or the trial's start, or today."""
    dates = [paper.on for paper in papers if paper.on is not None]
    return facts.given.on or (max(dates) if dates else None) or facts.given.start or facts.today


@transaction.atomic
def take_back(*, proposal: Proposal, reason: str, role: str, by: Actor, at: datetime) -> StepTaken:
    """Undo the last step; both events stay. The caller has checked that nothing rests on it."""
    last = proposal.steps.filter(taken_back_at__isnull=True).order_by("-pk").first()
    if last is None:
        raise Blocked([Problem("nothing_to_take_back", "step")])
    write_kept(proposal=proposal, kept=last.earlier)
    proposal.updated_at = at
    proposal.revision += 1
    proposal.save()
    last.taken_back_at = at
    last.save(update_fields=["taken_back_at"])
    documents = list(last.documents.all())
    _leave_event(
        kind=Kind.STEP_TAKEN_BACK, proposal=proposal, taken=last, documents=documents, role=role, reason=reason,
        by=by, at=at,
    )  # fmt: skip
    return last


def kept_of(proposal: Proposal) -> dict[str, Any]:
    """What a step may change, as it stands."""
    values = {name: getattr(proposal, name) for name in KEPT}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def write_kept(*, proposal: Proposal, kept: Mapping[str, Any]) -> None:
    """Set what was kept; the caller saves."""
    for name in KEPT:
        setattr(proposal, name, date.fromisoformat(kept[name]) if kept[name] and name in DATES else kept[name])


def _write_state(  # noqa: C901  (one line a field that a step sets)
    *,
    proposal: Proposal,
    move: Move,
    facts: Facts,
    to_state: State,
    told: Mapping[str, Any],
    on: date,
    at: datetime,
) -> None:
    proposal.returns_to = proposal.state if to_state == State.LENGKAPI else ""
    if proposal.state in UNREGISTERED and to_state != State.DITARIK and not proposal.registration:
        proposal.registration = _next_registration(proposal=proposal, year=on.year)
    proposal.state, proposal.state_since, proposal.last_step_on = to_state, on, on
    if STEPS[move].is_verdict:
        proposal.verdict_on = on
    if to_state == State.EVALUASI and (move != Move.COMPLETE or proposal.received_on is None):
        proposal.received_on = timezone.localtime(at).date() if move == Move.SUBMIT_TO_HEAD else on
    if move == Move.GRANT_PERMIT:
        proposal.owner_id = proposal.agency_id  # UU 23/2014 Art. 388(4)
    if move == Move.SUBMIT_TO_CHAIR:
        proposal.door = "ketua_dprd"
    if move == Move.SUBMIT_TO_HEAD:
        proposal.door = "kepala_daerah"
    if move == Move.DECREE:
        proposal.decreed_on, proposal.executor_id = on, facts.given.executor_id
    if move == Move.EXEMPT:
        proposal.is_exempt = True
    if to_state == State.DITERAPKAN:
        proposal.applied_on = facts.given.established_on or on
        proposal.implemented_on = facts.given.effective_on or proposal.implemented_on or proposal.applied_on
    if to_state == State.DIHENTIKAN:
        proposal.stopped_on = on
    for name, value in told.items():
        setattr(proposal, name, value)
    _write_deadline(proposal=proposal, facts=facts, on=on)
    proposal.updated_at = at
    proposal.revision += 1
    proposal.save()


def _write_deadline(*, proposal: Proposal, facts: Facts, on: date) -> None:
    since = proposal.received_on if proposal.state == State.EVALUASI and proposal.received_on else on
    due = deadline_of(
        proposal=proposal, state=State(proposal.state), since=since, until=proposal.state_since,
        planned_end=facts.given.planned_end, established_on=proposal.applied_on,
    )  # fmt: skip
    proposal.due_on, proposal.due_basis, proposal.due_is_legal = (
        (due.on, due.basis, due.is_legal) if due else (None, "", False)
    )


def deadline_of(
    *,
    proposal: Proposal,
    state: State,
    since: date,
    until: date | None,
    planned_end: date | None = None,
    established_on: date | None = None,
) -> Deadline | None:
    """The due date under the region's calendar and settings; a pause counts in working days (law.md 4.2)."""
    profile = RegionProfile.objects.filter(pk=proposal.region_id).first() or RegionProfile(region_id=proposal.region_id)
    free = holidays()
    due = deadline_for(
        state=state, initiator=Initiator(proposal.initiator), since=since, holidays=free,
        reminder_days=profile.reminder_days, planned_end=planned_end, established_on=established_on,
    )  # fmt: skip
    if due is not None and profile.pause_while_returned and state == State.EVALUASI:
        paused = paused_working_days(proposal=proposal, until=until, free=free)
        due = replace(due, on=working_days_after(start=due.on, days=paused, holidays=free))
    return due


def _next_registration(*, proposal: Proposal, year: int) -> str:
    """`<region>-<year>-<4 digits>`, gapless: the counter row is locked in the step's own transaction."""
    RegistrationCounter.objects.get_or_create(region_id=proposal.region_id, year=year)
    counter = RegistrationCounter.objects.select_for_update().get(region_id=proposal.region_id, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{proposal.region_id}-{year}-{counter.last:04d}"


def _leave_event(
    *,
    kind: Kind,
    proposal: Proposal,
    taken: StepTaken,
    documents: Sequence[ProcessDocument],
    role: str,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> None:
    before = {"state": taken.from_state} if kind == Kind.STEP_TAKEN else {"state": taken.to_state}
    record_on(
        proposal, kind=kind, role=role, reason=reason or taken.reason,
        documents=[document.public_id for document in documents], before=before,
        after={
            "state": proposal.state, "move": taken.move, "on": taken.on.isoformat(),
            "registration": proposal.registration,
        },
        by=by, at=at,
    )  # fmt: skip
