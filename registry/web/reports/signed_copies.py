"""The signed copy of a report, uploaded back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.reports.queries.jobs import asked_by
from registry.reports.usecases.signing import sign_report
from registry.shared.errors import Blocked
from registry.web.reports.forms import SignedCopyForm
from registry.web.reports.reports import page_of
from registry.web.request import Request
from registry.web.templatetags.words import problem_text
from registry.web.typing.forms import accepting


@login_required
@require_POST
def create(request: Request, public_id: str) -> HttpResponse:
    """A refusal keeps what was typed; only the file must be chosen again."""
    job = get_object_or_404(asked_by(request.actor), public_id=public_id)
    form = SignedCopyForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "reports/show.html", page_of(request, job, form=form), status=400)
    given = form.cleaned_data
    try:
        with accepting(request) as is_first:
            if is_first:
                sign_report(
                    public_id=public_id, number=given["number"], on=given["on"], signatory=given["signatory"],
                    upload=given["file"], by=request.actor, at=timezone.now(),
                )  # fmt: skip
    except Blocked as refusal:
        found = [{"text": problem_text(problem), "basis": problem.basis} for problem in refusal.problems]
        return render(request, "reports/show.html", page_of(request, job, form=form, problems=found), status=409)
    messages.success(request, _("Salinan bertanda tangan tercatat di dokumen usulan."))
    return redirect("report", public_id)
