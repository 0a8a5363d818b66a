"""T14: a paper file that runs already, taken in: the steps that led to a state, and what their papers must be."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from registry.shared.problems import Problem
from registry.workflow.rules import guards as g
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.facts import Facts, Paper
from registry.workflow.rules.states import Door, Initiator, State
from registry.workflow.rules.transitions import STEPS, Move

ENTRANCE: Mapping[Initiator, tuple[Move, ...]] = {
    Initiator.REGIONAL_HEAD: (Move.SUBMIT_TO_TEAM, Move.TEAM_ACCEPTS),
    Initiator.DPRD_MEMBER: (Move.SUBMIT_TO_DPRD, Move.PLENARY_ACCEPTS, Move.VERIFY_FITS),
    Initiator.CIVIL_SERVANT: (Move.ASK_PERMIT, Move.GRANT_PERMIT, Move.EVALUATE_ACCEPTS),
    Initiator.AGENCY: (Move.SUBMIT_TO_RND, Move.EVALUATE_ACCEPTS),
    Initiator.CITIZEN: (Move.SUBMIT_TO_HEAD, Move.EVALUATE_ACCEPTS),
}
BY_CHAIR = (Move.SUBMIT_TO_CHAIR, Move.FORWARD, Move.EVALUATE_ACCEPTS)
TRIED = (Move.DECREE, Move.START_TRIAL, Move.HAND_IN_RESULT, Move.DECLARE_SUCCESS)
EXEMPTED = (Move.DECREE, Move.EXEMPT)
STOPPED = (Move.DECREE, Move.START_TRIAL, Move.PROPOSE_STOP, Move.APPROVE_STOP)
AFTER = (Move.APPLY, Move.DEACTIVATE)
REFUSALS = (
    Move.EVALUATE_REFUSES, Move.VERIFY_FAILS, Move.PLENARY_REFUSES, Move.TEAM_REFUSES, Move.REFUSE_PERMIT,
    Move.DECLINE_DECREE,
)  # fmt: skip
TAKEN_IN = (
    State.TIM, State.VERIFIKASI, State.PENERUSAN, State.EVALUASI, State.LAYAK, State.DITETAPKAN, State.UJI_COBA,
    State.EVALUASI_UJI, State.HENTI_USUL, State.DIHENTIKAN, State.SIAP_TERAP, State.DITERAPKAN, State.TIDAK_AKTIF,
    State.TIDAK_LAYAK,
)  # fmt: skip


def path_to(
    *,
    target: State,
    initiator: Initiator,
    by_chair: bool = False,
    is_exempt: bool = False,
    refused_by: Move | None = None,
) -> tuple[Move, ...]:
    """The steps from the draft to the state, on this initiator's route; empty where no papers lead there."""
    entrance = BY_CHAIR if by_chair and initiator == Initiator.CITIZEN else ENTRANCE[initiator]
    if target == State.TIDAK_LAYAK:
        on_route = refused_by in REFUSALS and initiator in STEPS[refused_by].routes
        return _refused(entrance, refused_by) if refused_by and on_route else ()
    for road in ((*entrance, *(EXEMPTED if is_exempt else TRIED), *AFTER), (*entrance, *STOPPED)):
        targets = [STEPS[move].target for move in road]
        if target in targets:
            path = road[: targets.index(target) + 1]
            return path if papers_of(path) else ()
    return ()


def _refused(entrance: Sequence[Move], refused_by: Move) -> tuple[Move, ...]:
    """The way in as far as the place where the refusal was spoken."""
    spoken = next(n for n, move in enumerate(entrance, 1) if STEPS[move].target in STEPS[refused_by].sources)
    return (*entrance[:spoken], refused_by)


def papers_of(path: Sequence[Move]) -> tuple[DocumentKind, ...]:
    """Every paper that the path asks for, in its order."""
    return tuple(kind for move in path for kind in STEPS[move].documents)


def path_problems(*, path: Sequence[Move], facts: Facts) -> list[Problem]:
    """Each step's papers with number, date and file, in legal date order; then what the law ties to single steps."""
    if not path:
        return [Problem("no_documents", "documents")]
    found: list[Problem] = list(g.content_is_complete(facts))
    last = None
    for move in path:
        here = replace(facts, last_on=last)
        found += g.papers_are_valid(here, STEPS[move].documents)
        found += _single_step(move, here, decree_on=_dated(facts, DocumentKind.DECREE))
        last = _later(last, _step_date(move, facts))
    return list(dict.fromkeys(found))


def dates_along(*, path: Sequence[Move], facts: Facts) -> dict[Move, date]:
    """When each step was taken: the newest of its papers, the trial's start, or the step before."""
    dates: dict[Move, date] = {}
    last = _first_date(path, facts)
    for move in path:
        last = _step_date(move, facts) or last
        dates[move] = last
    return dates


def told_by(*, path: Sequence[Move], dates: Mapping[Move, date], facts: Facts) -> dict[str, Any]:
    """What the record knows once the path's papers are in; empty of what the path did not reach."""
    told: dict[str, Any] = {}
    for move in path:
        step, on = STEPS[move], dates[move]
        if step.target == State.EVALUASI:
            told["received_on"] = on
        if step.is_verdict:
            told["verdict_on"] = on
        told |= _told_by_step(move, on, facts)
    return told


def _told_by_step(move: Move, on: date, facts: Facts) -> dict[str, Any]:
    given = facts.given
    known: dict[Move, dict[str, Any]] = {
        Move.SUBMIT_TO_RND: {"owner_id": facts.agency_id},
        Move.GRANT_PERMIT: {"owner_id": facts.agency_id},  # UU 23/2014 Art. 388(4)
        Move.SUBMIT_TO_HEAD: {"door": Door.REGIONAL_HEAD},
        Move.SUBMIT_TO_CHAIR: {"door": Door.DPRD_CHAIR},
        Move.DECREE: {"decreed_on": on, "executor_id": given.executor_id},
        Move.EXEMPT: {"is_exempt": True},
        Move.APPROVE_STOP: {"stopped_on": on},
        Move.APPLY: {
            "applied_on": given.established_on,
            "implemented_on": given.effective_on or given.established_on,
        },
    }
    return known.get(move, {})


def _single_step(move: Move, facts: Facts, *, decree_on: date | None) -> list[Problem]:
    """The guards that ask about more than the papers of one step."""
    here = replace(
        facts, decree_on=decree_on, executor_id=facts.given.executor_id, decree_executor_id=facts.given.executor_id
    )
    asked = {
        Move.ASK_PERMIT: (g.agency_is_named,),
        Move.GRANT_PERMIT: (g.executor_of_permit_is_own_agency,),
        Move.SUBMIT_TO_RND: (g.agency_is_named,),
        Move.DECREE: (g.executor_is_named,),
        Move.START_TRIAL: (g.trial_starts_after_decree, g.trial_plan_is_complete),
        Move.APPROVE_STOP: (g.stop_papers_in_order,),
        Move.APPLY: (g.instrument_is_named, g.instrument_is_dated),
        **dict.fromkeys(REFUSALS, (g.reason_is_given,)),
    }
    return [problem for guard in asked.get(move, ()) for problem in guard(here)]


def _step_date(move: Move, facts: Facts) -> date | None:
    if move == Move.START_TRIAL:
        return facts.given.start
    papers = [paper for paper in facts.given.papers if paper.kind in STEPS[move].documents]
    return max((paper.on for paper in papers if paper.on), default=None)


def _first_date(path: Sequence[Move], facts: Facts) -> date:
    return next((on for move in path if (on := _step_date(move, facts))), facts.today)


def _later(first: date | None, second: date | None) -> date | None:
    return max((on for on in (first, second) if on), default=None)


def _dated(facts: Facts, kind: DocumentKind) -> date | None:
    paper: Paper | None = facts.paper(kind)
    return paper.on if paper else None
