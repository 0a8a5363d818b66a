"""Asking for the file of a filtered list; the address holds the filter, as on the page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from registry.proposals.queries.lists import proposal_list
from registry.reports.queries.listing import LISTS
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import FORMATS, ReportKind
from registry.reports.usecases.lists import ask_list
from registry.web.proposals.filters import ProposalFilter
from registry.web.reports.reports import key_in
from registry.web.request import Request


@login_required
@require_POST
def create(request: Request) -> HttpResponse:
    of, format = request.POST.get("list", ""), request.POST.get("format", "")
    if of not in LISTS or format not in FORMATS[ReportKind.LIST] or not LISTS[of].may(request.actor):
        raise Http404
    job = ask_list(
        of=of, to=_address(request, of), format=Format(format), request_key=key_in(request), by=request.actor,
        at=timezone.now(),
    )  # fmt: skip
    return redirect("report", job.public_id)


def _address(request: Request, of: str) -> dict[str, Any]:
    """The address as it is; proposals as the form of their page reads it."""
    if of != "usulan":
        return request.GET.dict()
    found = ProposalFilter(request.GET, queryset=proposal_list(request.actor), actor=request.actor)
    return found.wanted.as_data()
