"""Asking for a paper of the region."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from registry.people.models import Agency
from registry.reports.labels import REGIONAL_CONTENTS, REGIONAL_READERS, REPORT_KIND_LABELS
from registry.reports.queries.inputs import last_asked
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.regional import ask_regional
from registry.shared.errors import Blocked
from registry.web.reports.regional_forms import WHOLE, RegionalForm
from registry.web.request import Request
from registry.web.templatetags.words import asks_regional, problem_text
from registry.web.typing.forms import accepting, with_typing
from registry.web.typing.tokens import request_key_of


@login_required
def new(request: Request) -> HttpResponse:
    """The form, and once it is sent the report; the same sending again leads to the same report."""
    if not asks_regional(request.actor):
        raise Http404
    if request.method != "POST":
        form = RegionalForm(actor=request.actor, initial=_initial(request))
        return _drawn(request, form)
    form = RegionalForm(request.POST, actor=request.actor)
    if not form.is_valid():
        return _drawn(request, form, status=400)
    given = form.cleaned_data
    try:
        with accepting(request):
            job = ask_regional(
                kind=ReportKind(given["kind"]), region_code=request.actor.region_code or "", period=form.period,
                agency_id=given["agency"].pk if given["agency"] else None, format=Format(given["format"]),
                request_key=request_key_of(request), by=request.actor, at=timezone.now(),
            )  # fmt: skip
    except Blocked as refusal:
        found = [{"text": problem_text(problem), "basis": problem.basis} for problem in refusal.problems]
        return _drawn(request, form, problems=found, status=409)
    return redirect("report", job.public_id)


def _initial(request: Request) -> dict[str, Any]:
    """What the address asks for, else what was asked for last, else this year as PDF."""
    asked, today = request.GET, timezone.localdate()
    last = last_asked(request.actor, kinds=frozenset(REGIONAL_CONTENTS))
    year, _dash, part = last.parameters.get("period", "").partition("-") if last else ("", "", "")
    agency = asked.get("perangkat", "")
    initial: dict[str, Any] = {
        "kind": last.kind if last else ReportKind.RECAP.value,
        "year": year or today.year,
        "part": part or WHOLE,
        "agency": last.agency_id if last else None,
        "format": last.format if last else Format.PDF.value,
    }
    if agency.isascii() and agency.isdecimal():
        initial["agency"] = Agency.objects.filter(pk=int(agency[:9]), region_id=request.actor.region_code).first()
    if asked.get("jenis") in REGIONAL_CONTENTS:
        initial |= {"kind": asked["jenis"], "part": WHOLE}
    if asked.get("jenis") == ReportKind.YEARLY:
        initial["agency"] = None
    if (wanted := asked.get("tahun", "")).isascii() and wanted.isdecimal():
        initial["year"] = wanted[:4]
    return initial


def _drawn(
    request: Request, form: RegionalForm, *, problems: list[dict[str, str]] | None = None, status: int = 200
) -> HttpResponse:  # fmt: skip
    kinds = [
        (REPORT_KIND_LABELS[kind], REGIONAL_CONTENTS[kind], REGIONAL_READERS[kind])
        for kind, _label in form.fields["kind"].choices  # type: ignore[attr-defined]  # a choice field
    ]
    context = {
        "form": with_typing(request, form),
        "problems": problems or [],
        "kinds": kinds,
    }
    return render(request, "reports/new.html", context, status=status)
