"""Pages of proposals: the list and one of them."""

import secrets

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from registry.procedure.queries.outlook import outlook
from registry.proposals.models import Proposal
from registry.proposals.policy import may_edit
from registry.proposals.queries.visibility import visible_to
from registry.proposals.rules.content import PARTS
from registry.reports.labels import REPORT_KIND_LABELS
from registry.reports.policy import may_ask
from registry.reports.rules.kinds import ReportKind, kinds_open
from registry.review.policy import may_form_team, may_open_sheet, may_state_conflict, may_vote
from registry.review.queries.facts import current_evaluation
from registry.review.queries.standing import standing_of
from registry.shared.actor import Actor
from registry.trial.policy import may_answer_burdens
from registry.web.proposals.filters import ProposalFilter
from registry.web.request import Request
from registry.web.templatetags.words import problem_text

PAGE = 25


@login_required
def index(request: Request) -> HttpResponse:
    found = ProposalFilter(request.GET, queryset=visible_to(request.actor).select_related("owner"))
    page = Paginator(found.qs, PAGE).get_page(request.GET.get("halaman"))
    return render(request, "proposals/index.html", {"filter": found, "page": page})


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    seen = visible_to(request.actor).select_related("owner", "executor", "region")
    proposal = get_object_or_404(seen, public_id=public_id)
    steps = list(proposal.steps.filter(taken_back_at__isnull=True).prefetch_related("documents"))
    moves = outlook(proposal=proposal, by=request.actor, today=timezone.localdate())
    standing = standing_of(actor=request.actor, proposal=proposal, on=timezone.localdate())
    context = {
        "proposal": proposal,
        "line": [{"tone": "done", "label": s.get_move_display(), "on": s.on, "basis": s.basis} for s in steps]
        + [
            {
                "tone": "now",
                "label": proposal.get_state_display(),
                "on": proposal.state_since,
                "basis": proposal.due_basis,
            }
        ],
        "steps": steps,
        "moves": [(m, [{"text": problem_text(p), "basis": p.basis} for p in m.problems]) for m in moves if m.is_mine],
        "others": [m for m in moves if not m.is_mine],
        "documents": proposal.documents.filter(superseded_by__isnull=True).select_related("file"),
        "versions": proposal.versions.all(),
        "may_edit": may_edit(request.actor, proposal),
        "team_open": may_form_team(request.actor, proposal)
        or may_state_conflict(request.actor, proposal, standing)
        or may_vote(request.actor, proposal, standing),
        "may_answer_burdens": may_answer_burdens(request.actor, proposal),
        "report_kinds": [(k, REPORT_KIND_LABELS[k]) for k in _reports(request.actor, proposal)],
        "request_key": secrets.token_hex(8),
        "may_judge": may_open_sheet(request.actor, proposal, standing) and current_evaluation(proposal) is not None,
        "parts": PARTS,
    }
    return render(request, "proposals/show.html", context)


def _reports(actor: Actor, proposal: Proposal) -> tuple[ReportKind, ...]:
    if not may_ask(actor, proposal):
        return ()
    judged = proposal.evaluations.filter(closed_at__isnull=False).exists()
    return kinds_open(state=proposal.state, had_trial=hasattr(proposal, "trial"), was_judged=judged)
