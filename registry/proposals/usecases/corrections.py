"""A corrected paper: the new one stands beside the old one, and the dates that came from it follow."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from registry.proposals.models import ProcessDocument, Proposal, StepTaken
from registry.proposals.rules.mending import moved_dates, swapped
from registry.proposals.usecases.progress import ELSEWHERE, deadline_of, kept_of, write_kept
from registry.shared.problems import Problem
from registry.workflow.rules.states import State

Swaps = dict[str, dict[Any, Any]]


def standing_steps(proposal: Proposal) -> list[StepTaken]:
    return list(proposal.steps.filter(taken_back_at__isnull=True).order_by("pk").prefetch_related("documents"))


def corrected_date(*, step: StepTaken, old: ProcessDocument, on: date) -> date | None:
    """The step's new date where it came from its newest paper; None where it stays."""
    standing = [paper for paper in step.documents.all() if paper.superseded_by_id is None]
    if old not in standing or step.on != max(paper.on for paper in standing):
        return None
    new = max([on, *(paper.on for paper in standing if paper != old)])
    return new if new != step.on else None


def order_problems(*, steps: list[StepTaken], old: ProcessDocument, on: date) -> list[Problem]:
    """The papers of a step are not older than the step before, nor its date younger than the step after."""
    found = []
    for place, step in enumerate(steps):
        if old not in step.documents.all():
            continue
        if place and on < steps[place - 1].on:
            found.append(Problem("date_before_last_step", old.kind))
        moved = corrected_date(step=step, old=old, on=on)
        if moved and place + 1 < len(steps) and moved > steps[place + 1].on:
            found.append(Problem("date_after_next_step", old.kind))
    return found


def replace_paper(*, old: ProcessDocument, new: ProcessDocument, steps: list[StepTaken]) -> None:
    """Both stay: the old one points at the new one, and the steps that used it hold both."""
    old.superseded_by = new
    old.save(update_fields=["superseded_by"])
    for step in steps:
        if old in step.documents.all():
            step.documents.add(new)


def move_step(*, proposal: Proposal, steps: list[StepTaken], step: StepTaken, on: date) -> None:
    """Write a step's corrected date, and carry it into everything that was kept from it since."""
    later = steps[steps.index(step) + 1 :]
    old, new = step.on.isoformat(), on.isoformat()
    moved = moved_dates(
        before=step.earlier, holders=[*(each.earlier for each in later), kept_of(proposal)], old=old, new=new
    )
    moved[0].update(_due(proposal=proposal, step=step, stood=moved[0], on=on))
    step.on = on
    step.save(update_fields=["on"])
    for each, earlier in zip(later, moved, strict=False):
        each.earlier = earlier
        if each is later[0]:
            each.was_late = bool(
                earlier["due_is_legal"] and earlier["due_on"] and each.on.isoformat() > earlier["due_on"]
            )
        each.save(update_fields=["earlier", "was_late"])
    write_kept(proposal=proposal, kept=moved[-1])


def swap_remembered(*, steps: list[StepTaken], swaps: Mapping[str, Mapping[Any, Any]]) -> None:
    """What the steps remember of other topics names the corrected values too."""
    for step in steps:
        if step.earlier.get(ELSEWHERE):
            step.earlier = step.earlier | {ELSEWHERE: swapped(step.earlier[ELSEWHERE], swaps=swaps)}
            step.save(update_fields=["earlier"])


def _due(*, proposal: Proposal, step: StepTaken, stood: Mapping[str, Any], on: date) -> dict[str, Any]:
    """The due date of the state that the step opened, counted anew; a trial's end is planned, not counted."""
    state = State(step.to_state)
    if state == State.UJI_COBA or (state == State.DITERAPKAN and stood["due_on"] is None):  # already reported
        return {}
    received, applied = stood["received_on"], stood["applied_on"]
    due = deadline_of(
        proposal=proposal, state=state, until=on,
        since=date.fromisoformat(received) if state == State.EVALUASI and received else on,
        established_on=date.fromisoformat(applied) if applied else None,
    )  # fmt: skip
    if due is None:
        return {"due_on": None, "due_basis": "", "due_is_legal": False}
    return {"due_on": due.on.isoformat(), "due_basis": due.basis, "due_is_legal": due.is_legal}
