"""A record of a public source put on the legal way: taken in with its papers (T14), or recognised (T13)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.procedure.usecases.taking_in import recognise, take_in
from registry.proposals.models import Proposal
from registry.proposals.policy import may_take
from registry.proposals.queries.visibility import opened_to
from registry.web.request import Request
from registry.web.trial.entries import Page, bound, entry
from registry.web.trial.record_forms import RecognitionForm, RunningFileForm, StandingForm
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.facts import Given
from registry.workflow.rules.states import Initiator, State
from registry.workflow.rules.transitions import STEPS, Move

TAKING_IN = Page(
    _("Ambil berkas berjalan"),
    _("Catatan sumber publik menjadi usulan menurut dokumen yang sudah ada: seluruh dokumen jalurnya, urut tanggal."),
    STEPS[Move.TAKE_IN].basis, _("Ambil berkas"), "proposal", _("Catatan"),
)  # fmt: skip
RECOGNITION = Page(
    _("Akui penerapan"),
    _("Hanya inovasi yang diterapkan sebelum 15 September 2017, atau replikasi inovasi yang disebarluaskan Menteri."),
    STEPS[Move.RECOGNISE].basis, _("Akui penerapan"), "proposal", _("Catatan"),
)  # fmt: skip


@login_required
def take(request: Request, public_id: str) -> HttpResponse:
    """First where the file stands (by address), then its content and papers."""
    proposal = _record(request, public_id, Move.TAKE_IN)
    if proposal.state != State.TERCATAT:
        return _already(request, public_id)
    standing = StandingForm(request.GET or None, initial={"inisiator": proposal.initiator})
    if not standing.is_valid():
        context = {"proposal": proposal, "form": standing, "page": TAKING_IN}
        return render(request, "trial/standing.html", context)
    running = standing.running()
    form = bound(request, RunningFileForm, proposal=proposal, running=running)
    return entry(
        request, proposal=proposal, form=form, page=TAKING_IN, groups=form.groups(), standing=standing,
        act=lambda files, now: take_in(
            public_id=public_id, file=form.file(), given=form.given(),
            papers=form.papers(files, signer_agency_id=form.chosen("agency")), by=request.actor, at=now,
        ),
    )  # fmt: skip


@login_required
def acknowledge(request: Request, public_id: str) -> HttpResponse:
    """The ground stands in the address; Art. 35 unless the other is asked for."""
    proposal = _record(request, public_id, Move.RECOGNISE)
    if proposal.state != State.TERCATAT:
        return _already(request, public_id)
    asked = request.GET.get("dasar", DocumentKind.CRITERIA_CHECK)
    if asked not in RecognitionForm.GROUNDS:
        raise Http404
    form = bound(request, RecognitionForm, proposal=proposal, ground=DocumentKind(asked))
    return entry(
        request, proposal=proposal, form=form, page=RECOGNITION, groups=form.groups(),
        grounds=list(RecognitionForm.GROUNDS.items()), ground=asked,
        act=lambda files, now: recognise(
            public_id=public_id, initiator=Initiator(form.cleaned_data["initiator"]), agency_id=form.chosen("agency"),
            implemented_on=form.cleaned_data["implemented_on"], given=Given(**form.given_instrument()),
            papers=form.papers(files, signer_agency_id=None), by=request.actor, at=now,
        ),
    )  # fmt: skip


def _record(request: Request, public_id: str, move: Move) -> Proposal:
    proposal = get_object_or_404(opened_to(request.actor), public_id=public_id)
    if not may_take(request.actor, proposal, move):
        raise Http404
    return proposal


def _already(request: Request, public_id: str) -> HttpResponse:
    messages.info(request, gettext("Catatan ini sudah berada di jalur hukum; tidak diambil dua kali."))
    return redirect("proposal", public_id)
