"""The yearly strategy: target beside what was reached, per agency, this year and the last; its lists and its forms."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.exchange import policy
from registry.exchange.queries import strategy as queries
from registry.exchange.queries.board import named
from registry.exchange.rules.strategy import (
    Figure,
    Proof,
    Reached,
    Target,
    Work,
    is_year,
    last_month,
    reached_by,
    totals,
    year_in,
)
from registry.exchange.usecases.strategy import save_plan, save_target
from registry.people.models import Agency
from registry.shared.charts import Bar, BarChart, draw
from registry.web.exchange.answers import sent_file, tried
from registry.web.exchange.strategy_forms import PlanForm, TargetForm
from registry.web.request import Request
from registry.web.typing.forms import accepting, with_typing
from registry.workflow.labels import STAGE_LABELS
from registry.workflow.rules.states import PUBLIC

PAGE = 25
HEADS = {Figure.PROPOSALS: "proposals", Figure.STAGED: "staged", Figure.EVIDENCE: "evidence"}
AGENCY_COLUMN = "perangkat"


@login_required
def index(request: Request) -> HttpResponse:
    """Every agency with its target or without one; last year beside this one."""
    _require(request)
    year, today = _year(request), timezone.localdate()
    region_code = request.actor.region_code or ""
    agencies, years = list(queries.agencies_for_strategy(request.actor)), (year, year - 1)
    targets = queries.standing_targets(region_code=region_code, years=years)
    works = queries.works_of(region_code=region_code, years=years)
    proofs = queries.proofs_of(region_code=region_code, years=years)
    lines = [
        (agency, [_cell(agency, each, targets, works, proofs, today=today) for each in years]) for agency in agencies
    ]
    context = {
        "year": year, "lines": lines, "plan": queries.standing_plan(region_code=region_code, year=year),
        "may_write": policy.is_desk(request.actor), "chart": draw(_chart(year, lines)) if lines else "",
        "totals": _totals(year, lines, today=today),
        "without": sum(cells[0]["target"] is None for _agency, cells in lines),
        "before": year - 1, "after": year + 1 if is_year(year + 1, today=today) else None,
    }  # fmt: skip
    return render(request, "exchange/strategy.html", context)


def _cell(
    agency: Agency, year: int, targets: dict[tuple[int, int], Target], works: Iterable[Work], proofs: Iterable[Proof],
    *, today: date,
) -> dict[str, Any]:  # fmt: skip
    """One agency in one year; each figure with its target and the address of its list."""
    target, month = targets.get((agency.pk, year)), last_month(year=year, today=today)
    stage = target.stage if target else ""
    reached = reached_by(agency.pk, year=year, month=month, stage=stage, works=works, proofs=proofs)
    wanted = (target.count, target.count, target.evidence_until(month)) if target else (None, None, None)
    figures = [
        {"done": len(getattr(reached, name)), "wanted": n, "url": _list(agency, year, figure)}
        for (figure, name), n in zip(HEADS.items(), wanted, strict=True)
    ]
    return {"target": target, "stage": _stage_word(stage), "reached": reached, "figures": figures}


def _totals(year: int, lines: list[tuple[Agency, list[dict[str, Any]]]], *, today: date) -> Any:
    reached: dict[int, Reached] = {agency.pk: cells[0]["reached"] for agency, cells in lines}
    targets = {agency.pk: cells[0]["target"] for agency, cells in lines if cells[0]["target"]}
    return totals(reached, targets, month=last_month(year=year, today=today))


def _chart(year: int, lines: list[tuple[Agency, list[dict[str, Any]]]]) -> BarChart:
    """Proposals per agency, its target as a line across the bar; who has neither is left to the table."""
    bars = tuple(
        Bar(agency.name, len(cells[0]["reached"].proposals), cells[0]["target"] and cells[0]["target"].count,
            _list(agency, year, Figure.PROPOSALS))
        for agency, cells in lines if cells[0]["target"] or cells[0]["reached"].proposals
    )  # fmt: skip
    about = _("Usulan yang diajukan tahun %(year)s, tiap perangkat daerah, dengan targetnya.") % {"year": year}
    return BarChart(_("Usulan dan target"), about, bars, value_head=_("Diajukan"), target_head=_("Target"))


@login_required
def rows(request: Request) -> HttpResponse:
    """The records behind one number; a name stands only where the reader may know it."""
    _require(request)
    year, today = _year(request), timezone.localdate()
    pk, figure = request.GET.get(AGENCY_COLUMN, ""), request.GET.get("angka", "")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 10) or figure not in set(Figure):
        raise Http404
    agency = get_object_or_404(queries.agencies_for_strategy(request.actor), pk=pk)
    region_code = agency.region_id
    cell = _cell(
        agency, year, queries.standing_targets(region_code=region_code, years=[year]),
        queries.works_of(region_code=region_code, years=[year]),
        queries.proofs_of(region_code=region_code, years=[year]), today=today,
    )  # fmt: skip
    page = Paginator(getattr(cell["reached"], HEADS[Figure(figure)]), PAGE).get_page(request.GET.get("halaman"))
    known = named(request.actor, public_ids=[each.public_id for each in page])
    context = {
        "agency": agency, "year": year, "figure": figure, "stage": cell["stage"], "page": page,
        "rows": [(each, known.get(each.public_id)) for each in page], "public": PUBLIC,
    }  # fmt: skip
    return render(request, "exchange/strategy_rows.html", context)


@login_required
def target(request: Request, year: int, agency_id: int) -> HttpResponse:
    """One agency's target of a year with its versions; the desk writes a new one."""
    _require(request, year)
    agency = get_object_or_404(queries.agencies_for_strategy(request.actor), pk=agency_id)
    versions = list(queries.target_versions(agency=agency, year=year))
    form, status = TargetForm(request.POST or None, standing=_standing(versions)), 200
    if request.method == "POST":
        _require_desk(request)
        saved, status = tried(form, lambda: _save_target(request, agency, year, form))
        if saved:
            messages.success(request, _("Target tersimpan sebagai versi baru."))
            return redirect("strategy_target", year, agency_id)
    context = {
        "agency": agency, "year": year,
        "versions": [(each, queries.target_of(each), _stage_word(each.stage)) for each in versions],
        "form": with_typing(request, form) if policy.is_desk(request.actor) else None,
    }  # fmt: skip
    return render(request, "exchange/strategy_target.html", context, status=status)


def _save_target(request: Request, agency: Agency, year: int, form: TargetForm) -> bool:
    with accepting(request) as is_first:
        if is_first:
            save_target(
                agency_id=agency.pk, year=year, target=form.target(), base_version=form.cleaned_data["base_version"],
                by=request.actor, at=timezone.now(),
            )  # fmt: skip
    return True


@login_required
def plan(request: Request, year: int) -> HttpResponse:
    """The RIPJ PID document of a year with its versions; the desk writes a new one."""
    _require(request, year)
    versions = list(queries.plan_versions(region_code=request.actor.region_code or "", year=year))
    form, status = PlanForm(request.POST or None, request.FILES or None, standing=_standing(versions)), 200
    if request.method == "POST":
        _require_desk(request)
        saved, status = tried(form, lambda: _save_plan(request, year, form))
        if saved:
            messages.success(request, _("Rujukan RIPJ PID tersimpan sebagai versi baru."))
            return redirect("strategy_plan", year)
    drawn = with_typing(request, form) if policy.is_desk(request.actor) else None
    context = {"year": year, "versions": versions, "form": drawn}
    return render(request, "exchange/strategy_plan.html", context, status=status)


def _save_plan(request: Request, year: int, form: PlanForm) -> bool:
    with accepting(request) as is_first:
        if is_first:
            save_plan(year=year, by=request.actor, at=timezone.now(), **form.values())
    return True


@login_required
def plan_file(request: Request, year: int, version: int) -> FileResponse:
    """The document as it was kept with one version, for who reads the strategy."""
    _require(request, year)
    versions = queries.plan_versions(region_code=request.actor.region_code or "", year=year)
    kept = get_object_or_404(versions, version=version).file
    if kept is None:
        raise Http404
    return sent_file(kept)


def _standing(versions: list[Any]) -> Any:
    """The version that stands, of targets or plans."""
    return next((each for each in versions if each.superseded_at is None), None)


def _stage_word(stage: str) -> str:
    return str({str(each): word for each, word in STAGE_LABELS.items()}.get(stage, ""))


def _list(agency: Agency, year: int, figure: Figure) -> str:
    return f"{reverse('strategy_rows')}?tahun={year}&{AGENCY_COLUMN}={agency.pk}&angka={figure}"


def _year(request: Request) -> int:
    return year_in(request.GET.get("tahun", ""), today=timezone.localdate())


def _require(request: Request, year: int | None = None) -> None:
    if not policy.may_read_strategy(request.actor):
        raise Http404
    if year is not None and not is_year(year, today=timezone.localdate()):
        raise Http404


def _require_desk(request: Request) -> None:
    if not policy.is_desk(request.actor):
        raise Http404
