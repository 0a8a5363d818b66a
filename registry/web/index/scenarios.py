"""What if: named scenarios over the region's period."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from registry.index.models import Period, Scenario
from registry.index.policy import may_open_region, may_plan
from registry.index.queries.editions import affair_codes, edition_for, loaded_editions
from registry.index.queries.standing import Column, PeriodState, period_state
from registry.index.queries.visible import agencies_to_share_with, current_period, scenarios_for
from registry.index.rules.edition import LEVELS, Part
from registry.index.rules.scenarios import Audience, Changes, changes_from, laid_over, read_added, scored
from registry.index.usecases.scenarios import Sharing, remove_scenario, save_scenario
from registry.people.models import Agency
from registry.reference.queries import affairs_by_code
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem
from registry.web.index.words import COLUMN_LABELS
from registry.web.request import Request
from registry.web.templatetags.words import problem_text

REGION_CHOICE = (Audience.REGION.value, gettext_lazy("Semua perangkat daerah di daerah ini"))


class ScenarioForm(forms.Form):
    """A name, an edition, and what is different; one line a change."""

    name = forms.CharField(label=gettext_lazy("Nama skenario"), max_length=120)
    edition = forms.ChoiceField(label=gettext_lazy("Edisi"))
    innovation = forms.ChoiceField(label=gettext_lazy("Inovasi yang dinaikkan"), required=False)
    row = forms.ChoiceField(label=gettext_lazy("Indikatornya"), required=False)
    level = forms.TypedChoiceField(
        label=gettext_lazy("Ke tingkat"), coerce=int, required=False, empty_value=None,
        choices=[("", "–"), *((level, str(level)) for level in (0, *LEVELS))],
    )  # fmt: skip
    left_out = forms.MultipleChoiceField(
        label=gettext_lazy("Tidak dilaporkan"), required=False, widget=forms.CheckboxSelectMultiple
    )
    added = forms.CharField(
        label=gettext_lazy("Inovasi tambahan"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Satu baris satu: urusan; kematangan; jumlah. Contoh: kesehatan; 80; 2"),
    )  # fmt: skip

    sharing = forms.ChoiceField(label=gettext_lazy("Bagikan dengan"), required=False)

    def __init__(
        self, *args: Any, state: PeriodState, editions: list[str], agencies: list[Agency], **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        names = [(found.sheet.proposal.public_id, found.sheet.proposal.name) for found in state.sheets]
        rows = [(row.key, f"{row.key}. {row.name}") for part in Part for row in state.edition.rows(part)]
        shared = [(f"{Audience.AGENCY}:{agency.pk}", agency.name) for agency in agencies]
        region = ("", _("Baris daerah (SPD)"))
        choices: dict[str, list[tuple[str, Any]]] = {
            "edition": [(name, name) for name in editions], "innovation": [region, *names], "row": [("", "–"), *rows],
            "left_out": list(names), "sharing": [("", _("Hanya saya dan Bappeda")), *shared, REGION_CHOICE],
        }  # fmt: skip
        for name, offered in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = offered

    def sharing_asked(self) -> Sharing:
        """The audience, with the agency where one is chosen."""
        audience, _colon, agency = self.cleaned_data["sharing"].partition(":")
        return Sharing(Audience(audience or Audience.OWN), int(agency) if agency else None)

    def changes(self, kept: Changes) -> tuple[Changes, list[Problem]]:
        """What was kept with what this form adds to it."""
        clean = self.cleaned_data
        levels = {key: dict(rows) for key, rows in kept.levels.items()}
        region = dict(kept.region)
        if clean["row"] and clean["level"] is not None:
            target = levels.setdefault(clean["innovation"], {}) if clean["innovation"] else region
            target[clean["row"]] = clean["level"]
        added, problems = read_added(clean["added"], affairs=affair_codes())
        return Changes(levels, region, frozenset(clean["left_out"]), tuple(added)), problems


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
    found: list[Problem] = []
    if request.method == "POST" and form is not None and form.is_valid():
        changes, found = form.changes(kept)
        try:
            if found:
                raise Blocked(found)
            saved = save_scenario(
                region_code=period.region_id, year=period.year, scenario_id=scenario.public_id if scenario else None,
                name=form.cleaned_data["name"], edition=form.cleaned_data["edition"], changes=changes,
                sharing=form.sharing_asked(), by=actor, at=timezone.now(),
            )  # fmt: skip
        except Blocked as refusal:
            found = list(refusal.problems)
        else:
            return redirect("scenario", saved.public_id)
    context = {
        "period": period, "scenario": scenario, "form": form, "is_mine": is_mine, "is_whole": whole,
        "may_edit": is_mine and (period.is_open or request.method == "POST"),
        "shared": _shared(scenario, actor) if scenario else "",
        "problems": [{"text": problem_text(problem), "basis": problem.basis} for problem in found],
        "results": _results(state, scenario, kept) if scenario else [], "changes": _said(kept, state),
    }  # fmt: skip
    return render(request, "index/scenario.html", context, status=409 if found else 200)


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
