"""The work sheet of one innovation: twenty rows, each claimed in its place and saved by itself."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from registry.index.labels import COLUMN_LABELS
from registry.index.policy import may_claim, may_open_sheet
from registry.index.queries.changes import Change, last_change
from registry.index.queries.costs import lowered_rows, total_cost
from registry.index.queries.lines import RowRecord
from registry.index.queries.standing import Column, PeriodState, RowState, SheetState, period_state
from registry.index.queries.visible import current_period, open_notes
from registry.index.rules.edition import Part, Row
from registry.index.rules.scoring import points
from registry.index.usecases.levels import report_innovation
from registry.proposals.models import Proposal
from registry.proposals.queries.visibility import visible_to
from registry.web.index.attempts import Refusal, Typed, attempted
from registry.web.index.forms import ClaimForm
from registry.web.request import Request


@dataclass(frozen=True, slots=True)
class Opened:
    """The sheet of one innovation for one who may open it."""

    proposal: Proposal
    state: PeriodState

    @property
    def sheet(self) -> SheetState:
        return self.state.sheets[0]

    @property
    def year(self) -> int:
        return self.state.period.year

    def row(self, key: str) -> Row:
        found = self.state.edition.row(Part.SID, key)
        if found is None:
            raise Http404
        return found

    def record(self, key: str) -> RowRecord | None:
        return self.sheet.rows[key].record

    def change(self, key: str) -> Change | None:
        record = self.record(key)
        return last_change(
            period=self.state.period, subject=self.proposal.public_id, key=key, row_id=record.pk if record else None
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Back:
    """A row's claim that did not go through: its form, why, and what stands beside it."""

    key: str
    form: ClaimForm
    refusal: Refusal | None
    typed: Typed | None = None


def opened_sheet(request: Request, public_id: str) -> Opened:
    """The sheet with all its rows; not found where it is not reported or not his."""
    proposal = get_object_or_404(visible_to(request.actor).select_related("owner", "region"), public_id=public_id)
    if not may_open_sheet(request.actor, proposal):
        raise Http404
    state = _state(proposal)
    if state is None or not state.sheets:
        raise Http404
    return Opened(proposal, state)


def reopened(opened: Opened) -> Opened:
    """The same sheet as it stands now."""
    state = _state(opened.proposal)
    if state is None or not state.sheets:
        raise Http404
    return Opened(opened.proposal, state)


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    proposal = get_object_or_404(visible_to(request.actor).select_related("owner", "region"), public_id=public_id)
    if not may_open_sheet(request.actor, proposal):
        raise Http404
    state = _state(proposal)
    if state is None or not state.sheets:
        may_report = may_claim(request.actor, proposal) and state is not None and state.period.is_open
        context = {"proposal": proposal, "may_report": may_report, "has_period": state is not None}
        return render(request, "index/unreported.html", context)
    return sheet_page(request, Opened(proposal, state))


@login_required
@require_POST
def report(request: Request, public_id: str) -> HttpResponse:
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    period = current_period(proposal.region_id)
    if period is None:
        raise Http404
    refusal = attempted(
        None,
        lambda: report_innovation(proposal_id=public_id, year=period.year, by=request.actor, at=timezone.now()),
    )
    for reason in refusal.reasons if refusal else ():
        messages.error(request, reason)
    return redirect("index_sheet", public_id)


def sheet_page(request: Request, opened: Opened, back: Back | None = None) -> HttpResponse:
    """The whole sheet; a claim that came back stands in its row."""
    may = may_claim(request.actor, opened.proposal) and opened.state.period.is_open
    lines = [_line(opened, row, back if back and back.key == row.key else None) for row in opened.state.edition.sid]
    notes = open_notes(sheet=opened.sheet.sheet)
    for line in lines:
        line["notes"] = notes.get(line["row"].key, 0)
    context = {
        "proposal": opened.proposal,
        "period": opened.state.period,
        "sheet": opened.sheet.sheet,
        "lines": lines,
        "may_claim": may,
        "back": back,
    } | _sums(opened)
    status = back.refusal.status if back and back.refusal else 200
    return render(request, "index/sheet.html", context, status=status)


def fresh(request: Request, opened: Opened, back: Back) -> HttpResponse:
    """What a save in place changes on the sheet: the row's own figures, the totals, the progress."""
    line = _line(opened, opened.row(back.key), back)
    context = {"proposal": opened.proposal, "line": line, "at": timezone.now()} | _sums(opened)
    status = back.refusal.status if back.refusal else 200
    return render(request, "index/_fresh.html", context, status=status)


def _state(proposal: Proposal) -> PeriodState | None:
    period = current_period(proposal.region_id)
    return None if period is None else period_state(period=period, on=timezone.localdate(), proposal=proposal)


def _line(opened: Opened, row: Row, back: Back | None) -> dict[str, Any]:
    state = opened.sheet.rows[row.key]
    return {
        "row": row,
        "state": state,
        "score": row.weight * state.claimed,
        "words": row.levels[state.claimed - 1] if state.claimed and row.levels else "",
        "form": back.form if back else ClaimForm(row=row, record=state.record, auto_id=f"b{row.key}-%s"),
        "back": back,
        "is_lower": _is_lower(state),
    }


def _is_lower(state: RowState) -> bool:
    return state.verified is not None and state.verified < state.claimed


def _sums(opened: Opened) -> dict[str, Any]:
    """Totals in each column, progress, and what Bappeda's lower levels cost."""
    edition, sheet = opened.state.edition, opened.sheet
    lowered = lowered_rows(state=opened.state)
    return {
        "totals": [
            (COLUMN_LABELS[column], points(edition=edition, part=Part.SID, levels=sheet.levels(column)))
            for column in Column
        ],
        "highest": edition.highest(Part.SID),
        "done": sum(1 for row in sheet.rows.values() if row.claimed and row.uses),
        "count": len(edition.sid),
        "lowered": lowered,
        "cost": total_cost(lowered),
    }
