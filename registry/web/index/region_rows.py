"""The region's own rows (SPD): a number gives the level by the edition's bands."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.index.models import Period, RegionRow
from registry.index.policy import may_open_region, may_verify
from registry.index.queries.changes import Change, last_change
from registry.index.queries.editions import edition_of
from registry.index.queries.visible import current_period
from registry.index.rules.edition import Part
from registry.index.usecases.levels import claim_region_level, verify_region_level
from registry.shared.errors import NotAllowed
from registry.web.index.row_pages import RowPage
from registry.web.request import Request


class RegionPage(RowPage):
    """A row of the region."""

    template = "index/region_row.html"

    def __init__(self, request: Request, region_code: str, key: str) -> None:
        self.request, self.period = request, _period(request, region_code)
        row = edition_of(self.period.edition).row(Part.SPD, key)
        if row is None:
            raise Http404
        self.row, self.record = row, RegionRow.objects.filter(period=self.period, key=key).first()
        self.address = ("index_region_row", region_code, key)

    def anew(self) -> "RegionPage":
        return RegionPage(self.request, self.period.region_id, self.row.key)

    def change(self) -> Change | None:
        return last_change(period=self.period, subject=str(self.period.year), key=self.row.key)

    def context(self, request: Request) -> dict[str, Any]:
        return {"may_verify": may_verify(request.actor, self.period.region_id) and self.period.is_open}


@login_required
def index(request: Request, region_code: str) -> HttpResponse:
    period = _period(request, region_code)
    known = {row.key: row for row in RegionRow.objects.filter(period=period)}
    lines = [{"row": row, "record": known.get(row.key)} for row in edition_of(period.edition).spd]
    return render(request, "index/region_rows.html", {"period": period, "lines": lines})


@login_required
def show(request: Request, region_code: str, key: str) -> HttpResponse:
    return RegionPage(request, region_code, key).draw(request)


@login_required
@require_POST
def claim(request: Request, region_code: str, key: str) -> HttpResponse:
    page = RegionPage(request, region_code, key)
    form = page.claim_form(request.POST)

    def act() -> None:
        claim_region_level(
            region_code=region_code, year=page.period.year, key=key, claim=form.claim(),
            base_revision=form.cleaned_data["base_revision"], by=request.actor, at=timezone.now(),
        )  # fmt: skip

    return page.sent(request, "claim", form, act, _("Baris %(key)s tersimpan.") % {"key": key})


@login_required
@require_POST
def verify(request: Request, region_code: str, key: str) -> HttpResponse:
    page = RegionPage(request, region_code, key)
    form = page.verify_form(request.POST)

    def act() -> None:
        clean = form.cleaned_data
        verify_region_level(
            region_code=region_code, year=page.period.year, key=key, level=clean["level"], reason=clean["reason"],
            base_revision=clean["base_revision"], by=request.actor, at=timezone.now(),
        )  # fmt: skip

    return page.sent(request, "verify", form, act, _("Verifikasi baris %(key)s tersimpan.") % {"key": key})


def _period(request: Request, region_code: str) -> Period:
    if not may_open_region(request.actor, region_code):
        raise NotAllowed
    period = current_period(region_code)
    if period is None:
        raise Http404
    return period
