"""Mending what was wrongly recorded: taking back the last step, superseding a paper."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from registry.audit.labels import KIND_LABELS
from registry.procedure.labels import DONE_LABELS
from registry.procedure.queries.mending import last_standing_step, resting_on
from registry.procedure.usecases.mending import supersede_document, take_back_step
from registry.proposals.models import ProcessDocument, Proposal
from registry.proposals.policy import may_mend
from registry.proposals.queries.facts import documents_in_force
from registry.proposals.queries.visibility import opened_to
from registry.proposals.usecases.documents import NewPaper
from registry.review.queries.facts import own_user_ids
from registry.shared.errors import Blocked
from registry.web.proposals.step_forms import day, text
from registry.web.proposals.steps import led_on
from registry.web.proposals.uploads import kept_files
from registry.web.request import Request
from registry.web.templatetags.words import problem_text
from registry.web.typing.forms import accepting, is_repeated, with_typing
from registry.workflow.labels import STATE_LABELS
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.transitions import Move


class TakeBackForm(forms.Form):
    """Why the last step is taken back; the step itself is named, so that a second asking finds it gone."""

    step_number = forms.IntegerField(widget=forms.HiddenInput)
    reason = text(gettext_lazy("Alasan pembatalan"))


class PaperForm(forms.Form):
    """The right paper in place of a wrong one."""

    number = forms.CharField(label=gettext_lazy("Nomor yang benar"), max_length=120)
    on = day(gettext_lazy("Tanggal yang benar"))
    signatory = forms.CharField(label=gettext_lazy("Jabatan penanda tangan"), max_length=160)
    file = forms.FileField(label=gettext_lazy("Berkas yang benar (PDF)"))
    reason = text(gettext_lazy("Alasan penggantian"))


def _mendable(request: Request, public_id: str) -> Proposal:
    proposal = get_object_or_404(opened_to(request.actor), public_id=public_id)
    if not may_mend(request.actor, proposal) or request.actor.user_id in own_user_ids(proposal):
        raise Http404
    return proposal


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    return _page(request, _mendable(request, public_id))


@login_required
@require_POST
def step(request: Request, public_id: str) -> HttpResponse:
    if is_repeated(request):
        return led_on(request, public_id)
    proposal = _mendable(request, public_id)
    form = TakeBackForm(request.POST)
    if not form.is_valid():
        return _page(request, proposal, form=form, status=409)
    clean, last = form.cleaned_data, last_standing_step(proposal)
    if last is None or last.pk != clean["step_number"]:
        messages.info(request, _("Langkah itu sudah dibatalkan atau sudah ada langkah sesudahnya."))
        return redirect("proposal", public_id)
    try:
        with accepting(request) as is_first:
            if is_first:
                take_back_step(public_id=public_id, by=request.actor, at=timezone.now(), **clean)
    except Blocked as refusal:
        return _page(request, proposal, form=form, found=refusal, status=409)
    messages.success(request, _("Langkah dibatalkan. Kedua peristiwa tetap tercatat dalam riwayat."))
    return led_on(request, public_id)


def _page(
    request: Request,
    proposal: Proposal,
    *,
    form: TakeBackForm | None = None,
    found: Blocked | None = None,
    status: int = 200,
) -> HttpResponse:
    last = last_standing_step(proposal)
    resting = [{"text": KIND_LABELS[kind]} for kind in resting_on(last)] if last else []
    number = last.pk if last else None
    drawn = form or TakeBackForm(initial={"step_number": number})
    context: dict[str, Any] = {
        "proposal": proposal,
        "last": last,
        "last_label": DONE_LABELS[Move(last.move)] if last else "",
        "back_to": STATE_LABELS[last.earlier["state"]] if last else "",
        "resting": resting,
        "form": with_typing(request, drawn, name=f"batal-{number}", page=reverse("mending", args=[proposal.public_id])),
        "problems": _lines(found),
        "documents": documents_in_force(proposal).order_by("-on", "-pk"),
    }
    return render(request, "proposals/mending.html", context, status=status)


@login_required
def document(request: Request, public_id: str, document_id: str) -> HttpResponse:
    proposal = _mendable(request, public_id)
    old = get_object_or_404(proposal.documents, public_id=document_id)
    if old.superseded_by_id is not None:
        messages.info(request, _("Dokumen itu sudah diganti."))
        return redirect("proposal", public_id)
    initial = {"number": old.number, "on": old.on, "signatory": old.signatory}
    form = PaperForm(request.POST or None, request.FILES or None, initial=initial)
    found = None
    if request.method == "POST" and form.is_valid():
        try:
            with accepting(request) as is_first:
                if is_first:
                    _supersede(request, proposal=proposal, old=old, form=form)
        except Blocked as refusal:
            found = refusal
        else:
            messages.success(request, _("Dokumen diganti. Dokumen lama tetap tersimpan dalam riwayat."))
            return redirect("proposal", public_id)
    refused = found is not None or bool(form.errors)
    context = {"proposal": proposal, "old": old, "form": with_typing(request, form), "problems": _lines(found)}
    return render(request, "proposals/superseding.html", context, status=409 if refused else 200)


def _supersede(request: Request, *, proposal: Proposal, old: ProcessDocument, form: PaperForm) -> None:
    now, clean = timezone.now(), form.cleaned_data
    with kept_files(region_code=proposal.region_id, uploads={"file": clean["file"]}, at=now) as files:
        paper = NewPaper(
            DocumentKind(old.kind), clean["number"], clean["on"], clean["signatory"], file=files["file"],
            signer_agency_id=old.signer_agency_id,
        )  # fmt: skip
        supersede_document(
            public_id=proposal.public_id, document_id=old.public_id, paper=paper, reason=clean["reason"],
            by=request.actor, at=now,
        )  # fmt: skip


def _lines(found: Blocked | None) -> list[dict[str, str]]:
    return [{"text": problem_text(p), "basis": p.basis} for p in found.problems] if found else []
