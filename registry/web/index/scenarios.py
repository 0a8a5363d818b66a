"""What if: named scenarios over the region's period."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.index.labels import COLUMN_LABELS
from registry.index.models import Period, Scenario
from registry.index.policy import may_open_region, may_plan
from registry.index.queries.editions import edition_for, loaded_editions
from registry.index.queries.standing import Column, PeriodState, period_state
from registry.index.queries.visible import agencies_to_share_with, current_period, scenarios_for
from registry.index.rules.scenarios import Audience, Changes, changes_from, laid_over, scored
from registry.index.usecases.scenarios import remove_scenario, save_scenario
from registry.reference.queries import affairs_by_code
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.web.index.attempts import attempted
from registry.web.index.scenario_forms import ScenarioForm
from registry.web.request import Request


@login_required
def index(request: Request, region_code: str) -> HttpResponse:
    period = _period(request, region_code)
    found = scenarios_for(request.actor).filter(period=period).select_related("owner", "shared_with")
    lines = [{"scenario": one, "shared": _shared(one, request.actor)} for one in found]
    context = {"period": period, "lines": lines}
    return render(request, "index/scenarios.html", context)


@login_required
def new(request: Request, region_code: str) -> HttpResponse:
    return _edit(request, _period(request, region_code), None)


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    """A scenario beside what is real; its owner changes it here."""
    found = get_object_or_404(scenarios_for(request.actor).select_related("owner", "shared_with"), public_id=public_id)
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
    is_mine = scenario is None or scenario.owner_id == actor.user_id
    form = _form(request, state, scenario, kept) if is_mine else None
    saved: list[Scenario] = []
    refusal = None
    if request.method == "POST" and form is not None:
        refusal = attempted(form, lambda: saved.append(_save(request, period, scenario, form, kept)))
    if saved:
        return redirect("scenario", saved[0].public_id)
    context = {
        "period": period, "scenario": scenario, "form": form, "is_mine": is_mine, "is_whole": whole,
        "may_edit": is_mine and (period.is_open or request.method == "POST"),
        "shared": _shared(scenario, actor) if scenario else "",
        "results": _results(state, scenario, kept) if scenario else [], "changes": _said(kept, state),
    }  # fmt: skip
    return render(request, "index/scenario.html", context, status=refusal.status if refusal else 200)


def _save(request: Request, period: Period, scenario: Scenario | None, form: ScenarioForm, kept: Changes) -> Scenario:
    changes, found = form.changes(kept)
    if found:
        raise Blocked(found)
    return save_scenario(
        region_code=period.region_id, year=period.year, scenario_id=scenario.public_id if scenario else None,
        name=form.cleaned_data["name"], edition=form.cleaned_data["edition"], changes=changes,
        sharing=form.sharing_asked(), by=request.actor, at=timezone.now(),
    )  # fmt: skip


def _form(request: Request, state: PeriodState, scenario: Scenario | None, kept: Changes) -> ScenarioForm:
    editions = [name for name, found in loaded_editions().items() if not found.missing]
    return ScenarioForm(
        request.POST or None, initial=_initial(scenario, kept, state), state=state, editions=editions,
        agencies=agencies_to_share_with(request.actor),
    )  # fmt: skip


def _shared(scenario: Scenario, actor: Actor) -> str:
    """With whom it is shared, or who shares it; empty where it is private."""
    if scenario.owner_id != actor.user_id:
        return _("dari %(office)s") % {"office": scenario.owner.office}
    if scenario.audience == Audience.REGION:
        return _("dibagikan dengan semua perangkat daerah")
    return _("dibagikan dengan %(agency)s") % {"agency": scenario.shared_with.name} if scenario.shared_with else ""


def _results(state: PeriodState, scenario: Scenario, changes: Changes) -> list[dict[str, Any]]:
    """In each column the real score and the scenario's."""
    edition = edition_for(period=state.period, code=scenario.edition) or state.edition
    found = []
    for column in Column:
        real = state.standing(column)
        changed = scored(standing=laid_over(standing=real, changes=changes, edition=edition), changes=changes)
        now = scored(standing=real)
        found.append({"label": COLUMN_LABELS[column], "now": now, "then": changed, "more": changed.iid - now.iid})
    return found


def _said(changes: Changes, state: PeriodState) -> list[str]:
    """Each change as a sentence; an innovation that the reader may not open has no name here."""
    names = {found.sheet.proposal.public_id: found.sheet.proposal.name for found in state.sheets}
    hidden, affairs = _("Inovasi perangkat daerah lain"), affairs_by_code()
    said = [
        _("%(name)s: indikator %(row)s ke tingkat %(level)s")
        % {"name": names.get(key, hidden), "row": row, "level": level}
        for key, rows in changes.levels.items()
        for row, level in rows.items()
    ]
    said += [
        _("Baris daerah %(row)s ke tingkat %(level)s") % {"row": r, "level": lv} for r, lv in changes.region.items()
    ]
    said += [_("%(name)s: tidak dilaporkan") % {"name": names.get(key, hidden)} for key in sorted(changes.left_out)]
    said += [
        _("%(count)s inovasi tambahan urusan %(affair)s, kematangan %(maturity)s")
        % {
            "count": one.count,
            "affair": affairs.get(one.affair or 0, "–"),
            "maturity": f"{one.maturity:f}".replace(".", ","),
        }
        for one in changes.added
    ]
    return said


def _initial(scenario: Scenario | None, kept: Changes, state: PeriodState) -> dict[str, Any]:
    if scenario is None:
        return {"edition": state.edition.id}
    added = "\n".join(f"{one.affair or ''}; {one.maturity}; {one.count}" for one in kept.added)
    sharing = {Audience.OWN: "", Audience.AGENCY: f"{Audience.AGENCY}:{scenario.shared_with_id}"}
    return {
        "name": scenario.name, "edition": scenario.edition, "left_out": sorted(kept.left_out), "added": added,
        "sharing": sharing.get(Audience(scenario.audience), scenario.audience),
    }  # fmt: skip


def _period(request: Request, region_code: str) -> Period:
    if not may_plan(request.actor, region_code):
        raise NotAllowed
    period = current_period(region_code)
    if period is None:
        raise Http404
    return period
