"""The region's own rows (SPD): a number gives the level by the edition's bands."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.index.models import Period, RegionRow
from registry.index.policy import may_open_region, may_verify
from registry.index.queries.changes import last_change
from registry.index.queries.editions import edition_of
from registry.index.queries.visible import current_period
from registry.index.rules.edition import Part, Row
from registry.index.usecases.levels import claim_region_level, verify_region_level
from registry.shared.errors import NotAllowed
from registry.web.index.attempts import Refusal, attempted, came_back, on_newest
from registry.web.index.forms import ClaimForm, VerifyForm, level_choices
from registry.web.index.words import stands_now
from registry.web.request import Request


@login_required
def index(request: Request, region_code: str) -> HttpResponse:
    period = _period(request, region_code)
    known = {row.key: row for row in RegionRow.objects.filter(period=period)}
    lines = [{"row": row, "record": known.get(row.key)} for row in edition_of(period.edition).spd]
    return render(request, "index/region_rows.html", {"period": period, "lines": lines})


@login_required
def show(request: Request, region_code: str, key: str) -> HttpResponse:
    period = _period(request, region_code)
    return _page(request, period, _row(period, key))


@login_required
@require_POST
def claim(request: Request, region_code: str, key: str) -> HttpResponse:
    period = _period(request, region_code)
    row = _row(period, key)
    form = ClaimForm(request.POST, row=row, record=_record(period, key), auto_id="klaim-%s")
    refusal = attempted(
        form,
        lambda: claim_region_level(
            region_code=region_code, year=period.year, key=key, claim=form.claim(),
            base_revision=form.cleaned_data["base_revision"], by=request.actor, at=timezone.now(),
        ),
    )  # fmt: skip
    if refusal:
        return _refused(request, region_code, row, refusal, claim=form)
    messages.success(request, _("Baris %(key)s tersimpan.") % {"key": key})
    return redirect("index_region_row", region_code, key)


@login_required
@require_POST
def verify(request: Request, region_code: str, key: str) -> HttpResponse:
    period = _period(request, region_code)
    row = _row(period, key)
    form = VerifyForm(request.POST, row=row, record=_record(period, key), auto_id="verifikasi-%s")

    def act() -> None:
        clean = form.cleaned_data
        verify_region_level(
            region_code=region_code, year=period.year, key=key, level=clean["level"], reason=clean["reason"],
            base_revision=clean["base_revision"], by=request.actor, at=timezone.now(),
        )  # fmt: skip

    if refusal := attempted(form, act):
        return _refused(request, region_code, row, refusal, verify=form)
    messages.success(request, _("Verifikasi baris %(key)s tersimpan.") % {"key": key})
    return redirect("index_region_row", region_code, key)


def _period(request: Request, region_code: str) -> Period:
    if not may_open_region(request.actor, region_code):
        raise NotAllowed
    period = current_period(region_code)
    if period is None:
        raise Http404
    return period


def _row(period: Period, key: str) -> Row:
    row = edition_of(period.edition).row(Part.SPD, key)
    if row is None:
        raise Http404
    return row


def _record(period: Period, key: str) -> RegionRow | None:
    return RegionRow.objects.filter(period=period, key=key).first()


def _refused(request: Request, region_code: str, row: Row, refusal: Refusal, **form: forms.Form) -> HttpResponse:
    """The row's page with the form that came back, on what stands there now."""
    period = _period(request, region_code)
    [(name, typed)] = form.items()
    record, change = _record(period, row.key), None
    if refusal.is_stale:
        on_newest(typed, record.revision if record else 1)
        change = last_change(period=period, subject=str(period.year), key=row.key)
    back = came_back(typed, refusal, place=name, now=stands_now(row, record), change=change)
    return _page(request, period, row, status=refusal.status, back=back, **form)


def _page(request: Request, period: Period, row: Row, *, status: int = 200, **given: Any) -> HttpResponse:
    record = _record(period, row.key)
    context = {
        "period": period,
        "row": row,
        "record": record,
        "levels": [(level, words) for level, words in level_choices(row) if level],
        "claim": ClaimForm(row=row, record=record, auto_id="klaim-%s"),
        "verify": VerifyForm(row=row, record=record, auto_id="verifikasi-%s"),
        "may_verify": may_verify(request.actor, period.region_id) and period.is_open,
    }
    return render(request, "index/region_row.html", context | given, status=status)
