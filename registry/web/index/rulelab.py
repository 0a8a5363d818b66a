"""The rule lab: a year of the region under two editions, and who gains and loses."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from registry.index.labels import COLUMN_LABELS
from registry.index.models import Period
from registry.index.policy import may_open_region
from registry.index.queries.comparison import comparison_of
from registry.index.queries.editions import loaded_editions
from registry.index.queries.standing import Column, PeriodState, period_state
from registry.index.rules.comparison import Comparison, Share, unknown_rows
from registry.index.rules.edition import Edition
from registry.index.rules.eligibility import Facts, window_of
from registry.shared.errors import NotAllowed
from registry.web.index.eligibility import WINDOWS
from registry.web.request import Request

PAGE = 50


class LabForm(forms.Form):
    """Which year, under which two editions, on which column."""

    year = forms.TypedChoiceField(label=gettext_lazy("Tahun pelaporan"), coerce=int)
    before = forms.ChoiceField(label=gettext_lazy("Edisi pertama"))
    after = forms.ChoiceField(label=gettext_lazy("Edisi kedua"))
    column = forms.ChoiceField(label=gettext_lazy("Kolom"), choices=[(c.value, COLUMN_LABELS[c]) for c in Column])

    def __init__(self, *args: Any, periods: list[Period], editions: dict[str, Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(name, name) for name in editions]
        choices: dict[str, list[tuple[Any, str]]] = {
            "year": [(one.year, str(one.year)) for one in periods], "before": list(names), "after": list(names),
        }  # fmt: skip
        for name, offered in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = offered


@login_required
def show(request: Request, region_code: str) -> HttpResponse:
    if not may_open_region(request.actor, region_code):
        raise NotAllowed
    periods = list(Period.objects.filter(region_id=region_code).select_related("edition", "region").order_by("-year"))
    if not periods:
        raise Http404
    editions = {name: found for name, found in loaded_editions().items() if not found.missing}
    start = _start(periods[0], editions)
    asked = request.GET if "year" in request.GET else start
    form = LabForm(asked, periods=periods, editions=editions)
    context: dict[str, Any] = {"period": periods[0], "form": form, "asked": "year" in request.GET}
    if form.is_valid():
        clean = form.cleaned_data
        chosen = next(one for one in periods if one.year == clean["year"])
        pair = editions[clean["before"]], editions[clean["after"]]
        state = period_state(period=chosen, on=timezone.localdate())
        found = comparison_of(state=state, editions=pair, column=Column(clean["column"]))
        page = Paginator(found.innovations, PAGE).get_page(request.GET.get("halaman"))
        context |= {"chosen": chosen, "column_label": COLUMN_LABELS[Column(clean["column"])], "page": page}
        context |= _shown(state, found, pair) | {"lines": _innovations(state, list(page), pair[1])}
    return render(request, "index/rulelab.html", context, status=200 if form.is_valid() else 400)


def _start(period: Period, editions: dict[str, Edition]) -> dict[str, Any]:
    """The period's own edition against the newest other one."""
    own = period.edition.code
    others = sorted((found.year, name) for name, found in editions.items() if name != own)
    after = others[-1][1] if others else own
    return {"year": period.year, "before": own, "after": after, "column": Column.VERIFIED.value}


def _shown(state: PeriodState, found: Comparison, pair: tuple[Edition, Edition]) -> dict[str, Any]:
    owners = {str(one.sheet.proposal.owner_id or ""): one.sheet.proposal.owner for one in state.sheets}
    return {
        "pair": pair, "scores": list(zip(pair, found.scores, strict=True)),
        "difference": found.scores[1].iid - found.scores[0].iid,
        "agencies": [{"share": share, "owner": owners[share.key], **_worth(share)} for share in found.agencies],
        "unknown": [(edition.id, rows) for edition in pair if (rows := unknown_rows(edition=edition))],
    }  # fmt: skip


def _innovations(state: PeriodState, shares: list[Share], after: Edition) -> list[dict[str, Any]]:
    """The innovations of a page, with their place in the second edition's window."""
    proposals = {one.sheet.proposal.public_id: one.sheet.proposal for one in state.sheets}
    lines = []
    for share in shares:
        proposal = proposals[share.key]
        developed = proposal.developed_on if proposal.has_development is not False else None
        window = window_of(limits=after.eligibility, facts=Facts(proposal.implemented_on, developed, 0, {}))
        lines.append({"share": share, "proposal": proposal, "window": WINDOWS[window][0], **_worth(share)})
    return lines


def _worth(share: Share) -> dict[str, Any]:
    before, after = (round(one, 3) for one in share.worth)
    return {"before": before, "after": after, "gain": round(share.gain, 3)}
