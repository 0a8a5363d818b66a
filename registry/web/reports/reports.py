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
from registry.reports.models import Job
from registry.reports.policy import may_cancel, may_retry, may_schedule, may_sign
from registry.reports.queries.jobs import asked_by, of_office, readable_by, signed_copy_of
from registry.reports.queries.parts import Parts, parts_of
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import OPEN, STATE_TONES, JobState
from registry.reports.rules.kinds import FORMATS, ReportKind, is_whole
from registry.reports.usecases.jobs import ask_report, cancel_job, note_seen, retry_job
from registry.web.reports.forms import SignedCopyForm
from registry.web.reports.words import inputs_of, work_of
from registry.web.request import Request
from registry.web.typing.forms import with_typing

SHOWN = 100
KEY_LENGTH = 80
OFFICE = "kantor"


@login_required
@require_POST
def create(request: Request, public_id: str) -> HttpResponse:
    get_object_or_404(opened_to(request.actor), public_id=public_id)
    kind = request.POST.get("kind", "")
    if kind not in set(ReportKind):
        raise Http404
    wanted = request.POST.get("format", "") or FORMATS[kind][0]
    if wanted not in set(Format):
        raise Http404
    at = timezone.now()
    job = ask_report(
        public_id=public_id,
        kind=ReportKind(kind),
        format=Format(wanted),
        address=request.build_absolute_uri(reverse("innovation", args=[public_id])),
        request_key=key_in(request),
        by=request.actor,
        at=at,
    )
    return redirect("report", job.public_id)


def key_in(request: Request) -> str:
    """The mark of the drawn form; without one a second click within the minute is the same request."""
    return request.POST.get("request_key", "")[:KEY_LENGTH] or f"{timezone.now():%Y%m%d%H%M}"


@login_required
def index(request: Request) -> HttpResponse:
    """What I asked for, or what my office has; the parts of a bundle stand on its page."""
    is_office = request.GET.get("milik") == OFFICE
    jobs = (of_office if is_office else asked_by)(request.actor).filter(parent=None)
    rows = [(job, STATE_TONES[job.state]) for job in jobs[:SHOWN]]
    context = {
        "rows": rows,
        "rows_said": jobs.count() if len(rows) == SHOWN else len(rows),
        "shown": SHOWN,
        "is_office": is_office,
        "office": OFFICE,
        "may_schedule": may_schedule(request.actor),
    }
    return render(request, "reports/index.html", context)


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    job = get_object_or_404(readable_by(request.actor), public_id=public_id)
    if job.told_at is None and job.state not in OPEN and job.asked_by_id == request.actor.user_id:
        note_seen(public_id=public_id, by=request.actor, at=timezone.now())
    return render(request, "reports/show.html", page_of(request, job, form=SignedCopyForm()))


@login_required
def progress(request: Request, public_id: str) -> JsonResponse:
    """How far the report is, for the page that waits."""
    job = get_object_or_404(readable_by(request.actor), public_id=public_id)
    answer = JsonResponse({"state": job.state} | work_of(job, _parts(job)))
    answer["Cache-Control"] = "private, no-store"
    return answer


@login_required
@require_POST
def retry(request: Request, public_id: str) -> HttpResponse:
    get_object_or_404(readable_by(request.actor), public_id=public_id)
    retry_job(public_id=public_id, by=request.actor, at=timezone.now())
    return redirect("report", public_id)


@login_required
@require_POST
def cancel(request: Request, public_id: str) -> HttpResponse:
    get_object_or_404(readable_by(request.actor), public_id=public_id)
    cancel_job(public_id=public_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Pembuatan laporan dibatalkan."))
    return redirect("report", public_id)


@login_required
@require_POST
def dismiss(request: Request, public_id: str) -> HttpResponse:
    """I have seen how it ended."""
    get_object_or_404(asked_by(request.actor), public_id=public_id)
    note_seen(public_id=public_id, by=request.actor, at=timezone.now())
    return redirect("tasks")


@login_required
def file(request: Request, public_id: str) -> FileResponse:
    stored = get_object_or_404(readable_by(request.actor), public_id=public_id, state=JobState.DONE).file
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
    signed, parts = signed_copy_of(job), _parts(job, by_name=True)
    may_sign_now = may_sign(request.actor, job) and signed is None and job.asked_by_id == request.actor.user_id
    page = reverse("report", args=[job.public_id])
    return {
        "job": job,
        "tone": STATE_TONES[job.state],
        "is_open": job.state in OPEN,
        "work": work_of(job, parts),
        "parts": parts,
        "inputs": inputs_of(job),
        "proposal": job.proposal,
        "may_retry": may_retry(request.actor, job, has_failed_parts=parts is not None and bool(parts.not_made)),
        "may_cancel": may_cancel(request.actor, job),
        "may_sign": may_sign_now,
        "signed": signed,
        "form": with_typing(request, form, page=page) if may_sign_now else None,
        "problems": problems or [],
    }


def _parts(job: Job, *, by_name: bool = False) -> Parts | None:
    return parts_of(job, by_name=by_name) if is_whole(kind=job.kind, format=job.format) else None
