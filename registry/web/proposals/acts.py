"""What the reader can do now with a proposal: one act first, with all that is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from registry.procedure.queries.outlook import OpenMove
from registry.proposals.models import Proposal
from registry.proposals.policy import may_edit, may_keep_figures, may_take
from registry.proposals.rules.content import HOME_OF
from registry.proposals.rules.route import ONWARD
from registry.review.policy import (
    Standing,
    may_fill_sheet,
    may_form_team,
    may_open_sheet,
    may_state_conflict,
    may_vote,
)
from registry.shared.actor import Actor
from registry.shared.problems import Problem
from registry.trial.policy import may_answer_burdens, may_keep_log, may_report_to_minister
from registry.web.templatetags.words import problem_text
from registry.workflow.labels import MOVE_LABELS
from registry.workflow.rules.states import Initiator, State
from registry.workflow.rules.transitions import Move

# Always possible, never the first thing.
ASIDE = frozenset({Move.WITHDRAW, Move.DEACTIVATE})


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: a legal move (move set) or a page to work on."""

    label: str | Promise
    url: str
    move: str = ""
    basis: str = ""
    problems: list[dict[str, str]] = field(default_factory=list)


def acts_for(
    *,
    actor: Actor,
    proposal: Proposal,
    moves: Sequence[OpenMove],
    standing: Standing,
    has_rounds: bool,
    has_open_letter: bool,
) -> tuple[Act | None, list[Act]]:
    """The one thing to do now, if anything waits for the reader, and what else is open to him."""
    mine = [open_move for open_move in moves if open_move.is_mine]
    codes = {problem.code for open_move in moves for problem in open_move.problems}
    work = [
        *_work(actor=actor, proposal=proposal, standing=standing, has_rounds=has_rounds),
        *_beside_the_steps(actor, proposal, has_open_letter=has_open_letter),
    ]
    first = [act for name, act in work if name in _unfinished(codes)]
    later = [act for name, act in work if name not in _unfinished(codes)]
    ranked = sorted(mine, key=lambda m: (m.move in ASIDE, m.move not in ONWARD, bool(m.problems)))
    steps = [_step(proposal, open_move) for open_move in ranked]
    forward = [act for act in steps if act.move not in ASIDE]
    if first:  # what still stands in the way is said beside the work that mends it
        blocking = next((m.problems for m in moves if m.move in ONWARD and m.problems), ())
        first[0] = replace(first[0], problems=problem_lines(proposal, blocking))
    waiting = [*first, *forward]
    rest = [*later, *(act for act in steps if act.move in ASIDE)]
    return (waiting[0], [*waiting[1:], *rest]) if waiting else (None, rest)


def problem_lines(proposal: Proposal, problems: Sequence[Problem]) -> list[dict[str, str]]:
    """Sentences with a way to the place where each is put right."""
    return [
        {"text": problem_text(problem), "basis": problem.basis, "url": _way_to(proposal, problem)}
        for problem in problems
    ]


def _unfinished(codes: set[str]) -> set[str]:
    """The work that still stands in the way of a move."""
    found = {"minister"}  # named so only while its letter is open
    if "burden_open" in codes:
        found.add("burdens")
    if "criterion_open" in codes:
        found.add("sheet")
    if codes & {"votes_missing", "team_empty", "element_missing"}:
        found.add("team")
    if "content_missing" in codes:
        found.add("writing")
    return found


def _work(*, actor: Actor, proposal: Proposal, standing: Standing, has_rounds: bool) -> list[tuple[str, Act]]:
    """The pages to work on, beside the moves."""
    found = []
    if may_answer_burdens(actor, proposal):
        act = Act(_("Jawab pertanyaan beban"), reverse("burdens", args=[proposal.public_id]))
        found.append(("burdens", act))
    if _has_team(actor, proposal, standing):
        found.append(("team", Act(_("Buka tim independen"), reverse("team", args=[proposal.public_id]))))
    if may_fill_sheet(actor, proposal, standing):
        found.append(("sheet", Act(_("Isi lembar penilaian"), reverse("evaluation", args=[proposal.public_id]))))
    elif may_open_sheet(actor, proposal, standing) and has_rounds:
        found.append(("", Act(_("Baca lembar penilaian"), reverse("evaluation", args=[proposal.public_id]))))
    if may_edit(actor, proposal):
        part = reverse("proposal_part", args=[proposal.public_id, "rancang_bangun"])
        found.append(("writing", Act(_("Tulis isi usulan"), part)))
    elif may_keep_figures(actor, proposal):
        for noun, label in (("ukuran", _("Catat hasil terukur")), ("anggaran", _("Catat baris anggaran"))):
            found.append(("", Act(label, reverse("proposal_lines", args=[proposal.public_id, noun]))))
    return found


def _beside_the_steps(actor: Actor, proposal: Proposal, *, has_open_letter: bool) -> list[tuple[str, Act]]:
    """The trial's log, the letters to the Minister, and a record of a public source put on the legal way."""
    found = []
    if may_keep_log(actor, proposal):
        found.append(("", Act(_("Buka catatan uji coba"), reverse("trial_log", args=[proposal.public_id]))))
    if proposal.is_public and may_report_to_minister(actor, proposal) and (proposal.decreed_on or proposal.applied_on):
        now = has_open_letter and proposal.state in {State.DITETAPKAN, State.DITERAPKAN}
        act = Act(_("Laporan kepada Menteri"), reverse("minister_reports", args=[proposal.public_id]))
        found.append(("minister" if now else "", act))
    if proposal.state == State.TERCATAT:
        for move, name in ((Move.TAKE_IN, "taking_in"), (Move.RECOGNISE, "recognition")):
            if may_take(actor, proposal, move):
                found.append(("", Act(MOVE_LABELS[move], reverse(name, args=[proposal.public_id]))))
    return found


def _has_team(actor: Actor, proposal: Proposal, standing: Standing) -> bool:
    return proposal.initiator == Initiator.REGIONAL_HEAD and (
        may_form_team(actor, proposal)
        or may_state_conflict(actor, proposal, standing)
        or may_vote(actor, proposal, standing)
    )


def _step(proposal: Proposal, open_move: OpenMove) -> Act:
    return Act(
        MOVE_LABELS[open_move.move],
        reverse("step", args=[proposal.public_id, open_move.move]),
        move=open_move.move,
        basis=open_move.step.basis,
        problems=problem_lines(proposal, open_move.problems),
    )


def _way_to(proposal: Proposal, problem: Problem) -> str:
    if problem.code == "content_missing" and problem.subject in HOME_OF:
        part, name = HOME_OF[problem.subject]
        return reverse("proposal_part", args=[proposal.public_id, part]) + (f"#id_{name}" if name else "")
    if problem.code.startswith("criterion_"):
        return reverse("evaluation", args=[proposal.public_id])
    return ""
