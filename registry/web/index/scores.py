"""A score opened: how it is reckoned, what lies between its columns, and the edition it is read under."""

from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from registry.index.labels import CAUSES, COLUMN_LABELS
from registry.index.models import Period
from registry.index.policy import may_open_region, may_plan
from registry.index.queries.editions import edition_of
from registry.index.queries.gaps import GapLine, cause_sums, gap_lines, rejected_cost
from registry.index.queries.standing import Column, PeriodState, period_state
from registry.index.queries.visible import current_period
from registry.index.rules.advice import Standing
from registry.index.rules.edition import Parameters
from registry.index.rules.gaps import GapCause
from registry.index.rules.scoring import complete, iid_of, shares
from registry.reference.queries import affairs_by_code
from registry.shared.errors import NotAllowed
from registry.web.index.words import SHARES, finding_text
from registry.web.request import Request

PAGE = 50


@login_required
def show(request: Request, region_code: str, column: str) -> HttpResponse:
    """One column's score, term by term, each leading to the rows that it is made of."""
    period, chosen = _asked(request, region_code, column)
    state = period_state(period=period, on=timezone.localdate())
    standing = state.standing(chosen)
    context = {
        "period": period, "edition": state.edition, "label": COLUMN_LABELS[chosen], "score": state.score(chosen),
        "sums": standing.sums(), "spd": _spd_lines(state, standing), "innovations": _innovations(state, standing),
        "affairs": _affairs(standing.parameters, standing), "parameters": standing.parameters,
        "divisor": max(standing.parameters.divisor_min, standing.sums().dividing),
        "counted": min(standing.parameters.count_cap, standing.sums().counting),
        "shares": [(SHARES[one.part], one) for one in shares(edition=state.edition, found=state.score(chosen))],
    }  # fmt: skip
    return render(request, "index/score.html", context)


@login_required
def gap(request: Request, region_code: str, column: str) -> HttpResponse:
    """Every row that is worth less in another column than it claims, by cause."""
    period, chosen = _asked(request, region_code, column)
    if chosen == Column.CLAIMED:
        raise Http404
    state = period_state(period=period, on=timezone.localdate())
    lines = gap_lines(state=state, column=chosen)
    cause = request.GET.get("sebab", "")
    shown = [line for line in lines if cause in ("", line.loss.cause)]
    page = Paginator(shown, PAGE).get_page(request.GET.get("halaman"))
    context = {
        "period": period, "label": COLUMN_LABELS[chosen], "column": chosen, "causes": cause_lines(lines),
        "gap_list": f"selisih_{chosen}",
        "chosen": CAUSES[GapCause(cause)] if cause in set(GapCause) else "", "page": page,
        "lines": [{"gap": line, "cause": CAUSES[line.loss.cause], "found": _found(line)} for line in page],
        "difference": _difference(state, chosen),
    } | rejection(state)  # fmt: skip
    return render(request, "index/gap.html", context)


@login_required
def edition(request: Request, region_code: str) -> HttpResponse:
    """The edition of the period: rows, parameters and predicates, each with its own address."""
    if not may_plan(request.actor, region_code):
        raise NotAllowed
    period = current_period(region_code)
    if period is None:
        raise Http404
    found = edition_of(period.edition)
    affairs = affairs_by_code()
    basic = sorted(found.parameters.basic_affairs) if found.parameters else []
    context = {
        "period": period, "edition": found, "parts": [("SPD", found.spd), ("SID", found.sid)],
        "basic": [affairs.get(code, str(code)) for code in basic],
    }  # fmt: skip
    return render(request, "index/edition.html", context)


def _difference(state: PeriodState, column: Column) -> Decimal:
    """What lies between the claimed column and another, unrounded as its causes are."""
    less = state.score(Column.CLAIMED).total - state.score(column).total
    return iid_of(parameters=complete(state.edition), total=less)


def cause_lines(lines: list[GapLine]) -> list[dict[str, Any]]:
    """The causes of a gap with their words, rows and IID points."""
    return [{"sum": one, "text": CAUSES[one.cause], "iid": round(one.iid, 3)} for one in cause_sums(lines=lines)]


def rejection(state: PeriodState) -> dict[str, Any]:
    """Who was rejected, and what it costs: nothing of these scores in any column."""
    rejected = [found.sheet for found in state.sheets if found.sheet.is_rejected]
    return {"rejected": rejected, "rejected_cost": round(rejected_cost(state=state), 3) if rejected else 0}


def _asked(request: Request, region_code: str, column: str) -> tuple[Period, Column]:
    if not may_open_region(request.actor, region_code):
        raise NotAllowed
    period = current_period(region_code)
    if period is None or column not in set(Column):
        raise Http404
    return period, Column(column)


def _spd_lines(state: PeriodState, standing: Standing) -> list[dict[str, Any]]:
    levels = {row.key: standing.spd.get(row.key, 0) for row in state.edition.spd}
    return [{"row": row, "level": levels[row.key], "points": row.weight * levels[row.key]} for row in state.edition.spd]


def _innovations(state: PeriodState, standing: Standing) -> list[dict[str, Any]]:
    found = [
        {"sheet": one.sheet, "maturity": entry.maturity}
        for one, entry in zip(state.sheets, standing.entries(), strict=True)
    ]
    return sorted(found, key=lambda line: -line["maturity"])


def _affairs(parameters: Parameters, standing: Standing) -> list[tuple[str, bool]]:
    """The basic-service affairs, and whether an innovation covers each."""
    names, covered = affairs_by_code(), standing.sums().covered
    return [(names.get(code, str(code)), code in covered) for code in sorted(parameters.basic_affairs)]


def _found(line: GapLine) -> list[str]:
    if line.line is None or line.loss.cause not in {GapCause.ENDED, GapCause.FINDINGS}:
        return []
    return [finding_text(found) for found in line.line.found]
