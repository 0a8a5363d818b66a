"""Asking for a report, its progress and its file."""

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from registry.proposals.queries.visibility import visible_to
from registry.reports.models import Job
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.jobs import ask_report
from registry.web.request import Request


def _mine(request: Request) -> QuerySet[Job]:
    return Job.objects.filter(asked_by_id=request.actor.user_id, region_id=request.actor.region_code).defer("facts")


@login_required
@require_POST
def create(request: Request, public_id: str) -> HttpResponse:
    get_object_or_404(visible_to(request.actor), public_id=public_id)
    if request.POST.get("kind") not in set(ReportKind):
        raise Http404
    job = ask_report(
        public_id=public_id,
        kind=ReportKind(request.POST["kind"]),
        request_key=request.POST.get("request_key", ""),
        by=request.actor,
        at=timezone.now(),
    )
    return redirect("report", job.public_id)


@login_required
def index(request: Request) -> HttpResponse:
    return render(request, "reports/index.html", {"jobs": _mine(request)[:100]})


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    return render(request, "reports/show.html", {"job": get_object_or_404(_mine(request), public_id=public_id)})


@login_required
def file(request: Request, public_id: str) -> FileResponse:
    job = get_object_or_404(_mine(request).select_related("file"), public_id=public_id, state="selesai")
    answer = FileResponse(job.file.file.open("rb"), as_attachment=True, filename=job.file.name)
    answer["Cache-Control"] = "private, no-store"
    return answer
