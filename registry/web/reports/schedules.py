"""Schedules of papers: who gets what how often; made, paused, continued, removed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.reports.models import Schedule
from registry.reports.policy import may_schedule
from registry.reports.queries.schedules import schedules_for, with_runs
from registry.reports.rules.schedules import span_of
from registry.reports.usecases import schedules as usecases
from registry.shared.errors import Blocked
from registry.web.reports.forms import ScheduleForm
from registry.web.request import Request
from registry.web.templatetags.words import periode, problem_text
from registry.web.typing.forms import accepting, with_typing


@login_required
def index(request: Request) -> HttpResponse:
    _require(request)
    lines = [_line(schedule) for schedule in with_runs(schedules_for(request.actor))]
    return render(request, "reports/schedules.html", {"lines": lines})


@login_required
def new(request: Request) -> HttpResponse:
    """A refusal keeps what was typed."""
    _require(request)
    form, status = ScheduleForm(request.POST or None, actor=request.actor), 200
    if form.is_bound:
        if form.is_valid() and _made(request, form):
            messages.success(request, _("Jadwal tersimpan. Laporan pertama dibuat setelah periode berjalan berakhir."))
            return redirect("schedules")
        status = 409
    return render(request, "reports/schedule_new.html", {"form": with_typing(request, form)}, status=status)


@login_required
@require_POST
def pause(request: Request, public_id: str) -> HttpResponse:
    get_object_or_404(schedules_for(request.actor), public_id=public_id)
    usecases.pause_schedule(public_id=public_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Jadwal dijeda. Tidak ada laporan dibuat sampai dilanjutkan."))
    return redirect("schedules")


@login_required
@require_POST
def resume(request: Request, public_id: str) -> HttpResponse:
    get_object_or_404(schedules_for(request.actor), public_id=public_id)
    usecases.resume_schedule(public_id=public_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Jadwal berjalan lagi mulai periode ini."))
    return redirect("schedules")


@login_required
@require_POST
def remove(request: Request, public_id: str) -> HttpResponse:
    get_object_or_404(schedules_for(request.actor), public_id=public_id)
    usecases.remove_schedule(public_id=public_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Jadwal dihapus. Laporan yang sudah dibuat tetap ada pada penerimanya."))
    return redirect("schedules")


def _require(request: Request) -> None:
    if not may_schedule(request.actor):
        raise Http404


def _made(request: Request, form: ScheduleForm) -> bool:
    """Whether the schedule stands now; else every reason stands in the form."""
    given = form.cleaned_data
    agency = given["agency"]
    try:
        with accepting(request) as is_first:
            if is_first:
                usecases.make_schedule(
                    kind=given["kind"], format=given["format"], rhythm=given["rhythm"], audience=given["audience"],
                    agency_id=agency.pk if agency else None, by=request.actor, at=timezone.now(),
                )  # fmt: skip
    except Blocked as refusal:
        for problem in refusal.problems:
            form.add_error(None, problem_text(problem))
        return False
    return True


def _line(schedule: Schedule) -> dict[str, Any]:
    """A schedule with what it made last and makes next."""
    runs = list(schedule.runs.all())
    last = runs[0] if runs else None
    return {
        "schedule": schedule,
        "last": last,
        "last_period": periode(last.period) if last else "",
        "missed": ", ".join(periode(name) for name in last.missed) if last else "",
        "next_on": span_of(schedule.every, timezone.localdate()).due_on if schedule.is_active else None,
    }
