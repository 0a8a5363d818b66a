"""Notes pinned to a row."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from registry.index.queries.visible import current_period
from registry.index.usecases.notes import pin_note, resolve_note
from registry.proposals.queries.visibility import visible_to
from registry.web.index.attempts import attempted
from registry.web.index.forms import NoteForm
from registry.web.index.rows import InnovationRow
from registry.web.index.sheets import opened_sheet
from registry.web.request import Request


@login_required
@require_POST
def create(request: Request, public_id: str, key: str) -> HttpResponse:
    page = InnovationRow(opened_sheet(request, public_id), key)
    form = NoteForm(request.POST, auto_id="catatan-%s")
    refusal = attempted(
        form,
        lambda: pin_note(
            proposal_id=public_id, year=page.period.year, key=key, text=form.cleaned_data["text"], by=request.actor,
            at=timezone.now(),
        ),
    )  # fmt: skip
    return page.refused(request, "note", form, refusal) if refusal else redirect("index_row", public_id, key)


@login_required
@require_POST
def resolve(request: Request, public_id: str, key: str, note_id: int) -> HttpResponse:
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    period = current_period(proposal.region_id)
    if period is None:
        raise Http404
    refusal = attempted(
        None,
        lambda: resolve_note(
            proposal_id=public_id, year=period.year, note_id=note_id, by=request.actor, at=timezone.now()
        ),
    )  # fmt: skip
    for reason in refusal.reasons if refusal else ():
        messages.error(request, reason)
    return redirect("index_row", public_id, key)
