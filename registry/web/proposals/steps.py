"""The form of any legal step, and the private file of a paper."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.procedure.usecases.steps import take_step
from registry.proposals.models import StoredFile
from registry.proposals.policy import may_take
from registry.proposals.queries.visibility import visible_to
from registry.proposals.usecases.files import store_file
from registry.shared.errors import Blocked
from registry.web.proposals.step_forms import StepForm
from registry.web.request import Request
from registry.web.templatetags.words import problem_text
from registry.workflow.rules.transitions import STEPS, Move


@login_required
def new(request: Request, public_id: str, move: str) -> HttpResponse:
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    if move not in set(Move) or not may_take(request.actor, proposal, Move(move)):
        raise Http404
    form = StepForm(request.POST or None, request.FILES or None, move=Move(move), proposal=proposal)
    found: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            _take(request, form=form, public_id=public_id, move=Move(move))
        except Blocked as refusal:
            found = [{"text": problem_text(problem), "basis": problem.basis} for problem in refusal.problems]
        else:
            messages.success(request, _("Langkah tercatat."))
            return redirect("proposal", public_id)
    context = {"proposal": proposal, "form": form, "move": Move(move), "step": STEPS[Move(move)], "problems": found}
    return render(request, "proposals/step.html", context, status=409 if found else 200)


@transaction.atomic
def _take(request: Request, *, form: StepForm, public_id: str, move: Move) -> None:
    """Keep the files and take the step together: a refused step leaves no row behind."""
    now = timezone.now()
    files = {
        kind: store_file(region_code=form.proposal.region_id, upload=form.cleaned_data[f"{kind}-file"], at=now)
        for kind in form.step.documents
    }
    take_step(
        public_id=public_id, move=move, given=form.given(), papers=form.papers(files),
        late_reason=form.cleaned_data.get("late_reason", ""), by=request.actor, at=now,
    )  # fmt: skip


@login_required
def file(request: Request, public_id: str, document_id: str) -> FileResponse:
    """A paper's file, only through a proposal that the asker may see; always as an attachment."""
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    document = get_object_or_404(proposal.documents.select_related("file"), public_id=document_id)
    stored: StoredFile = document.file
    answer = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.media_type
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
