"""One report for many proposals: what will be made is shown before it is queued."""

import secrets

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from registry.proposals.queries.lists import Sort, in_order, proposal_list
from registry.reports.labels import LEFT_OUT_LABELS, REPORT_KIND_LABELS
from registry.reports.queries.bundle import MOST, choice_of, chosen
from registry.reports.rules.kinds import BUNDLED, ReportKind
from registry.reports.usecases.bundles import ask_bundle
from registry.web.proposals.filters import ProposalFilter
from registry.web.reports.reports import key_in
from registry.web.request import Request


@login_required
def new(request: Request) -> HttpResponse:
    """The chosen proposals, or all of the filter: how many, of which kind, and which are not open for it."""
    kind = _kind(request.GET.get("jenis", BUNDLED[0]))
    if request.GET.get("semua"):
        found = ProposalFilter(request.GET, queryset=proposal_list(request.actor), actor=request.actor)
        rows = in_order(found.qs, sort=Sort(found.wanted.sort))
    else:
        rows = chosen(request.actor, request.GET.getlist("pilih")[: MOST + 1])
    choice = choice_of(actor=request.actor, kind=kind, rows=rows)
    count = len(choice.open) + len(choice.closed)
    context = {
        "choice": choice,
        "closed": [(proposal, LEFT_OUT_LABELS[reason]) for proposal, reason in choice.closed],
        "ids": ",".join(proposal.public_id for proposal in (*choice.open, *(each for each, _why in choice.closed))),
        "count": count,
        "is_too_large": count > MOST,
        "most": MOST,
        "kind": kind,
        "kind_label": REPORT_KIND_LABELS[kind],
        "kinds": [(each, REPORT_KIND_LABELS[each]) for each in BUNDLED],
        "request_key": secrets.token_hex(8),
    }
    return render(request, "reports/bundle_new.html", context)


@login_required
@require_POST
def create(request: Request) -> HttpResponse:
    job = ask_bundle(
        public_ids=request.POST.get("ids", "").split(",")[: MOST + 1], kind=_kind(request.POST.get("jenis", "")),
        request_key=key_in(request), by=request.actor, at=timezone.now(),
    )  # fmt: skip
    return redirect("report", job.public_id)


def _kind(given: str) -> ReportKind:
    if given not in BUNDLED:
        raise Http404
    return ReportKind(given)
