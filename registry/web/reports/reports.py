"""Asking for a report, its progress and its file."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.proposals.queries.visibility import opened_to
from registry.reports.labels import STEP_LABELS
from registry.reports.models import Job
from registry.reports.policy import may_cancel, may_retry, may_sign
from registry.reports.queries.inputs import inputs_of
from registry.reports.queries.jobs import asked_by, signed_copy_of
from registry.reports.rules.jobs import OPEN, STATE_TONES, JobState
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.jobs import ask_report, cancel_job, retry_job
from registry.web.reports.forms import SignedCopyForm
from registry.web.request import Request
from registry.web.typing.forms import with_typing

SHOWN = 100
KEY_LENGTH = 80


@login_required
@require_POST
def create(request: Request, public_id: str) -> HttpResponse:
    get_object_or_404(opened_to(request.actor), public_id=public_id)
    if request.POST.get("kind") not in set(ReportKind):
        raise Http404
    at = timezone.now()
    job = ask_report(
        public_id=public_id,
        kind=ReportKind(request.POST["kind"]),
        request_key=request.POST.get("request_key", "")[:KEY_LENGTH] or f"{at:%Y%m%d%H%M}",
        by=request.actor,
        at=at,
    )
    return redirect("report", job.public_id)


@login_required
def index(request: Request) -> HttpResponse:
    rows = [(job, STATE_TONES[job.state]) for job in asked_by(request.actor)[:SHOWN]]
    return render(request, "reports/index.html", {"rows": rows, "shown": SHOWN})


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    job = get_object_or_404(asked_by(request.actor), public_id=public_id)
    return render(request, "reports/show.html", page_of(request, job, form=SignedCopyForm()))


@login_required
def progress(request: Request, public_id: str) -> JsonResponse:
    """How far the report is, for the page that waits."""
    job = get_object_or_404(asked_by(request.actor), public_id=public_id)
    answer = JsonResponse({"state": job.state, "percent": job.percent, "step": _step(job)})
    answer["Cache-Control"] = "private, no-store"
    return answer


@login_required
@require_POST
def retry(request: Request, public_id: str) -> HttpResponse:
    get_object_or_404(asked_by(request.actor), public_id=public_id)
    retry_job(public_id=public_id, by=request.actor, at=timezone.now())
    return redirect("report", public_id)


@login_required
@require_POST
def cancel(request: Request, public_id: str) -> HttpResponse:
    get_object_or_404(asked_by(request.actor), public_id=public_id)
    cancel_job(public_id=public_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Pembuatan laporan dibatalkan."))
    return redirect("report", public_id)


@login_required
def file(request: Request, public_id: str) -> FileResponse:
    stored = get_object_or_404(asked_by(request.actor), public_id=public_id, state=JobState.DONE).file
    if stored is None:
        raise Http404
    answer = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.media_type
    )
    answer["Cache-Control"] = "private, no-store"
    return answer


def page_of(
    request: Request, job: Job, *, form: SignedCopyForm, problems: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    """What the page of a report shows."""
    signed = signed_copy_of(job)
    may_sign_now = may_sign(request.actor, job) and signed is None
    page = reverse("report", args=[job.public_id])
    return {
        "job": job,
        "tone": STATE_TONES[job.state],
        "is_open": job.state in OPEN,
        "work": {"percent": job.percent, "step": _step(job)},
        "proposal": job.proposal,
        "inputs": inputs_of(job),
        "may_retry": may_retry(request.actor, job),
        "may_cancel": may_cancel(request.actor, job),
        "may_sign": may_sign_now,
        "signed": signed,
        "form": with_typing(request, form, page=page) if may_sign_now else None,
        "problems": problems or [],
    }


def _step(job: Job) -> str:
    return str(STEP_LABELS[job.step]) if job.state == JobState.RUNNING else str(job.get_state_display())
