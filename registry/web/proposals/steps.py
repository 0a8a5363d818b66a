"""The form of any legal step, and the private file of a paper."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.procedure.labels import CONSEQUENCE_LABELS
from registry.procedure.queries.outlook import outlook
from registry.procedure.usecases.steps import take_step
from registry.proposals.models import Proposal, StoredFile
from registry.proposals.policy import may_take
from registry.proposals.queries.visibility import opened_to
from registry.shared.errors import Blocked
from registry.shared.problems import Problem
from registry.web.proposals.acts import problem_lines
from registry.web.proposals.step_forms import StepForm, reusable_papers
from registry.web.proposals.uploads import kept_files
from registry.web.request import Request
from registry.web.typing.forms import accepting, is_repeated, with_typing
from registry.workflow.labels import STATE_LABELS
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import STEPS, Move


@login_required
def new(request: Request, public_id: str, move: str) -> HttpResponse:
    if is_repeated(request):
        return led_on(request, public_id)
    proposal = _to_be_taken(request, public_id, move)
    form = StepForm(
        request.POST or None, request.FILES or None, move=Move(move), proposal=proposal,
        reusable=reusable_papers(proposal, Move(move)), today=timezone.localdate(),
    )  # fmt: skip
    if _is_taken(request, proposal, Move(move)):
        return _already(request, public_id)
    found: list[Problem] = []
    if request.method == "POST" and form.is_valid():
        try:
            with accepting(request) as is_first:
                if is_first:
                    _take(request, form=form, public_id=public_id, move=Move(move))
        except Blocked as refusal:
            if [problem.code for problem in refusal.problems] == ["out_of_order"] and _is_last(proposal, Move(move)):
                return _already(request, public_id)
            found = list(refusal.problems)
        else:
            messages.success(request, _("Langkah tercatat."))
            return led_on(request, public_id)
    refused = bool(found or (request.method == "POST" and form.errors))
    context = _context(request, proposal=proposal, form=form, move=Move(move), found=found)
    return render(request, "proposals/step.html", context, status=409 if refused else 200)


def _to_be_taken(request: Request, public_id: str, move: str) -> Proposal:
    """The proposal, for one whose step it is; else not found."""
    proposal = get_object_or_404(opened_to(request.actor), public_id=public_id)
    if move not in set(Move) or not may_take(request.actor, proposal, Move(move)):
        raise Http404
    return proposal


def led_on(request: Request, public_id: str) -> HttpResponse:
    """To the proposal; to the duties where the act took it out of the actor's sight."""
    if opened_to(request.actor).filter(public_id=public_id).exists():
        return redirect("proposal", public_id)
    return redirect("tasks")


def _context(
    request: Request, *, proposal: Proposal, form: StepForm, move: Move, found: list[Problem]
) -> dict[str, Any]:
    """What the step does, on which article, and what stands in its way before it is filled in."""
    step = STEPS[move]
    target = State(proposal.returns_to) if move == Move.COMPLETE and proposal.returns_to else step.target
    if not form.is_bound:
        moves = outlook(proposal=proposal, by=request.actor, today=timezone.localdate())
        found = [problem for each in moves if each.move == move for problem in each.problems]
        if move not in {each.move for each in moves}:
            found = [Problem("out_of_order", move, step.basis)]
    return {
        "proposal": proposal,
        "form": with_typing(request, form),
        "move": move,
        "step": step,
        "problems": problem_lines(proposal, found),
        "target": STATE_LABELS[target] if target else "",
        "consequence": CONSEQUENCE_LABELS.get(target, "") if target else "",
        "steps_count": proposal.steps.count(),
    }


def _is_taken(request: Request, proposal: Proposal, move: Move) -> bool:
    """Whether this very form was handed in before: the step stands among those taken since it was drawn."""
    drawn = request.POST.get("steps_count", "")
    if not (drawn.isascii() and drawn.isdigit() and len(drawn) < 6):
        return False
    since = list(proposal.steps.order_by("pk").values_list("move", "taken_back_at")[int(drawn) :])
    return (move, None) in since


def _is_last(proposal: Proposal, move: Move) -> bool:
    last = proposal.steps.filter(taken_back_at__isnull=True).order_by("-pk").first()
    return last is not None and last.move == move


def _already(request: Request, public_id: str) -> HttpResponse:
    messages.info(request, _("Langkah ini sudah tercatat; tidak dicatat dua kali."))
    return redirect("proposal", public_id)


def _take(request: Request, *, form: StepForm, public_id: str, move: Move) -> None:
    """Keep the files and take the step together: a refused step leaves neither row nor file behind."""
    now = timezone.now()
    with kept_files(region_code=form.proposal.region_id, uploads=form.uploads(), at=now) as files:
        take_step(
            public_id=public_id, move=move, given=form.given(), papers=form.papers(files),
            late_reason=form.cleaned_data.get("late_reason", ""), by=request.actor, at=now,
        )  # fmt: skip


@login_required
def file(request: Request, public_id: str, document_id: str) -> FileResponse:
    """A paper's file, only through a proposal that the asker may read; always as an attachment."""
    proposal = get_object_or_404(opened_to(request.actor), public_id=public_id)
    document = get_object_or_404(proposal.documents.select_related("file"), public_id=document_id)
    stored: StoredFile | None = document.file
    if stored is None:  # a receipt that is still being made
        raise Http404
    answer = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.media_type
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
