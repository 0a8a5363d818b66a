"""What can be done now with a proposal, by whom, and what still stands in the way."""

from dataclasses import dataclass
from datetime import date

from registry.procedure.queries.facts import Known, facts_for
from registry.proposals.models import Proposal
from registry.proposals.policy import may_take
from registry.shared.actor import Actor
from registry.shared.problems import Problem
from registry.workflow.rules.states import Initiator, State
from registry.workflow.rules.transitions import STEPS, Move, Step, is_open, problems

# What the step's own form asks for does not stand in the way before the form is opened.
ASKED_IN_THE_FORM = frozenset(
    {
        "document_missing",
        "reason_missing",
        "gaps_missing",
        "executor_missing",
        "start_missing",
        "place_missing",
        "planned_end_missing",
        "exemption_test",
        "decider_missing",
        "instrument_missing",
        "year_missing",
        "established_missing",
        "trial_before_decree",
    }
)

# T13 and T14 ask for more than one step's papers.
ON_THEIR_OWN_PAGE = frozenset({Move.TAKE_IN, Move.RECOGNISE})


@dataclass(frozen=True, slots=True)
class OpenMove:
    """One move that exists from here: whether it is mine, and what is missing before its form can succeed."""

    move: Move
    step: Step
    is_mine: bool
    problems: tuple[Problem, ...]


def outlook(*, proposal: Proposal, known: Known | None = None, by: Actor, today: date) -> tuple[OpenMove, ...]:
    """Every move open from the proposal's state on its route; `known` is what was read already."""
    if not proposal.initiator:
        return ()  # the source names no initiator: no route is known yet
    facts = facts_for(proposal=proposal, known=known, by=by, today=today)
    state, initiator = State(proposal.state), Initiator(proposal.initiator)
    return tuple(
        OpenMove(
            move, STEPS[move], may_take(by, proposal, move),
            tuple(p for p in problems(move, facts) if p.code not in ASKED_IN_THE_FORM),
        )
        for move in Move
        if is_open(move, state=state, initiator=initiator) and move not in ON_THEIR_OWN_PAGE
    )  # fmt: skip
