"""Papers of the exchange, asked from the pages that they are about."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from registry.exchange.policy import is_host, sides_of
from registry.exchange.queries.attendance import present
from registry.exchange.queries.events import event_page
from registry.exchange.queries.replications import readable_adoptions
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.certificates import ask_certificates
from registry.reports.usecases.exchange import ask_event_paper, ask_statement
from registry.web.reports.reports import key_in
from registry.web.request import Request


@login_required
@require_POST
def statement(request: Request, public_id: str) -> HttpResponse:
    """For either end; asked twice from one page it is one job."""
    adoption = get_object_or_404(readable_adoptions(request.actor), public_id=public_id)
    if not sides_of(request.actor, adoption):
        raise Http404
    job = ask_statement(
        public_id=public_id, format=_format(request), request_key=key_in(request), by=request.actor, at=timezone.now()
    )
    return redirect("report", job.public_id)


def _format(request: Request) -> Format:
    wanted = request.POST.get("format", Format.PDF)
    if wanted not in set(Format):
        raise Http404
    return Format(wanted)


@login_required
@require_POST
def invitation(request: Request, public_id: str) -> HttpResponse:
    return _of_event(request, public_id, ReportKind.INVITATION)


@login_required
@require_POST
def attendance(request: Request, public_id: str) -> HttpResponse:
    return _of_event(request, public_id, ReportKind.ATTENDANCE)


@login_required
@require_POST
def certificates(request: Request, public_id: str) -> HttpResponse:
    """Of everyone on the list with a name, in one file."""
    return _certified(request, public_id, None)


@login_required
@require_POST
def certificate(request: Request, public_id: str, attendee_id: str) -> HttpResponse:
    return _certified(request, public_id, attendee_id)


def _certified(request: Request, public_id: str, attendee_id: str | None) -> HttpResponse:
    event = get_object_or_404(event_page(public_id=public_id))
    if not is_host(request.actor, event):
        raise Http404
    if attendee_id is not None:
        get_object_or_404(present(event).exclude(name=""), public_id=attendee_id)
    check_url = request.build_absolute_uri(reverse("paper_check"))
    job = ask_certificates(
        public_id=public_id, attendee_id=attendee_id, check_url=check_url, request_key=key_in(request),
        by=request.actor, at=timezone.now(),
    )  # fmt: skip
    return redirect("report", job.public_id)


def _of_event(request: Request, public_id: str, kind: ReportKind) -> HttpResponse:
    """For the host's desk; whoever else reads the page finds no paper there."""
    if not is_host(request.actor, get_object_or_404(event_page(public_id=public_id))):
        raise Http404
    job = ask_event_paper(
        kind=kind, public_id=public_id, format=_format(request), request_key=key_in(request), by=request.actor,
        at=timezone.now(),
    )  # fmt: skip
    return redirect("report", job.public_id)
