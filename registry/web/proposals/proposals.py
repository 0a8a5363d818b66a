"""Pages of proposals: the list and one of them."""

import secrets
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from registry.exchange.queries.clinic import advice_on, with_advice
from registry.index.policy import may_open_sheet as may_open_index
from registry.people.policy import initiators_open_to
from registry.procedure.labels import CONDITION_LABELS, DONE_LABELS, NEXT_LABELS, WAITS_ON_LABELS
from registry.procedure.queries.dossier import Dossier, dossier_of
from registry.procedure.queries.outlook import outlook
from registry.procedure.queries.route import Point, route_of
from registry.proposals.models import Proposal
from registry.proposals.policy import may_mend
from registry.proposals.queries.clock import paused_working_days
from registry.proposals.queries.lists import COUNTED, Sort, counted, page_by_key, proposal_list
from registry.proposals.queries.visibility import opened_to, visible_to
from registry.proposals.rules.route import legal_gap
from registry.reference.queries import holidays
from registry.reports.policy import may_choose
from registry.reports.queries.asking import papers_open
from registry.reports.queries.bundle import MOST
from registry.reports.queries.groups import paper_groups
from registry.review.policy import may_open_sheet
from registry.review.queries.standing import standing_of
from registry.web.proposals.acts import acts_for
from registry.web.proposals.content import content_parts, contents_list
from registry.web.proposals.filters import ProposalFilter
from registry.web.proposals.history import history_lines
from registry.web.request import Request
from registry.workflow.labels import DOCUMENT_LABELS, STATE_LABELS
from registry.workflow.rules.deadlines import working_days_until
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import TERMINAL, Initiator, Stage, State


@login_required
def index(request: Request) -> HttpResponse:
    found = ProposalFilter(request.GET, queryset=proposal_list(request.actor), actor=request.actor)
    rows, today = found.qs, timezone.localdate()
    before, after = request.GET.get("sebelum", ""), request.GET.get("sesudah", "")
    sort = Sort(found.wanted.sort)
    page = page_by_key(rows, sort=sort, before=before, after=after)
    count = counted(rows)
    context = {
        "filter": found,
        "rows": [(p, bool(p.due_on and p.due_on < today and p.state not in TERMINAL)) for p in page.rows],
        "page": page,
        "count": count if count <= COUNTED else _("Lebih dari %(n)s") % {"n": "1.000"},
        "rows_said": count if count <= COUNTED else _("lebih dari %(n)s") % {"n": "1.000"},
        "may_choose": may_choose(request.actor),
        "may_choose_all": 0 < count <= MOST,
        "request_key": secrets.token_hex(8),
        "sort": sort,
        "is_narrowed": bool(found.form.changed_data),
        "may_write": bool(initiators_open_to(request.actor)),
    }
    return render(request, "proposals/index.html", context)


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    seen = with_advice(opened_to(request.actor)).select_related(
        "owner", "executor", "region", "agency", "unit", "author", "main_affair"
    )
    proposal = seen.filter(public_id=public_id).first()
    if proposal is None:  # a team member states first how he stands to it (Art. 3 d)
        get_object_or_404(visible_to(request.actor), public_id=public_id)
        return redirect("team", public_id)
    today = timezone.localdate()
    standing = standing_of(actor=request.actor, proposal=proposal, on=today)
    moves = outlook(proposal=proposal, by=request.actor, today=today)
    dossier = dossier_of(proposal)
    act, other_acts = acts_for(actor=request.actor, proposal=proposal, moves=moves, standing=standing)
    with_sheet = may_open_sheet(request.actor, proposal, standing)
    advice = list(advice_on(request.actor, proposal)) if proposal.is_advised else []  # type: ignore[attr-defined]
    papers = papers_open(actor=request.actor, proposal=proposal, dossier=dossier, judging=standing)
    context = {
        "proposal": proposal,
        "line": [_as_step(point) for point in route_of(proposal=proposal, steps=dossier.steps)],
        "act": act,
        "other_acts": other_acts,
        "waits_on": _waits_on(proposal, dossier),
        "clock": _clock(proposal, dossier),
        "paper_groups": paper_groups(papers),
        "request_key": secrets.token_hex(8),
        "may_open_index": may_open_index(request.actor, proposal) and proposal.is_public,
        "may_mend": may_mend(request.actor, proposal) and request.actor.user_id not in standing.own_user_ids,
        "dossier": dossier,
        "rounds": dossier.rounds if with_sheet else (),
        "members": dossier.members if with_sheet else (),
        "parts": content_parts(proposal),
        "advice": advice,
        "gap": _gap(proposal, dossier),
        "history": history_lines(public_id=public_id, with_judging=with_sheet),
        "contents": contents_list(
            proposal, dossier, with_sheet=with_sheet, with_papers=bool(papers), with_advice=bool(advice)
        ),
    }
    return render(request, "proposals/show.html", context)


def _as_step(point: Point) -> dict[str, Any]:
    """A point of the line in words."""
    label: str | Promise
    condition: str | Promise = ""
    if point.move is None:
        label = STATE_LABELS[State(point.state or "")]
    elif point.tone == "next":
        label, condition = NEXT_LABELS[point.move], CONDITION_LABELS[point.move]
    else:
        label = DONE_LABELS[point.move]
    return {"tone": point.tone, "label": label, "on": point.on, "basis": point.basis, "condition": condition}


def _waits_on(proposal: Proposal, dossier: Dossier) -> str | Promise:
    """Whose turn it is; an applied innovation waits for nothing but its report to the Minister."""
    reported = any(report.kind == "penerapan" and report.document_id for report in dossier.minister_reports)
    if proposal.state == State.DITERAPKAN and (reported or proposal.due_on is None):
        return ""
    return WAITS_ON_LABELS.get(State(proposal.state), "")


def _clock(proposal: Proposal, dossier: Dossier) -> dict[str, Any]:
    """How many working days are left; in the ten days both counts, with and without the time at the proposer."""
    if proposal.due_on is None or proposal.state in TERMINAL:
        return {}
    today, free = timezone.localdate(), holidays()
    clock: dict[str, Any] = {"days": working_days_until(today=today, due=proposal.due_on, holidays=free)}
    if proposal.received_on and proposal.state in {State.EVALUASI, State.LENGKAPI}:
        used = working_days_until(today=proposal.received_on, due=today, holidays=free)
        paused = paused_working_days(proposal=proposal, until=today, free=free)
        clock |= {"used": used, "net": used - paused, "paused": paused}
    return clock


def _gap(proposal: Proposal, dossier: Dossier) -> list[dict[str, Any]]:
    """What a record of a public source lacks before the law."""
    if proposal.state != State.TERCATAT:
        return []
    initiator = Initiator(proposal.initiator) if proposal.initiator else None
    stage = Stage(proposal.source_stage) if proposal.source_stage in set(Stage) else None
    filed = {DocumentKind(document.kind) for document in dossier.documents}
    found = legal_gap(initiator=initiator, stage=stage, filed=filed)
    return [{"text": DOCUMENT_LABELS[gap.kind], "basis": gap.basis} for gap in found]
