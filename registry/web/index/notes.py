"""Notes pinned to a row."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from registry.index.queries.visible import current_period
from registry.index.usecases.notes import pin_note, resolve_note
from registry.proposals.queries.visibility import visible_to
from registry.web.request import Request


@login_required
@require_POST
def create(request: Request, public_id: str, key: str) -> HttpResponse:
    text = request.POST.get("text", "")
    pin_note(
        proposal_id=public_id, year=_year(request, public_id), key=key, text=text, by=request.actor, at=timezone.now()
    )
    return redirect("index_row", public_id, key)


@login_required
@require_POST
def resolve(request: Request, public_id: str, key: str, note_id: int) -> HttpResponse:
    resolve_note(
        proposal_id=public_id, year=_year(request, public_id), note_id=note_id, by=request.actor, at=timezone.now()
    )
    return redirect("index_row", public_id, key)


def _year(request: Request, public_id: str) -> int:
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    period = current_period(proposal.region_id)
    if period is None:
        raise Http404
    return period.year
