"""A citizen's proposal by receipt code: where it stands, completing it, taking it back."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from registry.procedure.labels import CONDITION_LABELS, DONE_LABELS, NEXT_LABELS
from registry.procedure.queries.route import Point, route_of
from registry.procedure.usecases.citizens import complete_citizen_proposal, withdraw_citizen_proposal
from registry.proposals.labels import RECEIPT_LABELS
from registry.proposals.models import Proposal
from registry.proposals.queries.attachments import attachments_of
from registry.proposals.queries.content import missing_content_of
from registry.proposals.queries.receipts import behind_receipt
from registry.proposals.rules.content import WORD_GOAL
from registry.proposals.rules.receipts import receipt_digest
from registry.reports.queries.receipts import receipt_paper_of
from registry.reports.rules.jobs import JobState
from registry.reports.usecases.receipts import begin_receipt_again
from registry.shared.errors import Blocked
from registry.shared.problems import Problem
from registry.web.citizens.forms import CompletionForm, ReceiptForm, WithdrawalForm
from registry.web.citizens.limits import is_too_often
from registry.web.citizens.sessions import CODE, RECEIPT, proposal_of, receipt_of
from registry.web.request import Request
from registry.web.templatetags.words import problem_text
from registry.web.typing.forms import accepting, keep_own, with_typing
from registry.workflow.labels import STATE_LABELS
from registry.workflow.rules.states import BEFORE_DECREE, EDITABLE, PUBLIC, State


@never_cache
@sensitive_post_parameters("code")
def show(request: Request) -> HttpResponse:
    """Asks for the code by POST; what it opens is held by the session, so that the code stands in no address."""
    form = ReceiptForm(request.POST or None)
    if request.method == "POST":
        if is_too_often(request, action="status"):
            return render(request, "citizens/often.html", status=429)
        if form.is_valid():
            receipt = receipt_digest(code=form.cleaned_data["code"])
            if behind_receipt(receipt).exists():
                request.session.cycle_key()
                request.session[RECEIPT] = receipt
                return redirect("citizen_status")
            form.add_error("code", _("Kode ini tidak ditemukan. Periksa lagi huruf dan angkanya."))
        return render(request, "citizens/code.html", {"form": form})
    proposal = proposal_of(request)
    if proposal is None:
        return render(request, "citizens/code.html", {"form": form})
    return _page(request, proposal, withdrawal=WithdrawalForm())


def _page(request: Request, proposal: Proposal, *, withdrawal: WithdrawalForm) -> HttpResponse:
    drawn = with_typing(
        request, withdrawal, name=f"tarik-{proposal.public_id}", page=reverse("citizen_status")
    )  # fmt: skip
    may_withdraw = proposal.state in BEFORE_DECREE
    context = _context(proposal) | {"withdrawal": drawn if may_withdraw else None}
    return render(request, "citizens/status.html", context)


def _context(proposal: Proposal) -> dict[str, Any]:
    """State in plain words, the line of the route, what is asked, and what may be done."""
    steps = list(proposal.steps.filter(taken_back_at__isnull=True))
    last = steps[-1] if steps else None
    missing = missing_content_of(proposal) if proposal.state in EDITABLE else ()
    return {
        "proposal": proposal,
        "words": RECEIPT_LABELS.get(proposal.state, ""),
        "line": [_point(point) for point in route_of(proposal=proposal, steps=steps)],
        "gaps": last.gaps if last and proposal.state == State.LENGKAPI else [],
        "missing": [
            {"text": problem_text(Problem("content_missing", code)), "basis": "PP 38/2017 Pasal 7 ayat (2)"}
            for code in missing
        ],
        "reason": last.reason if last and proposal.state in {State.TIDAK_LAYAK, State.DITARIK} else "",
        "paper": receipt_paper_of(proposal),
        "attachments": attachments_of(proposal),
        "is_public": proposal.state in PUBLIC,
        "may_complete": proposal.state == State.LENGKAPI,
    }


def _point(point: Point) -> dict[str, Any]:
    labels = DONE_LABELS if point.tone in {"done", "stop"} else NEXT_LABELS
    label = labels.get(point.move, point.move) if point.move else STATE_LABELS[point.state or State.DRAFT]
    condition = CONDITION_LABELS.get(point.move, "") if point.move and point.tone == "next" else ""
    return {"tone": point.tone, "label": label, "on": point.on, "basis": point.basis, "condition": condition}


@never_cache
def receipt(request: Request) -> HttpResponseBase:
    """The receipt as a file, for who holds its code; while it is being made, the page that says so."""
    proposal = proposal_of(request)
    paper = receipt_paper_of(proposal) if proposal else None
    stored = paper.mark.document.file if paper else None
    if proposal is None or stored is None:
        return redirect("citizen_status")
    name = f"tanda-terima-{proposal.registration}.pdf"
    return FileResponse(stored.file.open("rb"), as_attachment=True, filename=name, content_type=stored.media_type)


@never_cache
def receipt_progress(request: Request) -> HttpResponse:
    """Whether the file is made, for the page that waits."""
    proposal = proposal_of(request)
    paper = receipt_paper_of(proposal) if proposal else None
    if paper is None:
        return redirect("citizen_status")
    job = paper.job
    state = JobState.DONE if job is None else job.state
    return JsonResponse({"state": state, "percent": 100 if job is None else job.percent})


@require_POST
def receipt_again(request: Request) -> HttpResponse:
    """A receipt whose file did not come out is made once more."""
    if proposal_of(request) is not None:
        begin_receipt_again(receipt=receipt_of(request), at=timezone.now())
    return redirect("citizen_status")


@never_cache
def edit(request: Request) -> HttpResponse:
    """The returned proposal as it stands, to be completed and handed in again."""
    proposal = proposal_of(request)
    if proposal is None or proposal.state != State.LENGKAPI:
        return _to_status(request, proposal)
    form = CompletionForm(request.POST or None, request.FILES or None, proposal=proposal)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            with accepting(request) as is_first:
                if is_first:
                    complete_citizen_proposal(
                        receipt=receipt_of(request), values=form.values(), uploads=form.uploads(), at=timezone.now()
                    )
        except Blocked as refusal:
            form.show(refusal.problems)
            status = 409
        else:
            messages.success(request, _("Kelengkapan diserahkan."))
            return redirect("citizen_status")
    last = proposal.steps.filter(taken_back_at__isnull=True).last()
    context = {
        "form": with_typing(request, form, name=proposal.public_id), "proposal": proposal,
        "gaps": last.gaps if last else [], "word_goal": WORD_GOAL,
    }  # fmt: skip
    return render(request, "citizens/edit.html", context, status=status)


def _to_status(request: Request, proposal: Proposal | None) -> HttpResponse:
    """Where the session is over, what came is kept: the receipt opens it again."""
    if proposal is None:
        keep_own(request)
    return redirect("citizen_status")


@require_POST
def withdraw(request: Request) -> HttpResponse:
    proposal, form = proposal_of(request), WithdrawalForm(request.POST)
    if proposal is None or proposal.state not in BEFORE_DECREE:
        return _to_status(request, proposal)
    if not form.is_valid():
        return _page(request, proposal, withdrawal=form)
    with accepting(request) as is_first:
        if is_first:
            withdraw_citizen_proposal(
                receipt=receipt_of(request), reason=form.cleaned_data["reason"], at=timezone.now()
            )  # fmt: skip
    messages.success(request, _("Usulan ditarik."))
    return redirect("citizen_status")


@require_POST
def close(request: Request) -> HttpResponse:
    """Leaves nothing behind on a shared device."""
    for name in (RECEIPT, CODE):
        request.session.pop(name, None)
    return redirect("citizen_status")
