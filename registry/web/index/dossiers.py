"""Out of the door: the profile for copying, and the dossiers of an innovation and of the region."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from registry.index.labels import PROFILE_LABELS
from registry.index.models import Period
from registry.index.policy import may_open_region, may_open_sheet
from registry.index.queries.editions import edition_of
from registry.index.queries.snapshot import profile_for
from registry.index.queries.visible import current_period
from registry.proposals.queries.visibility import visible_to
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import FORMATS, ReportKind
from registry.reports.usecases.dossiers import ask_dossier, ask_region_dossier
from registry.shared.errors import NotAllowed
from registry.web.request import Request

KEY_LENGTH = 80
YEAR_DIGITS = 4


@login_required
def profile(request: Request, public_id: str) -> HttpResponse:
    """What the portal asks, in its order, each field to be copied."""
    found = visible_to(request.actor).select_related("owner", "region", "main_affair")
    proposal = get_object_or_404(found, public_id=public_id)
    if not may_open_sheet(request.actor, proposal):
        raise Http404
    period = current_period(proposal.region_id)
    context = {
        "proposal": proposal,
        "period": period,
        "fields": [(PROFILE_LABELS[each.name], each) for each in profile_for(proposal=proposal, period=period)],
        "words_min": edition_of(period.edition).eligibility.words_min if period else None,
    }
    return render(request, "index/profile.html", context)


@login_required
@require_POST
def create(request: Request, public_id: str) -> HttpResponse:
    proposal = get_object_or_404(visible_to(request.actor), public_id=public_id)
    if not may_open_sheet(request.actor, proposal):
        raise Http404
    job = ask_dossier(
        public_id=public_id, year=_year(request), format=_format(request, ReportKind.DOSSIER),
        request_key=_key(request), by=request.actor, at=timezone.now(),
    )  # fmt: skip
    return redirect("report", job.public_id)


@login_required
def index(request: Request, region_code: str) -> HttpResponse:
    """Every period of the region, open or frozen, with its dossier."""
    _require_region(request, region_code)
    periods = Period.objects.filter(region_id=region_code).select_related("edition", "region").defer("frozen")
    return render(request, "index/dossiers.html", {"periods": periods, "region_code": region_code})


@login_required
@require_POST
def create_region(request: Request, region_code: str) -> HttpResponse:
    _require_region(request, region_code)
    job = ask_region_dossier(
        region_code=region_code, year=_year(request), format=_format(request, ReportKind.REGION_DOSSIER),
        request_key=_key(request), by=request.actor, at=timezone.now(),
    )  # fmt: skip
    return redirect("report", job.public_id)


def _require_region(request: Request, region_code: str) -> None:
    if not may_open_region(request.actor, region_code):
        raise NotAllowed


def _year(request: Request) -> int:
    given = request.POST.get("year", "")
    if not (given.isascii() and given.isdecimal() and len(given) == YEAR_DIGITS):
        raise Http404
    return int(given)


def _format(request: Request, kind: ReportKind) -> Format:
    given = request.POST.get("format", "")
    if given not in FORMATS[kind]:
        raise Http404
    return Format(given)


def _key(request: Request) -> str:
    """A second click within the minute is the same request."""
    return request.POST.get("request_key", "")[:KEY_LENGTH] or f"{timezone.now():%Y%m%d%H%M}"
