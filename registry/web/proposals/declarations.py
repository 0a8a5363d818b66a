"""The declaration that no private interest stands behind the proposal (Art. 3 d)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.proposals.queries.visibility import visible_to
from registry.proposals.usecases.writing import declare_conflict_free
from registry.web.request import Request


@login_required
@require_POST
def create(request: Request, public_id: str) -> HttpResponse:
    get_object_or_404(visible_to(request.actor), public_id=public_id)
    declare_conflict_free(public_id=public_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Pernyataan bebas konflik kepentingan tercatat."))
    return redirect("proposal_part", public_id, "pelengkap")
