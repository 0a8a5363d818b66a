"""What if: named scenarios over the region's period."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.index.models import Period, Scenario
from registry.index.policy import may_open_region, may_plan
from registry.index.queries.editions import shipped_edition
from registry.index.queries.standing import Column, PeriodState, period_state
from registry.index.queries.visible import current_period, scenarios_for
from registry.index.rules.scenarios import Changes, changes_from, laid_over, scored
from registry.index.usecases.scenarios import remove_scenario, save_scenario
from registry.shared.errors import Blocked, NotAllowed
from registry.web.index.attempts import attempted
from registry.web.index.scenario_forms import ScenarioForm
from registry.web.index.words import COLUMN_LABELS
from registry.web.request import Request


@login_required
def index(request: Request, region_code: str) -> HttpResponse:
    period = _period(request, region_code)
    found = scenarios_for(request.actor).filter(period=period).select_related("owner")
    context = {"period": period, "scenarios": found, "mine": request.actor.user_id}
    return render(request, "index/scenarios.html", context)


@login_required
def new(request: Request, region_code: str) -> HttpResponse:
    return _edit(request, _period(request, region_code), None)


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    """A scenario beside what is real; its owner changes it here."""
    found = get_object_or_404(scenarios_for(request.actor), public_id=public_id)
    period = Period.objects.select_related("edition", "region").get(pk=found.period_id)
    return _edit(request, period, found)


@login_required
@require_POST
def remove(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(scenarios_for(request.actor).select_related("period"), public_id=public_id)
    remove_scenario(scenario_id=public_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Skenario dihapus."))
    return redirect("scenarios", found.period.region_id)


def _edit(request: Request, period: Period, scenario: Scenario | None) -> HttpResponse:
    actor = request.actor
    whole = may_open_region(actor, period.region_id)
    state = period_state(period=period, on=timezone.localdate(), visible_for=None if whole else actor)
    kept = changes_from(scenario.changes) if scenario else Changes()
    start = _initial(scenario, kept, state)
    may_edit = scenario is None or scenario.owner_id == actor.user_id
    form = ScenarioForm(request.POST or None, initial=start, state=state)
    saved: list[Scenario] = []
    refusal = None
    if request.method == "POST" and may_edit:
        refusal = attempted(form, lambda: saved.append(_save(request, period, scenario, form, kept)))
    if saved:
        return redirect("scenario", saved[0].public_id)
    context = {
        "period": period, "scenario": scenario, "form": form, "may_edit": may_edit,
        "results": _results(state, scenario, kept) if scenario else [], "changes": _said(kept, state),
    }  # fmt: skip
    return render(request, "index/scenario.html", context, status=refusal.status if refusal else 200)


def _save(request: Request, period: Period, scenario: Scenario | None, form: ScenarioForm, kept: Changes) -> Scenario:
    changes, found = form.changes(kept)
    if found:
        raise Blocked(found)
    return save_scenario(
        region_code=period.region_id, year=period.year, scenario_id=scenario.public_id if scenario else None,
        name=form.cleaned_data["name"], edition=form.cleaned_data["edition"], changes=changes, by=request.actor,
        at=timezone.now(),
    )  # fmt: skip


def _results(state: PeriodState, scenario: Scenario, changes: Changes) -> list[dict[str, Any]]:
    """In each column the real score and the scenario's."""
    edition = shipped_edition(scenario.edition)
    found = []
    for column in Column:
        real = state.standing(column)
        changed = scored(standing=laid_over(standing=real, changes=changes, edition=edition), changes=changes)
        now = scored(standing=real)
        found.append({"label": COLUMN_LABELS[column], "now": now, "then": changed, "more": changed.iid - now.iid})
    return found


def _said(changes: Changes, state: PeriodState) -> list[str]:
    names = {found.sheet.proposal.public_id: found.sheet.proposal.name for found in state.sheets}
    said = [
        _("%(name)s: indikator %(row)s ke tingkat %(level)s")
        % {"name": names.get(key, key), "row": row, "level": level}
        for key, rows in changes.levels.items()
        for row, level in rows.items()
    ]
    said += [
        _("Baris daerah %(row)s ke tingkat %(level)s") % {"row": r, "level": lv} for r, lv in changes.region.items()
    ]
    return said


def _initial(scenario: Scenario | None, kept: Changes, state: PeriodState) -> dict[str, Any]:
    if scenario is None:
        return {"edition": state.edition.id}
    added = "\n".join(f"{one.affair or ''}; {one.maturity}; {one.count}" for one in kept.added)
    return {"name": scenario.name, "edition": scenario.edition, "left_out": sorted(kept.left_out), "added": added}


def _period(request: Request, region_code: str) -> Period:
    if not may_plan(request.actor, region_code):
        raise NotAllowed
    period = current_period(region_code)
    if period is None:
        raise Http404
    return period
