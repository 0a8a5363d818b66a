"""The region's index: three scores side by side, the gate, the innovations, and what to do next."""

from datetime import date
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

from registry.index.labels import COLUMN_LABELS
from registry.index.models import EditionRecord, Period
from registry.index.policy import may_add_evidence, may_manage_period, may_open_region, may_plan
from registry.index.queries.eligibility import eligibility_of
from registry.index.queries.gaps import gap_lines
from registry.index.queries.standing import Column, PeriodState, own_sheets, period_state
from registry.index.queries.visible import current_period
from registry.index.rules.advice import worth_of_gate
from registry.index.usecases.periods import freeze_period, open_period
from registry.people.policy import agencies_for
from registry.people.rules.roles import Permission
from registry.shared.errors import NotAllowed
from registry.web.index.advice import AdviceForm, agency_advice, region_advice
from registry.web.index.attempts import attempted
from registry.web.index.eligibility import eligibility_lines
from registry.web.index.scores import cause_lines, rejection
from registry.web.request import Request


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
    form = AdviceForm(request.GET or None, initial={"column": Column.VERIFIED.value}, state=state)
    context = (
        {
            "period": period,
            "state": state,
            "form": form,
            "scores": [(COLUMN_LABELS[c], c, state.score(c)) for c in Column],
            "rows": _rows(state, today),
            "indicator_rows": _indicator_rows(state),
            "gaps": [
                (COLUMN_LABELS[c], c, cause_lines(gap_lines(state=state, column=c)))
                for c in (Column.VERIFIED, Column.PREDICTED)
            ],
            "may_manage": may_manage_period(request.actor, region_code) and period.is_open,
            "may_add": may_add_evidence(request.actor, region_code),
            "unknown": state.edition.unknown,
            "shut": _shut(state),
        }
        | rejection(state)
        | region_advice(state=state, asked=form.asked(), on=today)
    )
    return render(request, "index/region.html", context)


@login_required
def sheets(request: Request, region_code: str) -> HttpResponse:
    """The innovations that one may open, with their maturity in each column."""
    period = _period(request, region_code)
    if period is None:
        raise Http404
    today = timezone.localdate()
    state = period_state(period=period, on=today)
    own = agencies_for(request.actor, Permission.WRITE_FOR_AGENCY)
    mine = own_sheets(state=state, actor=request.actor)
    steps = agency_advice(state=state, agencies=frozenset(str(key) for key in own), on=today) if own else []
    context = {
        "period": period,
        "rows": _rows(mine, today),
        "indicator_rows": _indicator_rows(mine),
        "steps": steps,
        "own": own,
    }
    may_add = may_add_evidence(request.actor, region_code)
    return render(request, "index/sheets.html", context | {"may_add": may_add})


@login_required
@require_POST
def open_new(request: Request, region_code: str) -> HttpResponse:
    if not may_manage_period(request.actor, region_code):
        raise NotAllowed
    form = PeriodForm(request.POST)
    refusal = attempted(
        form,
        lambda: open_period(
            region_code=region_code, year=form.cleaned_data["year"], edition_code=form.cleaned_data["edition"],
            by=request.actor, at=timezone.now(),
        ),
    )  # fmt: skip
    if refusal:
        context = {"form": form, "region_code": region_code, "may_open": True}
        return render(request, "index/none.html", context, status=refusal.status)
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


def _indicator_rows(state: PeriodState) -> int:
    return len(state.sheets) * len(state.edition.sid)


def _shut(state: PeriodState) -> dict[str, Any] | None:
    """What the shut gate of basic services costs, alike in every column; None where it is open or costs nothing."""
    standing = state.standing(Column.CLAIMED)
    worth, gate = worth_of_gate(standing=standing), state.score(Column.CLAIMED).gate
    return {"covered": gate.covered, "needed": gate.needed, "iid": worth} if worth else None


def _rows(state: PeriodState, on: date) -> list[dict[str, Any]]:
    """Each innovation with its maturity in the three columns, what is open, and how it stands to the conditions."""
    columns = {column: state.standing(column).entries() for column in Column}
    standing = eligibility_of(state=state)
    return [
        {
            "sheet": found.sheet,
            "maturity": [columns[column][place].maturity for column in Column],
            "gap": columns[Column.CLAIMED][place].maturity - columns[Column.PREDICTED][place].maturity,
            "findings": sum(len(row.found) for row in found.rows.values()),
            "unproven": sum(1 for row in found.rows.values() if row.claimed and not row.uses),
            "lowered": sum(1 for row in found.rows.values() if row.verified is not None and row.verified < row.claimed),
            "eligibility": eligibility_lines(standing[found.sheet.proposal.public_id], on=on, is_short=True),
        }
        for place, found in enumerate(state.sheets)
    ]
