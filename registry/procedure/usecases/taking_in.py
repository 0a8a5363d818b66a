"""T13 and T14: a record of a public source becomes a legal one, on the papers that a city has in its cabinets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from registry.procedure.queries.facts import facts_for
from registry.procedure.usecases.elsewhere import remember_elsewhere
from registry.procedure.usecases.steps import carry_out
from registry.proposals.models import Proposal, StepTaken
from registry.proposals.policy import may_take
from registry.proposals.queries.visibility import visible_to
from registry.proposals.usecases.documents import NewPaper
from registry.proposals.usecases.progress import advance
from registry.proposals.usecases.versions import freeze_version
from registry.proposals.usecases.writing import write_fields
from registry.review.usecases.effects import open_evaluation
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem
from registry.trial.usecases import effects as trial
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.facts import Facts, Given
from registry.workflow.rules.running import dates_along, path_problems, path_to, told_by
from registry.workflow.rules.states import Initiator, State
from registry.workflow.rules.transitions import STEPS, Move

# What the law asks of every proposal (Art. 7(2)), as far as a list from outside may lack it.
CONTENT = ("form", "main_affair", "how_it_works", "changes", "objective", "benefit", "trial_from", "trial_to")
SHEETS = {State.EVALUASI: "evaluasi", State.VERIFIKASI: "verifikasi", State.TIM: "tim"}


@dataclass(frozen=True, slots=True)
class RunningFile:
    """Where the file stands, on whose route, and the content that its papers name."""

    target: State
    initiator: Initiator
    agency_id: int | None = None
    by_chair: bool = False
    is_exempt: bool = False
    refused_by: Move | None = None
    content: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def take_in(
    *, public_id: str, file: RunningFile, given: Given, papers: Sequence[NewPaper], by: Actor, at: datetime
) -> Proposal:
    """T14: write the content, check every paper of the path, then stand where the papers say; one step, one event."""
    proposal = _record(public_id=public_id, move=Move.TAKE_IN, by=by)
    _write_known(proposal=proposal, initiator=file.initiator, agency_id=file.agency_id, content=file.content, at=at)
    path = path_to(
        target=file.target, initiator=file.initiator, by_chair=file.by_chair, is_exempt=file.is_exempt,
        refused_by=file.refused_by,
    )  # fmt: skip
    given = replace(given, papers=tuple(paper.as_fact() for paper in papers))
    facts = facts_for(proposal=proposal, given=given, by=by, today=timezone.localtime(at).date())
    found = path_problems(path=path, facts=facts)
    if found:
        raise Blocked(found)
    dates = dates_along(path=path, facts=facts)
    told = told_by(path=path, dates=dates, facts=facts)
    taken = advance(
        proposal=proposal, move=Move.TAKE_IN, facts=replace(facts, given=replace(given, on=max(dates.values()))),
        papers=papers, target=file.target, elsewhere=remember_elsewhere(proposal), told=told, by=by, at=at,
    )  # fmt: skip
    freeze_version(proposal=proposal, kind="keputusan" if Move.DECREE in path else "pengajuan", by=by, at=at)
    if file.target in SHEETS:
        open_evaluation(proposal=proposal, kind=SHEETS[file.target], at=at)
    for move in path:
        _follow(move=move, proposal=proposal, taken=taken, on=dates[move], facts=facts)
    return proposal


@transaction.atomic
def recognise(
    *,
    public_id: str,
    initiator: Initiator,
    agency_id: int | None,
    implemented_on: date | None,
    given: Given,
    papers: Sequence[NewPaper],
    by: Actor,
    at: datetime,
) -> Proposal:
    """T13: applied before the regulation and checked (Art. 35), or copied from what the Minister spread (Art. 28)."""
    proposal = _record(public_id=public_id, move=Move.RECOGNISE, by=by)
    content = {"implemented_on": implemented_on} if implemented_on else {}
    _write_known(proposal=proposal, initiator=initiator, agency_id=agency_id, content=content, at=at)
    return carry_out(proposal=proposal, move=Move.RECOGNISE, given=given, papers=papers, by=by, at=at)


def _record(*, public_id: str, move: Move, by: Actor) -> Proposal:
    """The record of a public source, locked; once it stands on the legal way it is not taken in again."""
    found = Proposal.objects.select_for_update().filter(pk__in=visible_to(by).values("pk"), public_id=public_id)
    proposal = found.first()
    if proposal is None or not may_take(by, proposal, move):
        raise NotAllowed("Langkah ini bukan wewenang peran Anda.")
    if proposal.state != State.TERCATAT:
        raise Blocked([Problem("out_of_order", move, STEPS[move].basis)])
    return proposal


def _write_known(
    *, proposal: Proposal, initiator: Initiator, agency_id: int | None, content: Mapping[str, Any], at: datetime
) -> None:
    """What the source did not say; what it said stays where the officer leaves it empty."""
    known = {name: value for name, value in content.items() if value}
    write_fields(proposal=proposal, values={"initiator": initiator, "agency_id": agency_id, **known}, at=at)


def _follow(*, move: Move, proposal: Proposal, taken: StepTaken, on: date, facts: Facts) -> None:
    """What the path's steps left in the trial and the application."""
    given = facts.given
    if move == Move.DECREE:
        trial.open_decree_report(proposal=proposal, decreed_on=on)
    elif move == Move.START_TRIAL and given.start and given.planned_end:
        trial.open_trial(proposal=proposal, place=given.place, start=given.start, planned_end=given.planned_end)
    elif move in {Move.HAND_IN_RESULT, Move.PROPOSE_STOP}:
        trial.end_trial(proposal=proposal, on=on)
    elif move == Move.DECLARE_SUCCESS:
        trial.conclude_trial(proposal=proposal, conclusion="berhasil", note="")
    elif move == Move.APPROVE_STOP:
        trial.conclude_trial(proposal=proposal, conclusion="gagal", note="")
        trial.write_stop_notice(proposal=proposal, document=taken.documents.get(kind=DocumentKind.STOP_NOTICE))
    elif move == Move.APPLY and given.instrument and given.instrument_year and given.established_on:
        trial.set_instrument(
            proposal=proposal, instrument=given.instrument,
            document=taken.documents.get(kind=DocumentKind.INSTRUMENT), year=given.instrument_year,
            established_on=given.established_on, promulgated_on=given.promulgated_on, effective_on=given.effective_on,
        )  # fmt: skip
