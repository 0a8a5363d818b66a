"""Pages of proposals: the list and one of them."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
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
from registry.procedure.queries.facts import Known, known_of
from registry.procedure.queries.outlook import outlook
from registry.procedure.queries.parts import steps_of
from registry.procedure.queries.route import Point, route_of
from registry.proposals.models import Proposal, StepTaken
from registry.proposals.policy import may_mend
from registry.proposals.queries.clock import paused_along
from registry.proposals.queries.lists import COUNTED, Sort, counted, page_by_key, proposal_list, with_agencies
from registry.proposals.queries.visibility import opened_to, visible_to
from registry.proposals.rules.route import legal_gap
from registry.reference.queries import holidays
from registry.reports.policy import may_choose
from registry.reports.queries.asking import papers_open
from registry.reports.queries.bundle import MOST
from registry.reports.queries.groups import paper_groups
from registry.review.policy import may_open_sheet
from registry.review.queries.standing import standing_told, with_own_standing
from registry.trial.models import MinisterReport
from registry.trial.queries.ministers import letters_of
from registry.web.proposals.acts import acts_for
from registry.web.proposals.content import content_parts, contents_list
from registry.web.proposals.filters import ProposalFilter
from registry.web.proposals.parts import ENCLOSURES, FIGURES, HISTORY, JUDGING, PRACTICE, Part, all_of
from registry.web.request import Request
from registry.workflow.labels import DOCUMENT_LABELS, STATE_LABELS
from registry.workflow.rules.deadlines import working_days_until
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import TERMINAL, Initiator, Stage, State

ALONG = ("unit", "main_affair", "trial", "application")
"""What a proposal's row brings along to its page; with the three agencies joined too, planning outweighs reading."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list, and what its box to tick is called."""

    proposal: Proposal
    is_late: bool
    choose: str


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
        "rows": [_row(proposal, today=today) for proposal in page.rows],
        "page": page,
        "count": count if count <= COUNTED else _("Lebih dari %(n)s") % {"n": "1.000"},
        "rows_said": count if count <= COUNTED else _("lebih dari %(n)s") % {"n": "1.000"},
        "may_choose": may_choose(request.actor),
        "may_choose_all": 0 < count <= MOST,
        "sort": sort,
        "is_narrowed": bool(found.form.changed_data),
        "may_write": bool(initiators_open_to(request.actor)),
    }
    return render(request, "proposals/index.html", context)


def _row(proposal: Proposal, *, today: date) -> Row:
    is_late = proposal.due_on is not None and proposal.due_on < today and proposal.state not in TERMINAL
    return Row(proposal, is_late, _("Pilih %(name)s") % {"name": proposal.name})


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    """Where it stands, what waits for whom and what it says; further parts follow, or with `lengkap` the whole file."""
    actor, today = request.actor, timezone.localdate()
    seen = with_own_standing(with_advice(opened_to(actor)), actor=actor, on=today).select_related(*ALONG)
    proposal = seen.filter(public_id=public_id).first()
    if proposal is None:  # a team member states first how he stands to it (Art. 3 d)
        get_object_or_404(visible_to(actor), public_id=public_id)
        return redirect("team", public_id)
    with_agencies(proposal)
    known, steps, letters = known_of(proposal), steps_of(proposal), letters_of(proposal)
    standing = standing_told(proposal, own=known.own)
    moves = outlook(proposal=proposal, known=known, by=actor, today=today)
    act, other_acts = acts_for(
        actor=actor, proposal=proposal, moves=moves, standing=standing, has_rounds=bool(known.rounds),
        has_open_letter=any(letter.document_id is None for letter in letters),
    )  # fmt: skip
    with_sheet = may_open_sheet(actor, proposal, standing)
    advice = list(advice_on(actor, proposal)) if proposal.is_advised else []  # type: ignore[attr-defined]
    papers = papers_open(actor=actor, proposal=proposal, rounds=known.rounds, judging=standing)
    parts, is_whole = _parts(proposal, known, with_sheet=with_sheet), "lengkap" in request.GET
    context = {
        "proposal": proposal,
        "line": [_as_step(point) for point in route_of(proposal=proposal, steps=steps)],
        "act": act,
        "other_acts": other_acts,
        "waits_on": _waits_on(proposal, letters),
        "clock": _clock(proposal, steps),
        "owed": [letter for letter in letters if letter.document_id is None],
        "paper_groups": paper_groups(papers),
        "request_key": secrets.token_hex(8),
        "may_open_index": may_open_index(actor, proposal) and proposal.is_public,
        "may_mend": may_mend(actor, proposal) and actor.user_id not in known.own,
        "known": known,
        "parts": content_parts(proposal),
        "advice": advice,
        "gap": _gap(proposal, known),
        "places": {part.code.replace("-", "_"): part.placed(proposal) for part in parts},
        "is_whole": is_whole,
        "contents": contents_list(
            proposal, [part.code for part in parts], with_papers=bool(papers), with_advice=bool(advice)
        ),
    }
    if is_whole:
        context |= all_of(proposal, parts, with_sheet=with_sheet)
    return render(request, "proposals/show.html", context)


def _parts(proposal: Proposal, known: Known, *, with_sheet: bool) -> tuple[Part, ...]:
    """The parts that have something to show to this reader, or may have."""
    is_decreed = bool(proposal.decreed_on or proposal.applied_on)
    is_practised = is_decreed or hasattr(proposal, "trial") or hasattr(proposal, "application")
    standing = {
        FIGURES: True,
        ENCLOSURES: True,
        JUDGING: with_sheet and bool(known.rounds or known.members),
        PRACTICE: is_practised,
        HISTORY: True,
    }
    return tuple(part for part, stands in standing.items() if stands)


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


def _waits_on(proposal: Proposal, letters: Sequence[MinisterReport]) -> str | Promise:
    """Whose turn it is; an applied innovation waits for nothing but its report to the Minister."""
    reported = any(letter.kind == "penerapan" and letter.document_id for letter in letters)
    if proposal.state == State.DITERAPKAN and (reported or proposal.due_on is None):
        return ""
    return WAITS_ON_LABELS.get(State(proposal.state), "")


def _clock(proposal: Proposal, steps: Sequence[StepTaken]) -> dict[str, Any]:
    """How many working days are left; in the ten days both counts, with and without the time at the proposer."""
    if proposal.due_on is None or proposal.state in TERMINAL:
        return {}
    today, free = timezone.localdate(), holidays()
    clock: dict[str, Any] = {"days": working_days_until(today=today, due=proposal.due_on, holidays=free)}
    if proposal.received_on and proposal.state in {State.EVALUASI, State.LENGKAPI}:
        used = working_days_until(today=proposal.received_on, due=today, holidays=free)
        paused = paused_along(((step.to_state, step.on) for step in steps), until=today, free=free)
        clock |= {"used": used, "net": used - paused, "paused": paused}
    return clock


def _gap(proposal: Proposal, known: Known) -> list[dict[str, Any]]:
    """What a record of a public source lacks before the law."""
    if proposal.state != State.TERCATAT:
        return []
    initiator = Initiator(proposal.initiator) if proposal.initiator else None
    stage = Stage(proposal.source_stage) if proposal.source_stage in set(Stage) else None
    filed = {DocumentKind(document.kind) for document in known.papers.in_force}
    found = legal_gap(initiator=initiator, stage=stage, filed=filed)
    return [{"text": DOCUMENT_LABELS[gap.kind], "basis": gap.basis} for gap in found]
