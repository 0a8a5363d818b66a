"""Taking one legal step, with what it opens and closes in the other topics."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import cast

from django.db import transaction
from django.utils import timezone

from registry.procedure.queries.facts import facts_for
from registry.procedure.usecases.elsewhere import remember_elsewhere
from registry.proposals.models import Proposal, StepTaken
from registry.proposals.policy import may_take
from registry.proposals.queries.visibility import visible_to
from registry.proposals.usecases.documents import NewPaper
from registry.proposals.usecases.progress import advance
from registry.proposals.usecases.versions import freeze_version
from registry.review.usecases.effects import close_evaluation, open_evaluation
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem
from registry.trial.usecases import effects as trial
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.facts import Facts, Given
from registry.workflow.rules.states import Instrument
from registry.workflow.rules.transitions import Move

Effect = Callable[[Proposal, StepTaken, Facts, Actor, datetime], None]


@transaction.atomic
def take_step(
    *,
    public_id: str,
    move: Move,
    given: Given,
    papers: Sequence[NewPaper] = (),
    late_reason: str = "",
    by: Actor,
    at: datetime,
) -> Proposal:
    """Lock, ask the policy and every guard, write the step, then its effects; all or nothing."""
    proposal = _locked(public_id=public_id, by=by)
    if not may_take(by, proposal, move):
        raise NotAllowed("Langkah ini bukan wewenang peran Anda.")
    return carry_out(proposal=proposal, move=move, given=given, papers=papers, late_reason=late_reason, by=by, at=at)


@transaction.atomic
def carry_out(
    *,
    proposal: Proposal,
    move: Move,
    given: Given,
    papers: Sequence[NewPaper] = (),
    late_reason: str = "",
    by: Actor,
    at: datetime,
) -> Proposal:
    """The step itself, for a caller that has locked the proposal and asked whose right it is."""
    if move == Move.TAKE_IN:
        raise Blocked([Problem("no_documents", "documents")])
    facts = facts_for(proposal=proposal, given=given, by=by, today=timezone.localtime(at).date())
    taken = advance(
        proposal=proposal, move=move, facts=facts, papers=papers, late_reason=late_reason,
        elsewhere=remember_elsewhere(proposal), by=by, at=at,
    )  # fmt: skip
    for effect in EFFECTS.get(move, ()):
        effect(proposal, taken, facts, by, at)
    return proposal


def _locked(*, public_id: str, by: Actor) -> Proposal:
    pk = visible_to(by).values_list("pk", flat=True).filter(public_id=public_id).first()
    proposal = Proposal.objects.select_for_update().filter(pk=pk).first() if pk else None
    if proposal is None:
        raise NotAllowed("Usulan tidak ditemukan.")
    return proposal


def _freeze(kind: str) -> Effect:
    def effect(proposal: Proposal, taken: StepTaken, facts: Facts, by: Actor, at: datetime) -> None:
        freeze_version(proposal=proposal, kind=kind, reason=facts.given.reason, by=by, at=at)

    return effect


def _open_sheet(kind: str) -> Effect:
    def effect(proposal: Proposal, taken: StepTaken, facts: Facts, by: Actor, at: datetime) -> None:
        open_evaluation(proposal=proposal, kind=kind, at=at)

    return effect


def _close_sheet(verdict: str) -> Effect:
    def effect(proposal: Proposal, taken: StepTaken, facts: Facts, by: Actor, at: datetime) -> None:
        close_evaluation(proposal=proposal, verdict=verdict, at=at)

    return effect


def _start(proposal: Proposal, taken: StepTaken, facts: Facts, by: Actor, at: datetime) -> None:
    given = facts.given
    start, planned_end = cast(date, given.start), cast(date, given.planned_end)  # the guards saw to it
    trial.open_trial(proposal=proposal, place=given.place, start=start, planned_end=planned_end)


def _extend(proposal: Proposal, taken: StepTaken, facts: Facts, by: Actor, at: datetime) -> None:
    trial.extend_trial(proposal=proposal, planned_end=cast(date, facts.given.planned_end))


def _report_decree(proposal: Proposal, taken: StepTaken, facts: Facts, by: Actor, at: datetime) -> None:
    trial.open_decree_report(proposal=proposal, decreed_on=taken.on)


def _end(proposal: Proposal, taken: StepTaken, facts: Facts, by: Actor, at: datetime) -> None:
    trial.end_trial(proposal=proposal, on=taken.on)


def _conclude(conclusion: str) -> Effect:
    def effect(proposal: Proposal, taken: StepTaken, facts: Facts, by: Actor, at: datetime) -> None:
        trial.conclude_trial(proposal=proposal, conclusion=conclusion, note=facts.given.reason)

    return effect


def _resume(proposal: Proposal, taken: StepTaken, facts: Facts, by: Actor, at: datetime) -> None:
    trial.resume_trial(proposal=proposal)


def _notify_stop(proposal: Proposal, taken: StepTaken, facts: Facts, by: Actor, at: datetime) -> None:
    trial.write_stop_notice(proposal=proposal, document=taken.documents.get(kind=DocumentKind.STOP_NOTICE))


def _establish(proposal: Proposal, taken: StepTaken, facts: Facts, by: Actor, at: datetime) -> None:
    given = facts.given
    document = taken.documents.get(kind=DocumentKind.INSTRUMENT)
    trial.set_instrument(
        proposal=proposal, instrument=cast(Instrument, given.instrument), document=document,
        year=cast(int, given.instrument_year), established_on=cast(date, given.established_on),
        promulgated_on=given.promulgated_on, effective_on=given.effective_on,
    )  # fmt: skip


_HANDED_IN = (_freeze("pengajuan"), _open_sheet("evaluasi"))
EFFECTS: Mapping[Move, tuple[Effect, ...]] = {
    Move.SUBMIT_TO_TEAM: (_freeze("pengajuan"), _open_sheet("tim")),
    Move.SUBMIT_TO_DPRD: (_freeze("pengajuan"),),
    Move.ASK_PERMIT: (_freeze("pengajuan"),),
    Move.SUBMIT_TO_CHAIR: (_freeze("pengajuan"),),
    Move.SUBMIT_TO_RND: _HANDED_IN,
    Move.SUBMIT_TO_HEAD: _HANDED_IN,
    Move.PLENARY_ACCEPTS: (_open_sheet("verifikasi"),),
    Move.GRANT_PERMIT: (_open_sheet("evaluasi"),),
    Move.FORWARD: (_open_sheet("evaluasi"),),
    Move.COMPLETE: (_freeze("kelengkapan"),),
    Move.TEAM_ACCEPTS: (_close_sheet("layak"),),
    Move.TEAM_REFUSES: (_close_sheet("tidak_layak"),),
    Move.VERIFY_FITS: (_close_sheet("layak"),),
    Move.VERIFY_FAILS: (_close_sheet("tidak_layak"),),
    Move.EVALUATE_ACCEPTS: (_close_sheet("layak"),),
    Move.EVALUATE_REFUSES: (_close_sheet("tidak_layak"),),
    Move.DECREE: (_freeze("keputusan"), _report_decree),
    Move.START_TRIAL: (_start,),
    Move.EXTEND_TRIAL: (_extend,),
    Move.HAND_IN_RESULT: (_end,),
    Move.DECLARE_SUCCESS: (_conclude("berhasil"),),
    Move.PROPOSE_STOP: (_end,),
    Move.APPROVE_STOP: (_conclude("gagal"), _notify_stop),
    Move.REFUSE_STOP: (_resume,),
    Move.APPLY: (_establish,),
    Move.RECOGNISE: (_establish,),
}
