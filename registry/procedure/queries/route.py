"""The proposal's route as one line: what was done, where it stands, and what the law asks next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from registry.proposals.models import Proposal, StepTaken
from registry.proposals.rules.route import moves_to_come
from registry.workflow.rules.states import TERMINAL, Initiator, State
from registry.workflow.rules.transitions import STEPS, Move


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the line: done, now (or stop, where it ended), next."""

    tone: str
    move: Move | None = None
    state: State | None = None
    on: date | None = None
    basis: str = ""


def route_of(*, proposal: Proposal, steps: Sequence[StepTaken]) -> tuple[Point, ...]:
    """The steps that stand, the present state, and the moves still to come on this route."""
    state = State(proposal.state)
    done = [Point("done", Move(step.move), on=step.on, basis=step.basis) for step in steps]
    if state in TERMINAL and done:
        return (*done[:-1], Point("stop", done[-1].move, on=done[-1].on, basis=done[-1].basis))
    now = Point("now", state=state, on=proposal.state_since, basis=proposal.due_basis)
    return (*done, now, *(Point("next", move, basis=STEPS[move].basis) for move in _ahead(proposal, state)))


def _ahead(proposal: Proposal, state: State) -> tuple[Move, ...]:
    if not proposal.initiator or state == State.TERCATAT:
        return ()  # no route is known before the papers are taken in
    returns_to = State(proposal.returns_to) if proposal.returns_to else None
    return moves_to_come(state=state, initiator=Initiator(proposal.initiator), returns_to=returns_to)
