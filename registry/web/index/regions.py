"""The region's index: three scores side by side, the gate, the innovations, and what to do next."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from registry.index.models import EditionRecord, Period
from registry.index.policy import may_manage_period, may_open_region, may_plan
from registry.index.queries.standing import Column, PeriodState, period_state
from registry.index.queries.visible import current_period
from registry.index.rules.advice import StepKind, best_reporting_set, break_even, median_maturity, next_steps, path_to
from registry.index.rules.edition import Part
from registry.index.usecases.periods import freeze_period, open_period
from registry.reference.queries import affairs_by_code
from registry.shared.errors import NotAllowed
from registry.web.index.words import COLUMN_LABELS, step_text
from registry.web.request import Request

SHOWN = 12


class PeriodForm(forms.Form):
    """A new reporting period: its year and the edition it is read under."""

    year = forms.IntegerField(label=gettext_lazy("Tahun"), min_value=2020, max_value=2100)
    edition = forms.ChoiceField(label=gettext_lazy("Edisi"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = EditionRecord.objects.values_list("code", flat=True).distinct().order_by("code")
        field = self.fields["edition"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(code, code) for code in codes]


class AdviceForm(forms.Form):
    """What advice is read on: the column, the maturity of a covering innovation, and a target."""

    column = forms.ChoiceField(
        label=gettext_lazy("Kolom"), choices=[(c.value, COLUMN_LABELS[c]) for c in Column], required=False
    )
    maturity = forms.DecimalField(
        label=gettext_lazy("Kematangan inovasi baru"), min_value=0, max_value=111, max_digits=5, decimal_places=2,
        required=False,
    )  # fmt: skip
    target = forms.DecimalField(
        label=gettext_lazy("Sasaran IID"), min_value=0, max_value=100, max_digits=5, decimal_places=2, required=False
    )
    most_innovations = forms.IntegerField(
        label=gettext_lazy("Paling banyak inovasi yang diubah"), min_value=1, max_value=1000, required=False
    )


@login_required
def index(request: Request) -> HttpResponse:
    """One's own region."""
    if request.actor.region_code is None:
        raise Http404
    return redirect("index_region", request.actor.region_code)


@login_required
def show(request: Request, region_code: str) -> HttpResponse:
    period = _period(request, region_code)
    if period is None:
        return render(
            request,
            "index/none.html",
            {
                "form": PeriodForm(),
                "region_code": region_code,
                "may_open": may_manage_period(request.actor, region_code),
            },
        )
    if not may_open_region(request.actor, region_code):
        return redirect("index_sheets", region_code)
    today = timezone.localdate()
    state = period_state(period=period, on=today)
    form = AdviceForm(request.GET or None, initial={"column": Column.VERIFIED.value})
    asked = form.cleaned_data if form.is_valid() else {}
    column = Column(asked.get("column") or Column.VERIFIED)
    context = {
        "period": period,
        "state": state,
        "form": form,
        "column": column,
        "scores": [(COLUMN_LABELS[c], c, state.score(c)) for c in Column],
        "rows": _rows(state),
        "may_manage": may_manage_period(request.actor, region_code) and period.is_open,
        "unknown": state.edition.unknown,
    } | _advice(state, column, asked.get("maturity"), asked.get("target"), asked.get("most_innovations"))
    return render(request, "index/region.html", context)


@login_required
def sheets(request: Request, region_code: str) -> HttpResponse:
    """The innovations that one may open, with their maturity in each column."""
    period = _period(request, region_code)
    if period is None:
        raise Http404
    state = period_state(period=period, on=timezone.localdate(), visible_for=request.actor)
    return render(request, "index/sheets.html", {"period": period, "rows": _rows(state)})


@login_required
@require_POST
def open_new(request: Request, region_code: str) -> HttpResponse:
    if not may_manage_period(request.actor, region_code):
        raise NotAllowed
    form = PeriodForm(request.POST)
    if not form.is_valid():
        return render(
            request, "index/none.html", {"form": form, "region_code": region_code, "may_open": True}, status=400
        )
    clean = form.cleaned_data
    open_period(
        region_code=region_code, year=clean["year"], edition_code=clean["edition"], by=request.actor, at=timezone.now()
    )
    messages.success(request, _("Masa pelaporan dibuka."))
    return redirect("index_region", region_code)


@login_required
@require_POST
def freeze(request: Request, region_code: str) -> HttpResponse:
    period = current_period(region_code)
    if period is None:
        raise Http404
    freeze_period(region_code=region_code, year=period.year, by=request.actor, at=timezone.now())
    messages.success(request, _("Masa pelaporan dibekukan; isinya tersimpan persis seperti yang dikirim."))
    return redirect("index_region", region_code)


def _period(request: Request, region_code: str) -> Period | None:
    if not may_plan(request.actor, region_code):
        raise NotAllowed
    return current_period(region_code)


def _rows(state: PeriodState) -> list[dict[str, Any]]:
    """Each innovation with its maturity in the three columns, what is open, and whether the clock runs out."""
    columns = {column: state.standing(column).entries() for column in Column}
    window = state.edition.eligibility
    return [
        {
            "sheet": found.sheet,
            "maturity": [columns[column][place].maturity for column in Column],
            "gap": columns[Column.CLAIMED][place].maturity - columns[Column.PREDICTED][place].maturity,
            "findings": sum(len(row.found) for row in found.rows.values()),
            "unproven": sum(1 for row in found.rows.values() if row.claimed and not row.uses),
            "lowered": sum(1 for row in found.rows.values() if row.verified is not None and row.verified < row.claimed),
            "outside": _outside(found.sheet.proposal.implemented_on, window.applied_from, window.applied_to),
        }
        for place, found in enumerate(state.sheets)
    ]


def _outside(applied: date | None, first: date | None, last: date | None) -> bool:
    """Whether the innovation's first application lies outside the edition's window, where both are known."""
    if applied is None or first is None or last is None:
        return False
    return not first <= applied <= last


def _advice(
    state: PeriodState, column: Column, maturity: Decimal | None, target: Decimal | None, most: int | None
) -> dict[str, Any]:  # fmt: skip
    standing = state.standing(column)
    affairs = affairs_by_code()
    names = {found.sheet.proposal.public_id: found.sheet.proposal for found in state.sheets}
    labels = {row.key: row.name for part in Part for row in state.edition.rows(part)}

    def lines(steps: Any) -> list[dict[str, Any]]:
        return [
            {
                "step": step,
                "text": step_text(step, labels, affairs),
                "proposal": names.get(step.item),
                "gain": round(step.gain, 3),
                "is_region": step.kind == StepKind.RAISE_REGION,
            }
            for step in steps
        ]

    steps = next_steps(standing=standing, maturity=maturity)
    best, best_iid = best_reporting_set(standing=standing)
    path = path_to(standing=standing, target=target, most_innovations=most) if target is not None else None
    return {
        "steps": lines(steps[:SHOWN]),
        "median": median_maturity(standing=standing),
        "break_even": break_even(standing=standing),
        "weak": [p for key, p in names.items() if key not in best and not standing_rejected(standing, key)],
        "best_iid": best_iid,
        "path": path,
        "path_lines": lines(path.steps[:100]) if path else [],
    }


def standing_rejected(standing: Any, key: str) -> bool:
    return any(item.key == key and item.is_rejected for item in standing.items)
